internal import JSON
internal import PluginAPI

/// What it takes to undo the commands of a one2many field: lines that were changed are changed back, new ones deleted,
/// deleted ones made again.
struct LineMemory {
    private let field: String
    private let relation: String
    private let linesBefore: Set<Int>
    /// Lines that can be archived are: who may make a contact may not always delete it.
    private let isArchived: Bool
    private var undoing: [JSON] = []

    /// Reads what the commands are about to change; nil when the field has no such commands.
    init?<Store: RecordStore>(
        _ field: String,
        _ commands: JSON,
        of record: Record,
        _ schema: ModelSchema,
        in store: Store,
        as caller: Caller
    ) async throws(HandlerFailure) {
        guard let declaration = schema.fields[field], declaration.type == "one2many",
            let relation = declaration.relation, case .array(let commands) = commands
        else { return nil }
        self.field = field
        self.relation = relation
        linesBefore = Set(LineMemory.ids(record, field))
        let lines = try await store.knownSchema(of: relation, as: caller)
        isArchived = lines.fields["active"] != nil
        let facts = RecordFacts(lines, for: caller)
        for command in commands {
            guard let code = command[0]?.intValue, let id = command[1]?.intValue else { continue }
            switch code {
            case 1:
                let names = command[2]?.objectValue.map { Array($0.keys) } ?? []
                guard let line = try await store.read(relation, [id], fields: names, as: caller).first else { continue }
                undoing.append([1, .integer(id), .object(facts.writable(line, names))])
            case 2:
                let names = lines.fields.filter { name, field in
                    field.isStored && !field.isReadonly && field.type != "one2many"
                        && name != declaration.relationField
                }.keys.sorted()
                guard let line = try await store.read(relation, [id], fields: names, as: caller).first else { continue }
                undoing.append([0, 0, .object(facts.writable(line, names))])
            default: continue
            }
        }
    }

    /// The commands that undo, now that the new lines are known.
    func commands(after record: Record) -> JSON {
        let made = LineMemory.ids(record, field).filter { !linesBefore.contains($0) }
        return .array(made.map { isArchived ? [1, .integer($0), ["active": false]] : [2, .integer($0), 0] } + undoing)
    }

    private static func ids(_ record: Record, _ field: String) -> [Int] {
        record.values[field]?.arrayValue?.compactMap(\.intValue) ?? []
    }
}
