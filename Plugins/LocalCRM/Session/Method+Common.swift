internal import Intents
internal import JSON
internal import PluginAPI
internal import RecordHandlers
internal import SQLite

extension Method {
    /// What every model can do.
    static let common: [String: Method] = [
        "action_archive": Method { call throws(HandlerFailure) in
            try setActive(false, call)
            return .null
        },
        "action_unarchive": Method { call throws(HandlerFailure) in
            try setActive(true, call)
            return .null
        },
        "toggle_active": Method { call throws(HandlerFailure) in
            try requireActive(call.model)
            for record in try call.session.read(call.model.name, call.ids, fields: ["active"]) {
                let isActive = record.values["active"] == true
                try call.session.write(call.model.name, [record.id], ["active": .bool(!isActive)])
            }
            return .null
        },
        "has_access": Method(takes: ["operation"]) { call throws(HandlerFailure) in
            guard let operation = call.arguments["operation"]?.stringValue else {
                throw .misused("missing a required argument: 'operation'")
            }
            guard let access = Access(rawValue: operation) else { return .bool(operation == "read") }
            return .bool(call.session.isManager || call.model.definition.salesMay.contains(access))
        },
        "message_post": Method(
            on: .oneRecord,
            takes: [
                "body", "body_is_html", "message_type", "subtype_xmlid", "subject", "partner_ids", "parent_id",
                "attachment_ids", "author_id", "email_from",
            ],
            postMessage
        ),
        "message_subscribe": Method(takes: ["partner_ids", "subtype_ids"]) { call throws(HandlerFailure) in
            try call.session.checkAllThere(call.ids, in: call.model)
            return true
        },
        "activity_schedule": Method(
            takes: [
                "act_type_xmlid", "activity_type_id", "date_deadline", "summary", "note", "user_id", "automated",
            ],
            scheduleActivity
        ),
        "name_create": Method(on: .model, takes: ["name"]) { call throws(HandlerFailure) in
            let id = try call.session.create(call.model.name, ["name": call.arguments["name"] ?? false])
            return [.integer(id), .string(try call.session.name(of: id, in: call.model))]
        },
        "name_search": Method(on: .model, takes: ["name", "domain", "operator", "limit"], searchNames),
    ]

    private static func requireActive(_ model: Model) throws(HandlerFailure) {
        guard model.isArchivable else { throw .misused("\(model.name) cannot be archived: it has no field 'active'") }
    }

    private static func setActive(_ isActive: Bool, _ call: Call) throws(HandlerFailure) {
        try requireActive(call.model)
        try call.session.write(call.model.name, call.ids, ["active": .bool(isActive)])
    }

    private static func postMessage(_ call: Call) throws(HandlerFailure) -> JSON {
        let session = call.session
        try session.checkAllThere(call.ids, in: call.model)
        guard let id = call.ids.first, let body = call.arguments["body"]?.stringValue else {
            throw .misused("missing a required argument: 'body'")
        }
        let isHTML = call.arguments["body_is_html"] == true
        let isComment = call.arguments["subtype_xmlid"] == "mail.mt_comment"
        let posting = Posting(
            model: call.model.name,
            id: id,
            body: isHTML ? body : "<p>\(HTMLText.escape(body))</p>",
            subtype: isComment ? .discussions : .note,
            type: call.arguments["message_type"]?.stringValue ?? "notification",
            subject: call.arguments["subject"] ?? false
        )
        return [.integer(try session.post(posting))]
    }

    /// A type that is not known becomes a to-do, as in Odoo.
    private static func scheduleActivity(_ call: Call) throws(HandlerFailure) -> JSON {
        let session = call.session
        var values = call.arguments
        values["automated"] = nil
        values["act_type_xmlid"] = nil
        if values["activity_type_id"] == nil {
            let key = call.arguments["act_type_xmlid"]?.stringValue?.split(separator: "_").last.map(String.init)
            values["activity_type_id"] = .integer(ActivityType(key: key).rawValue)
        }
        if values["summary"] == nil, let type = values["activity_type_id"]?.intValue {
            values["summary"] = try session.read("mail.activity.type", [type], fields: ["summary"]).first?.values[
                "summary"
            ]
        }
        var made: [JSON] = []
        for id in call.ids {
            values["res_model"] = .string(call.model.name)
            values["res_id"] = .integer(id)
            made.append(.integer(try session.inside.create("mail.activity", values)))
        }
        return .array(made)
    }

    private static func searchNames(_ call: Call) throws(HandlerFailure) -> JSON {
        let session = call.session
        let written = call.arguments["operator"]?.stringValue ?? "ilike"
        guard let comparison = Domain.Comparison(rawValue: written) else {
            throw .misused("there is no operator '\(written)'")
        }
        var condition = try session.condition(
            call.arguments["domain"] ?? .null,
            on: call.model,
            includesArchived: false
        )
        if let name = call.arguments["name"]?.stringValue, !name.isEmpty {
            condition = condition + " AND " + (try session.named(name, comparison, in: call.model, "t"))
        }
        let limit = call.arguments["limit"]?.intValue ?? 100
        var pairs: [JSON] = []
        for id in try session.ids(of: call.model, where: condition, limit: limit > 0 ? limit : nil) {
            pairs.append([.integer(id), .string(try session.name(of: id, in: call.model))])
        }
        return .array(pairs)
    }
}

/// The activity types that Odoo starts with, by their ids there.
enum ActivityType: Int, CaseIterable {
    case email = 1, call, meeting, todo, document

    init(key: String?) {
        self = Self.allCases.first { "\($0)" == key } ?? .todo
    }
}
