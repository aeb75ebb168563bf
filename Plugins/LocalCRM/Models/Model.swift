internal import JSON
internal import PluginAPI

/// One model: its fields, and what the schema does not say.
struct Model: Sendable {
    let definition: Definition
    let fields: [String: Field]
    let defaults: [String: JSON]

    var name: String { definition.name }
    var table: String { Model.table(name) }
    var isArchivable: Bool { fields["active"] != nil }
    var hasParents: Bool { fields["parent_id"]?.relation == name }

    init(_ definition: Definition) {
        self.definition = definition
        var fields: [String: Field] = [:]
        var defaults: [String: JSON] = [:]
        for line in definition.text.split(separator: "\n") {
            if line.hasPrefix("= ") {
                defaults = (try? JSON(parsing: String(line.dropFirst(2))))?.objectValue ?? [:]
            } else if let field = Field(line) {
                fields[field.name] = field
            }
        }
        self.fields = fields
        self.defaults = defaults
    }

    static func table(_ name: String) -> String {
        String(name.map { $0 == "." ? "_" : $0 })
    }

    /// The table of a many2many field's pairs.
    func pairs(of field: Field) -> String { "\(table)__\(field.name)" }

    var schema: ModelSchema {
        ModelSchema(
            model: name,
            fields: fields.mapValues(\.declaration),
            methods: Set(definition.methods.keys).union(Method.common.keys)
        )
    }
}

/// What is known of a model besides its fields. In SQL, `{name}` stands for that field of the same record, `{id}` for its
/// id, `{today}` for the caller's date and `{me}` for the caller's user.
struct Definition: Sendable {
    var name: String
    var text: String
    var order = "id"
    var displayName = "{name}"
    /// What a search by name looks at.
    var searched = ["name"]
    /// The SQL of computed fields.
    var computed: [String: String] = [:]
    /// Columns that no caller sees.
    var hidden: [String] = []
    var indexes: [String] = []
    /// Fields that always have a value although no caller has to give one.
    var neverEmpty: Set<String> = []
    var behaviour: any Behaviour = PlainBehaviour()
    var methods: [String: Method] = [:]
    /// What a salesperson may do; managers and administrators may do everything.
    var salesMay: Set<Access> = [.create, .write]
}

enum Access: String, Hashable, Sendable { case create, write, unlink }
