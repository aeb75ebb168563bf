internal import Engine
internal import JSON
internal import PluginAPI
internal import SQLite

extension Connection {
    func operation(_ id: String) throws(DatabaseError) -> Operation? {
        let found = try first(
            "SELECT session, user, state, started, finished, undoes, frames FROM operation WHERE id = ?",
            [.text(id)]
        ) { row throws(DatabaseError) -> Operation in
            var operation = Operation(
                id: id,
                session: row.text(0) ?? "",
                user: row.text(1) ?? "",
                started: row.integer(3),
                undoes: row.text(5),
                frames: (json(row.text(6)).arrayValue ?? []).compactMap(Operation.Part.init(json:))
            )
            operation.state = row.text(2).flatMap(Operation.State.init(rawValue:)) ?? .failed
            operation.finished = row.isNull(4) ? nil : row.integer(4)
            return operation
        }
        guard var operation = found else { return nil }
        operation.steps = try steps(of: id)
        return operation
    }

    private func steps(of operation: String) throws(DatabaseError) -> [Operation.Step] {
        try rows(
            """
            SELECT position, frame, handler, arguments, state, outcome, failure
            FROM step WHERE operation = ? ORDER BY position
            """,
            [.text(operation)]
        ) { row throws(DatabaseError) -> Operation.Step in
            var step = Operation.Step(
                position: row.integer(0),
                frame: row.integer(1),
                handler: row.text(2) ?? "",
                arguments: json(row.text(3)).objectValue ?? [:]
            )
            step.state = row.text(4).flatMap(Operation.Step.State.init(rawValue:)) ?? .started
            step.outcome = row.text(5).flatMap { Outcome(json: json($0)) }
            step.failure = row.text(6)
            return step
        }
    }
}

/// What the journal itself wrote; null where the text was damaged.
private func json(_ text: String?) -> JSON {
    (try? JSON(parsing: text ?? "null")) ?? .null
}
