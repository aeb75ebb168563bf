internal import Intents
public import JSON
public import PluginAPI
internal import RecordHandlers
internal import SQLite

extension LocalCRM {
    /// Makes records that are given, by model, whatever the caller may do: ids may be chosen, a record that exists
    /// under its id is changed, a many2one may be a name, a many2many a list of names (made when they are new), and a
    /// translated text `{zh: …, en: …}`. They may point to each other in any order.
    public func load(_ records: [String: [JSON]], as caller: Caller) async throws(HandlerFailure) {
        try writing(as: caller) { session throws(HandlerFailure) in
            try Loader(session: session.inside).load(records)
        }
    }
}

/// Puts given records in: those that point to one not yet there wait for it.
private struct Loader {
    let session: Session

    private struct Entry {
        let model: String
        let values: [String: JSON]
    }

    func load(_ records: [String: [JSON]]) throws(HandlerFailure) {
        var waiting: [Entry] = []
        for (model, list) in records.sorted(by: { $0.key < $1.key }) {
            for record in list {
                guard case .object(let values) = record else {
                    throw .misused("a record of \(model) is a map of field values, not \(record)")
                }
                waiting.append(Entry(model: model, values: values))
            }
        }
        for (model, list) in records { try reserve(list.compactMap { $0["id"]?.intValue }, of: model) }
        var obstacle = HandlerFailure.misused("nothing to load")
        while !waiting.isEmpty {
            var left: [Entry] = []
            for entry in waiting {
                do {
                    try session.connection.transaction(translating: { HandlerFailure($0) }) {
                        () throws(HandlerFailure) in try put(entry)
                    }
                } catch {
                    obstacle = error
                    left.append(entry)
                }
            }
            guard left.count < waiting.count else { throw obstacle }
            waiting = left
        }
    }

    /// Keeps the chosen ids from being given to records that are made along the way.
    private func reserve(_ ids: [Int], of name: String) throws(HandlerFailure) {
        guard let last = ids.max() else { return }
        let table = Datum.text(try session.model(name).table)
        let known = try session.number(SQL("SELECT seq FROM sqlite_sequence WHERE name = ?", [table]))
        if known == nil {
            try session.run(SQL("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", [table, .integer(last)]))
        } else {
            try session.run(
                SQL("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", [.integer(last), table])
            )
        }
    }

    private func put(_ entry: Entry) throws(HandlerFailure) {
        let model = try session.model(entry.model)
        var values: [String: JSON] = [:]
        for (name, value) in entry.values { values[name] = try resolve(value, name, of: model) }
        for (pointer, kind) in [("res_id", "res_model"), ("res_id", "model")] {
            // An activity or a message may name its record.
            guard let words = values[pointer]?.stringValue, let target = values[kind]?.stringValue else { continue }
            guard let id = try find(words, in: try session.model(target)) else {
                throw .invalid(field: pointer, detail: "there is no \(target) called '\(words)'")
            }
            values[pointer] = .integer(id)
        }
        guard let id = values["id"]?.intValue, try session.exists(model, id) else {
            _ = try session.create(model.name, values)
            return
        }
        values["id"] = nil
        try session.write(model.name, [id], values)
    }

    private func resolve(_ value: JSON, _ name: String, of model: Model) throws(HandlerFailure) -> JSON {
        guard let field = model.fields[name] else { return value }
        switch (field.kind, value) {
        case (.many2one, .string(let words)):
            let target = try session.related(field)
            guard let id = try find(words, in: target) else {
                throw .invalid(field: name, detail: "there is no \(target.name) called '\(words)'")
            }
            return .integer(id)
        case (.many2many, .array(let items)):
            let target = try session.related(field)
            var ids: [JSON] = []
            for item in items {
                guard case .string(let words) = item else {
                    ids.append(item)
                    continue
                }
                let id =
                    if let known = try find(words, in: target) { known } else {
                        try session.create(target.name, ["name": item])
                    }
                ids.append(.integer(id))
            }
            return .array(ids)
        default: return value
        }
    }

    /// By its name in either language.
    private func find(_ words: String, in target: Model) throws(HandlerFailure) -> Int? {
        for language in Language.allCases {
            var caller = session.caller
            caller.language = language
            let reader = Session(
                connection: session.connection,
                caller: caller,
                user: session.user,
                zone: session.zone,
                purpose: .inside
            )
            let condition = try reader.named(words, .equal, in: target, "t")
            if let id = try reader.ids(of: target, where: condition, order: "id", limit: 1).first { return id }
        }
        return nil
    }
}
