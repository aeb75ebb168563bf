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
        try await inside { system throws(HandlerFailure) in
            var loader = try Loader(records)
            try loader.reserveIDs(in: system)
            // The caller may be among the users that are given; only then is it known whose the other records are.
            let first = Session.system(system.connection, now: caller.now, language: caller.language)
            try loader.putUsers(in: first)
            try loader.putAll(in: try Session(system.connection, for: caller).inside)
        }
    }
}

/// Puts given records in: those that point to one not yet there wait for it.
private struct Loader {
    struct Entry {
        let model: String
        let values: [String: JSON]
    }

    private var waiting: [Entry] = []

    init(_ records: [String: [JSON]]) throws(HandlerFailure) {
        for (model, list) in records.sorted(by: { $0.key < $1.key }) {
            for record in list {
                guard case .object(let values) = record else {
                    throw .misused("a record of \(model) is a map of field values, not \(record)")
                }
                waiting.append(Entry(model: model, values: values))
            }
        }
    }

    /// Makes the users; those that are contacts among the given records are pointed to them later.
    func putUsers(in session: Session) throws(HandlerFailure) {
        for entry in waiting where entry.model == "res.users" {
            var values = entry.values
            if values["partner_id"] != nil { values["partner_id"] = .null }
            try EntryWriter(session: session).put(values, in: entry.model)
        }
    }

    mutating func putAll(in session: Session) throws(HandlerFailure) {
        while !waiting.isEmpty {
            let count = waiting.count
            let obstacle = try put(in: session)
            if let obstacle, waiting.count == count { throw obstacle }
        }
    }

    /// Puts in what can be; the rest keeps waiting, and the last reason why is given.
    private mutating func put(in session: Session) throws(HandlerFailure) -> HandlerFailure? {
        var left: [Entry] = []
        var obstacle: HandlerFailure?
        for entry in waiting {
            do {
                try session.connection.transaction(translating: { HandlerFailure($0) }) { () throws(HandlerFailure) in
                    try EntryWriter(session: session).put(entry.values, in: entry.model)
                }
            } catch {
                if case .unavailable = error { throw error }
                obstacle = error
                left.append(entry)
            }
        }
        waiting = left
        return obstacle
    }

    /// Keeps the chosen ids from being given to records that are made along the way.
    func reserveIDs(in session: Session) throws(HandlerFailure) {
        for entry in waiting {
            guard let id = entry.values["id"]?.intValue else { continue }
            let table = Datum.text(try session.model(entry.model).table)
            let known = try session.number(SQL("SELECT seq FROM sqlite_sequence WHERE name = ?", [table]))
            if known == nil {
                try session.run(SQL("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", [table, .integer(id)]))
            } else {
                try session.run(
                    SQL("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", [.integer(id), table])
                )
            }
        }
    }
}

/// Makes or changes one given record.
private struct EntryWriter {
    let session: Session

    func put(_ given: [String: JSON], in name: String) throws(HandlerFailure) {
        let model = try session.model(name)
        var values: [String: JSON] = [:]
        for (name, value) in given { values[name] = try resolve(value, name, of: model) }
        for (pointer, kind) in [("res_id", "res_model"), ("res_id", "model")] {
            // An activity or a message may name its record.
            guard let words = values[pointer]?.stringValue, let target = values[kind]?.stringValue else { continue }
            guard let id = try find(words, in: try session.model(target)) else {
                throw .invalid(field: pointer, detail: "there is no \(target) called '\(words)'")
            }
            values[pointer] = .integer(id)
        }
        guard let id = try known(values, model) else {
            _ = try session.create(model.name, values)
            return
        }
        values["id"] = nil
        try session.write(model.name, [id], values)
    }

    /// The record that is there already: under its id, or a user under its login.
    private func known(_ values: [String: JSON], _ model: Model) throws(HandlerFailure) -> Int? {
        if let id = values["id"]?.intValue, try session.exists(model, id) { return id }
        guard model.name == "res.users", let login = values["login"]?.stringValue else { return nil }
        return try session.number(SQL("SELECT id FROM res_users WHERE login = ?", [.text(login.lowercased())]))
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
