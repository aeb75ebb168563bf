internal import PluginAPI
internal import SQLite

/// The tables of the file: made when it is new, brought up to date when the models have changed since.
enum Store {
    static func prepare(_ connection: Connection) throws(DatabaseError) {
        let found = try connection.first("PRAGMA user_version") { $0.integer(0) } ?? 0
        guard found != Models.fingerprint else { return }
        try connection.transaction { () throws(DatabaseError) in
            try connection.execute(
                """
                CREATE TABLE IF NOT EXISTS request_result (key TEXT PRIMARY KEY, result TEXT NOT NULL, made INTEGER NOT NULL)
                WITHOUT ROWID;
                CREATE INDEX IF NOT EXISTS request_result__made ON request_result (made)
                """
            )
            for name in Models.names {
                if let model = Models[name] { try prepare(model, connection) }
            }
            try connection.execute("PRAGMA user_version = \(Models.fingerprint)")
        }
    }

    private static func prepare(_ model: Model, _ connection: Connection) throws(DatabaseError) {
        var columns: [(name: String, type: String)] = []
        for field in model.fields.values.sorted(by: { $0.name < $1.name }) where field.isColumn {
            columns.append((field.name, field.columnType))
            if field.isTranslated { columns.append(("\(field.name)__zh", "TEXT")) }
        }
        columns += model.definition.hidden.map { ($0, "TEXT") }
        let known = Set(try connection.rows("PRAGMA table_info(\"\(model.table)\")") { $0.text(1) ?? "" })
        if known.isEmpty {
            // AUTOINCREMENT: the id of a deleted record never comes back as another's.
            let list = columns.map { ", \"\($0.name)\" \($0.type)" }.joined()
            try connection.execute("CREATE TABLE \"\(model.table)\" (id INTEGER PRIMARY KEY AUTOINCREMENT\(list))")
        } else {
            for column in columns where !known.contains(column.name) {
                try connection.execute("ALTER TABLE \"\(model.table)\" ADD COLUMN \"\(column.name)\" \(column.type)")
            }
        }
        for field in model.fields.values where field.kind == .many2many {
            let pairs = model.pairs(of: field)
            try connection.execute(
                """
                CREATE TABLE IF NOT EXISTS "\(pairs)" (source INTEGER NOT NULL, target INTEGER NOT NULL,
                PRIMARY KEY (source, target)) WITHOUT ROWID;
                CREATE INDEX IF NOT EXISTS "\(pairs)__target" ON "\(pairs)" (target)
                """
            )
        }
        for index in model.definition.indexes {
            let isUnique = index.hasPrefix("UNIQUE ")
            let list = isUnique ? String(index.dropFirst(7)) : index
            let name = "\(model.table)__\(list.filter { $0 != " " && $0 != "," })"
            let kind = isUnique ? "UNIQUE INDEX" : "INDEX"
            try connection.execute("CREATE \(kind) IF NOT EXISTS \"\(name)\" ON \"\(model.table)\" (\(list))")
        }
    }
}

extension Field {
    fileprivate var columnType: String {
        switch kind {
        case .boolean, .integer, .many2one, .reference: "INTEGER"
        case .float, .monetary: "REAL"
        default: "TEXT"
        }
    }
}
