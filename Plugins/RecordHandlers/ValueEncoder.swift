internal import Intents
internal import JSON
internal import PluginAPI
internal import TimeZones

/// Turns the values of a plan into those that Odoo takes.
struct ValueEncoder<Store: RecordStore> {
    enum Purpose { case create, write }

    let store: Store
    let caller: Caller

    /// On create, what is empty is left out; on write, it clears the field.
    func encode(
        _ values: [String: JSON],
        for model: String,
        _ purpose: Purpose
    ) async throws(HandlerFailure) -> [String: JSON] {
        let schema = try await store.knownSchema(of: model, as: caller)
        var encoded: [String: JSON] = [:]
        for (name, value) in values.sorted(by: { $0.key < $1.key }) {
            guard let field = schema.fields[name] else {
                throw .misused("there is no field '\(name)' in \(model)")
            }
            // A choice of names none of which was said is `{}`.
            guard value != .null, value != [:], value != "" else {
                if purpose == .write { encoded[name] = .bool(false) }
                continue
            }
            switch field.type {
            case "one2many", "many2many":
                let commands = try await commands(value, for: field, name, purpose)
                if !commands.isEmpty { encoded[name] = .array(commands) }
            case "many2one": encoded[name] = try await many2one(value, for: field, name)
            default: encoded[name] = try scalar(value, for: field, name)
            }
        }
        return encoded
    }

    private func many2one(
        _ value: JSON,
        for field: ModelSchema.Field,
        _ name: String
    ) async throws(HandlerFailure) -> JSON {
        if value == .bool(false) { return value }
        if let id = value.recordID { return .integer(id) }
        // As it is read: [id, name].
        if case .array(let pair) = value, pair.count == 2, let id = pair[0].recordID { return .integer(id) }
        if case .object(let members) = value, let named = members["named"], let relation = field.relation {
            if let id = named.recordID { return .integer(id) }
            if case .string(let words) = named {
                return .integer(try await store.findOrCreate(words, in: relation, as: caller))
            }
        }
        // Words that named no record when they were said.
        if case .string(let words) = value, let relation = field.relation {
            if let id = try await store.find(words, in: relation, as: caller) { return .integer(id) }
            let label = field.label.best(for: caller.language) ?? name
            let isChinese = caller.language == .zh
            throw .invalid(
                field: name,
                detail: isChinese ? "\(label)「\(words)」不存在" : "there is no '\(words)' for \(label)"
            )
        }
        throw .misused("'\(name)' takes a record's id or {named: …}, not \(value.serialized())")
    }

    private func scalar(_ value: JSON, for field: ModelSchema.Field, _ name: String) throws(HandlerFailure) -> JSON {
        switch (field.type, value) {
        case ("date", .string(let text)): return .string(String(text.prefix(10)))
        case ("datetime", .string(let text)):
            guard let naive = DateTimeText.naiveUTC(text, zone: caller.zone) else {
                throw .misused("'\(name)' takes a date and time, not '\(text)'")
            }
            return .string(naive)
        case ("char", .integer(let number)), ("text", .integer(let number)): return .string(String(number))
        default: return value
        }
    }
}

extension ValueEncoder {
    private func commands(
        _ value: JSON,
        for field: ModelSchema.Field,
        _ name: String,
        _ purpose: Purpose
    ) async throws(HandlerFailure) -> [JSON] {
        if value == .bool(false) { return [[5, 0, 0]] }
        let items: [JSON] = if case .array(let list) = value { list } else { [value] }
        let ids = items.compactMap(\.recordID)
        if ids.count == items.count { return ids.isEmpty ? [] : [[6, 0, .array(ids.map(JSON.integer))]] }
        var commands: [JSON] = []
        for item in items {
            commands += try await command(item, for: field, name)
        }
        return commands
    }

    private func command(
        _ item: JSON,
        for field: ModelSchema.Field,
        _ name: String
    ) async throws(HandlerFailure) -> [JSON] {
        if item == [:] { return [] }
        if case .array = item { return [item] }
        if let id = item.recordID { return [[4, .integer(id), 0]] }
        guard case .object(let members) = item, let relation = field.relation, members.count == 1,
            let (verb, operand) = members.first
        else { throw .badItem(item, in: name) }
        switch (verb, operand) {
        case ("new", .object(let values)):
            var made: [JSON] = []
            for line in try await lines(values, of: relation) {
                let encoded = try await encode(line, for: relation, .create)
                if !encoded.isEmpty { made.append([0, 0, .object(encoded)]) }
            }
            return made
        case ("update", .object(let change)):
            guard let id = change["id"]?.recordID, case .object(let values)? = change["values"] else {
                throw .badItem(item, in: name)
            }
            return [[1, .integer(id), .object(try await encode(values, for: relation, .write))]]
        case ("named", _):
            var links: [JSON] = []
            for word in operand.arrayValue ?? [operand] {
                if let id = word.recordID {
                    links.append([4, .integer(id), 0])
                    continue
                }
                guard case .string(let words) = word else { throw .badItem(item, in: name) }
                links.append([4, .integer(try await store.findOrCreate(words, in: relation, as: caller)), 0])
            }
            return links
        case ("link", _): return try ids(operand, item, name).map { [4, .integer($0), 0] }
        case ("set", _): return [[6, 0, .array(try ids(operand, item, name).map(JSON.integer))]]
        case ("remove", _):
            let code: JSON = field.type == "one2many" ? 2 : 3
            return try ids(operand, item, name).map { [code, .integer($0), 0] }
        default: throw .badItem(item, in: name)
        }
    }

    /// One line for each item of the lists that stand where one value is wanted; what is said once holds for all.
    private func lines(_ values: [String: JSON], of model: String) async throws(HandlerFailure) -> [[String: JSON]] {
        let schema = try await store.knownSchema(of: model, as: caller)
        let lists = values.compactMapValues { value in value.arrayValue }.filter { name, _ in
            schema.fields[name]?.type.hasSuffix("2many") == false
        }
        let count = lists.values.map(\.count).max() ?? 1
        for (name, items) in lists where items.count > 1 && items.count != count {
            throw .invalid(field: name, detail: unequal(items.count, count))
        }
        return (0..<max(1, count)).map { index in
            var line = values
            for (name, items) in lists {
                line[name] = items.count == 1 ? items[0] : items.isEmpty ? .null : items[index]
            }
            return line
        }
    }

    private func unequal(_ some: Int, _ others: Int) -> String {
        switch caller.language {
        case .zh: "有 \(others) 项，却只给了 \(some) 个值"
        case .en: "there are \(others) lines and \(some) values"
        }
    }

    private func ids(_ operand: JSON, _ item: JSON, _ name: String) throws(HandlerFailure) -> [Int] {
        guard let records = RecordIDs(argument: operand) else { throw .badItem(item, in: name) }
        return records.ids
    }
}

extension HandlerFailure {
    fileprivate static func badItem(_ item: JSON, in name: String) -> Self {
        .misused(
            "'\(name)' takes {new: …}, {link: id}, {set: ids}, {update: {id, values}}, {remove: id} or {named: …}, "
                + "not \(item.serialized())"
        )
    }
}
