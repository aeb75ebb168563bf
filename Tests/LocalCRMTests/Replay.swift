import Intents
import JSON
import LocalCRMPlugin
import PluginAPI
import RecordHandlers

/// Asks a store what a recorded request asked an Odoo server.
struct Replay {
    let crm: LocalCRM
    let recording: Recording

    private var caller: Caller { recording.caller }
    private var body: [String: JSON] { recording.body }
    private var ids: [Int] { (body["ids"]?.arrayValue ?? []).compactMap(\.intValue) }
    private var archived: Bool { body["context"]?["active_test"] == false }

    func answer() async throws(HandlerFailure) -> JSON {
        let model = recording.model
        switch recording.method {
        case "create":
            var ids: [JSON] = []
            let list = body["vals_list"]?.arrayValue ?? [body["vals_list"] ?? .null]
            var values: [[String: JSON]] = []
            for item in list { values.append(try await known(withDefaults(item.objectValue ?? [:]))) }
            ids = try await crm.create(model, values, key: nil, as: caller).map(JSON.integer)
            return .array(ids)
        case "write":
            try await crm.write(model, ids, try await known(body["vals"]?.objectValue ?? [:]), as: caller)
            return true
        case "unlink":
            try await crm.unlink(model, ids, as: caller)
            return true
        case "read":
            return records(try await crm.read(model, ids, fields: try await fields(), as: caller))
        case "search", "search_read":
            let query = RecordQuery(
                model: model,
                domain: body["domain"] ?? .null,
                fields: recording.method == "search" ? ["id"] : try await fields(),
                limit: body["limit"]?.intValue,
                offset: body["offset"]?.intValue ?? 0,
                order: body["order"]?.stringValue,
                includesArchived: archived
            )
            let found = try await crm.search(query, as: caller)
            return recording.method == "search" ? .array(found.map { .integer($0.id) }) : records(found)
        case "search_count":
            return .integer(
                try await crm.count(model, body["domain"] ?? .null, includesArchived: archived, as: caller)
            )
        case "web_save":
            let values = try await known(body["vals"]?.objectValue ?? [:])
            var written = ids
            if written.isEmpty {
                written = try await crm.create(model, [values], key: nil, as: caller)
            } else {
                try await crm.write(model, written, values, as: caller)
            }
            let specification = body["specification"]?.objectValue ?? [:]
            let read = try await crm.read(model, written, fields: specification.keys.sorted(), as: caller)
            var nested: [Record] = []
            for record in read { nested.append(try await nest(record, specification)) }
            return records(nested)
        case "formatted_read_group":
            let query = GroupQuery(
                model: model,
                domain: body["domain"] ?? .null,
                groupBy: body["groupby"]?.arrayValue?.compactMap(\.stringValue) ?? [],
                aggregates: body["aggregates"]?.arrayValue?.compactMap(\.stringValue) ?? [],
                order: body["order"]?.stringValue,
                limit: body["limit"]?.intValue
            )
            return .array(try await crm.group(query, as: caller).map(JSON.object))
        default:
            let arguments = body.filter { $0.key != "ids" && $0.key != "context" }
            return try await crm.call(recording.method, on: model, ids, arguments, key: nil, as: caller)
        }
    }

    private func records(_ records: [Record]) -> JSON {
        .array(records.map { .object($0.values.merging(["id": .integer($0.id)]) { $1 }) })
    }

    /// Related records as objects, as far as their names go.
    private func nest(_ record: Record, _ specification: [String: JSON]) async throws(HandlerFailure) -> Record {
        var record = record
        let schema = try await crm.schema(of: recording.model, as: caller)
        for (name, wish) in specification where wish["fields"] != nil {
            let relation = schema?.fields[name]?.relation ?? ""
            switch record.values[name] {
            case .array(let pair) where pair.count == 2 && pair[1].stringValue != nil:
                record.values[name] = ["id": pair[0], "display_name": pair[1]]
            case .array(let items):
                let ids = items.compactMap(\.intValue)
                record.values[name] = records(
                    try await crm.read(relation, ids, fields: ["display_name"], as: caller)
                )
            default: continue
            }
        }
        return record
    }

    private func withDefaults(_ values: [String: JSON]) -> [String: JSON] {
        var values = values
        for (name, value) in body["context"]?.objectValue ?? [:] where name.hasPrefix("default_") {
            values[String(name.dropFirst(8))] = values[String(name.dropFirst(8))] ?? value
        }
        return values
    }

    /// Fields that the embedded CRM does not have (colours of calendars, taxes …) are left out where Odoo answered.
    private func known(_ values: [String: JSON]) async throws(HandlerFailure) -> [String: JSON] {
        guard recording.error == nil else { return values }
        let schema = try await crm.schema(of: recording.model, as: caller)
        return values.filter { schema?.fields[$0.key] != nil }
    }

    private func fields() async throws(HandlerFailure) -> [String] {
        let names = body["fields"]?.arrayValue?.compactMap(\.stringValue) ?? []
        guard recording.error == nil else { return names }
        let schema = try await crm.schema(of: recording.model, as: caller)
        return names.filter { schema?.fields[$0] != nil }
    }
}

/// What an answer looks like, whatever stands in it: `false` may stand for any type, as it does in Odoo.
indirect enum Shape: Hashable, CustomStringConvertible {
    case anything
    case kind(String)
    case list(Shape)
    case pair
    case members([String: Shape])

    init(_ json: JSON) {
        switch json {
        case .null: self = .kind("null")
        case .bool(false): self = .anything
        case .bool(true): self = .kind("boolean")
        case .integer: self = .kind("integer")
        case .double: self = .kind("double")
        case .string: self = .kind("text")
        case .array(let items):
            if items.count == 2, case .string = items[1] {
                self = .pair
            } else {
                self = .list(items.map(Shape.init).reduce(.anything) { $0.merged(with: $1) })
            }
        case .object(let members): self = .members(members.mapValues(Shape.init))
        }
    }

    private func merged(with other: Shape) -> Shape {
        switch (self, other) {
        case (.anything, let shape), (let shape, .anything): shape
        case (.members(let left), .members(let right)): .members(left.merging(right) { $0.merged(with: $1) })
        case (.list(let left), .list(let right)): .list(left.merged(with: right))
        default: self
        }
    }

    /// Whether an answer of this shape can be read by whoever expects the other.
    func fits(_ other: Shape) -> Bool {
        switch (self, other) {
        case (.anything, _), (_, .anything): true
        case (.members(let left), .members(let right)):
            left.keys == right.keys && left.allSatisfy { key, shape in right[key].map(shape.fits) ?? false }
        case (.list(let left), .list(let right)): left.fits(right)
        default: self == other
        }
    }

    var description: String {
        switch self {
        case .anything: "?"
        case .kind(let name): name
        case .list(let inner): "[\(inner)]"
        case .pair: "pair"
        case .members(let members):
            "{\(members.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", "))}"
        }
    }
}

extension HandlerFailure {
    var kind: String {
        switch self {
        case .denied: "denied"
        case .missing: "missing"
        case .invalid: "invalid"
        case .misused: "misused"
        case .unauthenticated, .conflict, .unavailable, .timedOut, .cancelled, .unexpected: "\(self)"
        }
    }
}
