import Intents
import JSON
import LocalCRMPlugin
import PluginAPI
import RecordHandlers

/// A call as it came over the wire, carried out on an embedded CRM.
struct SimulatedCall {
    var model: String
    var method: String
    var ids: [Int]?
    var arguments: [String: JSON]
    var context: JSON

    init(model: String, method: String, ids: [Int]?, arguments: [String: JSON], context: JSON) {
        self.model = model
        self.method = method
        self.ids = ids
        self.arguments = arguments
        self.context = context
    }

    /// `[db, uid, key, model, method, positional, named]`
    init(executing parts: [JSON]) {
        model = parts[3].stringValue ?? ""
        method = parts[4].stringValue ?? ""
        arguments = parts[6].objectValue ?? [:]
        context = arguments.removeValue(forKey: "context") ?? [:]
        var positions = parts[5].arrayValue ?? []
        let names = ["create": "vals_list", "write": "vals", "search_read": "domain", "search_count": "domain"]
        if !["create", "search_read", "search_count"].contains(method), let first = positions.first,
            let list = first.arrayValue
        {
            ids = list.compactMap(\.intValue)
            positions.removeFirst()
        }
        if let name = names[method], let value = positions.first { arguments[name] = value }
    }

    private var caller: Caller {
        Caller(
            user: "me",
            roles: ["admin"],
            language: context["lang"]?.stringValue == "zh_CN" ? .zh : .en,
            timeZone: context["tz"]?.stringValue ?? "UTC",
            now: OdooConversationTests.now
        )
    }

    private var includesArchived: Bool { context["active_test"] == .bool(false) }

    func perform(on crm: LocalCRM) async throws(HandlerFailure) -> JSON {
        switch method {
        case "context_get": return ["uid": .integer(try await crm.currentUser(as: caller).id)]
        case "fields_get": return try await fields(crm)
        case "search_read":
            let query = RecordQuery(
                model: model,
                domain: arguments["domain"] ?? [],
                fields: names("fields"),
                limit: arguments["limit"]?.intValue,
                offset: arguments["offset"]?.intValue ?? 0,
                order: arguments["order"]?.stringValue,
                includesArchived: includesArchived
            )
            return rows(try await crm.search(query, as: caller))
        case "read": return rows(try await crm.read(model, ids ?? [], fields: names("fields"), as: caller))
        case "search_count":
            let domain = arguments["domain"] ?? []
            return .integer(try await crm.count(model, domain, includesArchived: includesArchived, as: caller))
        case "create":
            let values = arguments["vals_list"]?.arrayValue?.compactMap(\.objectValue) ?? []
            return .array(try await crm.create(model, values, key: nil, as: caller).map(JSON.integer))
        case "web_save":
            let made = try await crm.create(model, [arguments["vals"]?.objectValue ?? [:]], key: nil, as: caller)
            let wanted = arguments["specification"]?.objectValue ?? [:]
            let read = try await crm.read(model, made, fields: wanted.keys.sorted(), as: caller)
            return .array(read.map { webForm($0, wanted) })
        case "write":
            try await crm.write(model, ids ?? [], arguments["vals"]?.objectValue ?? [:], as: caller)
            return true
        case "unlink":
            try await crm.unlink(model, ids ?? [], as: caller)
            return true
        case "formatted_read_group":
            let query = GroupQuery(
                model: model,
                domain: arguments["domain"] ?? [],
                groupBy: names("groupby"),
                aggregates: names("aggregates"),
                order: arguments["order"]?.stringValue,
                limit: arguments["limit"]?.intValue,
                includesArchived: includesArchived
            )
            return .array(try await crm.group(query, as: caller).map(JSON.object))
        case "read_group": return try await readGroup(crm)
        default: return try await crm.call(method, on: model, ids ?? [], arguments, key: nil, as: caller)
        }
    }

    /// The form of the versions before 19: `alias:function(field)`.
    private func readGroup(_ crm: LocalCRM) async throws(HandlerFailure) -> JSON {
        var aliases: [String: String] = [:]
        for text in names("fields") {
            let parts = text.split { ":()".contains($0) }.map(String.init)
            aliases["\(parts[2]):\(parts[1])"] = parts[0]
        }
        let query = GroupQuery(
            model: model,
            domain: arguments["domain"] ?? [],
            groupBy: names("groupby"),
            aggregates: ["__count"] + aliases.keys.sorted(),
            includesArchived: includesArchived
        )
        return .array(
            try await crm.group(query, as: caller).map { row in
                var members: [String: JSON] = [:]
                for (key, value) in row { members[aliases[key] ?? key] = value }
                members["__domain"] = row["__extra_domain"]
                return .object(members)
            }
        )
    }

    private func fields(_ crm: LocalCRM) async throws(HandlerFailure) -> JSON {
        guard let schema = try await crm.schema(of: model, as: caller) else {
            throw .misused("Object \(model) doesn't exist")
        }
        return .object(
            schema.fields.mapValues { field in
                var members: [String: JSON] = [
                    "type": .string(field.type), "required": .bool(field.isRequired),
                    "readonly": .bool(field.isReadonly), "store": .bool(field.isStored),
                    "string": .string(field.label[caller.language] ?? ""),
                ]
                members["relation"] = field.relation.map(JSON.string)
                members["relation_field"] = field.relationField.map(JSON.string)
                if !field.selection.isEmpty {
                    members["selection"] = .array(
                        field.selection.map { [.string($0.key), .string($0.label[caller.language] ?? "")] }
                    )
                }
                return .object(members)
            }
        )
    }

    /// A many2one with a specification of its own is an object.
    private func webForm(_ record: Record, _ specification: [String: JSON]) -> JSON {
        var values = record.values
        values["id"] = .integer(record.id)
        for (name, wanted) in specification where wanted["fields"] != nil {
            guard let pair = values[name]?.arrayValue, pair.count == 2 else { continue }
            values[name] = ["id": pair[0], "display_name": pair[1]]
        }
        return .object(values)
    }

    private func names(_ argument: String) -> [String] {
        arguments[argument]?.arrayValue?.compactMap(\.stringValue) ?? []
    }

    private func rows(_ records: [Record]) -> JSON {
        .array(
            records.map { record in
                var values = record.values
                values["id"] = .integer(record.id)
                return .object(values)
            }
        )
    }
}
