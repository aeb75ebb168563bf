internal import Intents
internal import JSON
internal import PluginAPI
internal import TimeZones

/// Records as replies and later steps read them: a many2one is `{id, name}`, what is empty is null, a datetime is ISO
/// 8601 on the user's clock.
struct RecordFacts {
    let schema: ModelSchema
    let zone: ZoneRules

    init(_ schema: ModelSchema, for caller: Caller) {
        self.schema = schema
        zone = caller.zone
    }

    func facts(of record: Record) -> JSON {
        var members: [String: JSON] = ["id": .integer(record.id)]
        for (name, value) in record.values where name != "id" {
            members[name] = fact(value, of: schema.fields[name]?.type ?? "")
        }
        if members["name"] == nil, let display = members["display_name"] { members["name"] = display }
        return .object(members)
    }

    func fact(_ value: JSON, of type: String) -> JSON {
        switch (type, value) {
        case ("boolean", _): value
        case (_, .bool(false)): .null
        case ("many2one", .array(let pair)) where pair.count == 2: ["id": pair[0], "name": pair[1]]
        case ("datetime", .string(let text)): .string(DateTimeText.local(text, zone: zone) ?? text)
        default: value
        }
    }

    /// The value in the form in which it can be written back.
    func writable(_ value: JSON, of name: String) -> JSON {
        switch (schema.fields[name]?.type, value) {
        case ("many2one", .array(let pair)) where pair.count == 2: pair[0]
        case ("many2many", .array): [[6, 0, value]]
        default: value
        }
    }

    /// The values of `names` in the form in which they can be written back; one2many fields are not among them.
    func writable(_ record: Record, _ names: some Sequence<String>) -> [String: JSON] {
        var values: [String: JSON] = [:]
        for name in names where schema.fields[name]?.type != "one2many" {
            if let value = record.values[name] { values[name] = writable(value, of: name) }
        }
        return values
    }
}
