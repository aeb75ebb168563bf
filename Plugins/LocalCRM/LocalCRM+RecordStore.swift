internal import Intents
public import JSON
public import PluginAPI
public import RecordHandlers
internal import SQLite

extension LocalCRM: RecordStore {
    public func search(_ query: RecordQuery, as caller: Caller) async throws(HandlerFailure) -> [Record] {
        try await reading(as: caller) { session throws(HandlerFailure) in try session.search(query) }
    }

    public func schema(of model: String, as caller: Caller) async throws(HandlerFailure) -> ModelSchema? {
        Models[model]?.schema
    }

    public func currentUser(as caller: Caller) async throws(HandlerFailure) -> Record {
        let user = try await reading(as: caller) { session throws(HandlerFailure) in try session.callerRecord() }
        guard user.values["partner_id"] == false else { return user }
        return try await writing(as: caller) { session throws(HandlerFailure) in
            _ = try session.contact()
            return try session.callerRecord()
        }
    }

    public func create(
        _ model: String,
        _ values: [[String: JSON]],
        key: String?,
        as caller: Caller
    ) async throws(HandlerFailure) -> [Int] {
        let result = try await once(key, "\(model)/create", as: caller) { session throws(HandlerFailure) in
            var ids: [JSON] = []
            for record in values { ids.append(.integer(try session.create(model, record))) }
            return .array(ids)
        }
        return result.arrayValue?.compactMap(\.intValue) ?? []
    }

    public func read(
        _ model: String,
        _ ids: [Int],
        fields: [String],
        as caller: Caller
    ) async throws(HandlerFailure) -> [Record] {
        try await reading(as: caller) { session throws(HandlerFailure) in try session.read(model, ids, fields: fields) }
    }

    public func write(
        _ model: String,
        _ ids: [Int],
        _ values: [String: JSON],
        as caller: Caller
    ) async throws(HandlerFailure) {
        try await writing(as: caller) { session throws(HandlerFailure) in try session.write(model, ids, values) }
    }

    public func unlink(_ model: String, _ ids: [Int], as caller: Caller) async throws(HandlerFailure) {
        try await writing(as: caller) { session throws(HandlerFailure) in try session.unlink(model, ids) }
    }

    public func count(
        _ model: String,
        _ domain: JSON,
        includesArchived: Bool,
        as caller: Caller
    ) async throws(HandlerFailure) -> Int {
        try await reading(as: caller) { session throws(HandlerFailure) in
            try session.count(model, domain, includesArchived: includesArchived)
        }
    }

    public func group(_ query: GroupQuery, as caller: Caller) async throws(HandlerFailure) -> [[String: JSON]] {
        try await reading(as: caller) { session throws(HandlerFailure) in try session.group(query) }
    }

    public func call(
        _ method: String,
        on model: String,
        _ ids: [Int],
        _ arguments: [String: JSON],
        key: String?,
        as caller: Caller
    ) async throws(HandlerFailure) -> JSON {
        try await once(key, "\(model)/\(method)", as: caller) { session throws(HandlerFailure) in
            try session.call(method, on: model, ids, arguments)
        }
    }

    /// Does what a key stands for at most once: the answer is kept in the transaction that it belongs to.
    private func once(
        _ key: String?,
        _ operation: String,
        as caller: Caller,
        _ body: @escaping @Sendable (Session) throws(HandlerFailure) -> JSON
    ) async throws(HandlerFailure) -> JSON {
        try await writing(as: caller) { session throws(HandlerFailure) in
            guard let key, !key.isEmpty else { return try body(session) }
            let name = Datum.text("\(caller.user)/\(key)/\(operation)")
            if let kept = try session.text(SQL("SELECT result FROM request_result WHERE key = ?", [name])) {
                return (try? JSON(parsing: kept)) ?? .null
            }
            let result = try body(session)
            try session.run(
                SQL(
                    "INSERT INTO request_result VALUES (?, ?, ?)",
                    [name, .text(result.serialized()), .integer(caller.now)]
                )
            )
            // No card and no retry lives that long.
            let month = 30 * 86_400
            try session.run(
                SQL("DELETE FROM request_result WHERE made < ?", [.integer(caller.now - month)])
            )
            return result
        }
    }
}

extension Session {
    fileprivate func callerRecord() throws(HandlerFailure) -> Record {
        let fields = ["name", "login", "email", "partner_id", "company_id"]
        guard let record = try read("res.users", [user], fields: fields).first else {
            throw .missing(model: "res.users", id: user)
        }
        return record
    }
}
