internal import Intents
internal import JSON
internal import PluginAPI
internal import TimeZones

/// The conditions of `where:` by field, as a domain.
struct Filter {
    let schema: ModelSchema
    let zone: ZoneRules

    /// `domain` and all of `conditions`.
    func domain(_ domain: JSON?, _ conditions: [String: JSON]) throws(HandlerFailure) -> JSON {
        var leaves: [JSON] = []
        for (name, value) in conditions.sorted(by: { $0.key < $1.key }) {
            leaves += try self.conditions(name, value)
        }
        do {
            _ = try Domain(domain ?? .null)
        } catch {
            throw .misused(error.description)
        }
        return .array((domain?.arrayValue ?? []).map(plain) + leaves)
    }

    /// Null is false in a domain; a record that a step produced stands for its id.
    private func plain(_ json: JSON) -> JSON {
        switch json {
        case .null: false
        case .object(let members): members["id"] ?? json
        case .array(let items): .array(items.map(plain))
        default: json
        }
    }

    private func conditions(_ name: String, _ value: JSON) throws(HandlerFailure) -> [JSON] {
        let head = String(name.prefix { $0 != "." })
        guard let field = schema.fields[head] else {
            throw .misused("there is no field '\(head)' in \(schema.model)")
        }
        let type = head == name ? field.type : ""
        switch value {
        case .null: return []
        case .array(let items):
            let ids = items.compactMap { $0.recordID.map(JSON.integer) ?? $0 }
            return ids.isEmpty ? [] : [[.string(name), "in", .array(ids)]]
        case .object(let members):
            if let id = value.recordID { return [[.string(name), "=", .integer(id)]] }
            if Set(members.keys).isSubset(of: ["start", "end"]) { return range(name, members, type) }
            var leaves: [JSON] = []
            for (comparison, operand) in members.sorted(by: { $0.key < $1.key }) where operand != .null {
                if case .object(let bounds) = operand, comparison == "within" {
                    leaves += range(name, bounds, type)
                } else {
                    leaves.append([.string(name), .string(comparison), moment(plain(operand), type)])
                }
            }
            return leaves
        default:
            let isText = ["char", "text", "html"].contains(type)
            return [[.string(name), isText ? "ilike" : "=", moment(value, type)]]
        }
    }

    /// Whole days, both ends included, as the user's clock counts them.
    private func range(_ name: String, _ bounds: [String: JSON], _ type: String) -> [JSON] {
        var leaves: [JSON] = []
        if case .string(let text)? = bounds["start"], let day = Day(text) {
            leaves.append([.string(name), ">=", edge(day, type)])
        }
        if case .string(let text)? = bounds["end"], let day = Day(text) {
            leaves.append([.string(name), "<", edge(day + 1, type)])
        }
        return leaves
    }

    private func edge(_ day: Day, _ type: String) -> JSON {
        type == "datetime" ? .string(DateTimeText.naiveUTC(zone.instant(of: day))) : .string(day.description)
    }

    private func moment(_ value: JSON, _ type: String) -> JSON {
        guard type == "datetime", case .string(let text) = value,
            let naive = DateTimeText.naiveUTC(text, zone: zone)
        else { return value }
        return .string(naive)
    }
}
