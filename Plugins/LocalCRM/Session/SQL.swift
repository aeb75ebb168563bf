internal import JSON
internal import SQLite

/// A piece of SQL with the values of its parameters.
struct SQL: Hashable, Sendable {
    var text: String
    var values: [Datum]

    init(_ text: String, _ values: [Datum] = []) {
        self.text = text
        self.values = values
    }

    static func + (left: SQL, right: SQL) -> SQL {
        SQL(left.text + right.text, left.values + right.values)
    }

    static func + (left: SQL, right: String) -> SQL {
        SQL(left.text + right, left.values)
    }

    static func + (left: String, right: SQL) -> SQL {
        SQL(left + right.text, right.values)
    }

    /// Lists go in as one parameter, so that the statement stays the same however long they are.
    static func list(_ ids: [Int]) -> SQL {
        SQL(
            "(SELECT value FROM json_each(?))",
            [.text("[\(ids.map(String.init).joined(separator: ","))]")]
        )
    }

    static func list(_ items: [JSON]) -> SQL {
        SQL("(SELECT value FROM json_each(?))", [.text(JSON.array(items).serialized())])
    }

    static func joined(_ parts: [SQL], by separator: String) -> SQL {
        SQL(parts.map { "(\($0.text))" }.joined(separator: separator), parts.flatMap(\.values))
    }
}
