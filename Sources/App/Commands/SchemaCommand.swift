internal import Catalog
internal import JSON

/// `parlance schema`: the JSON Schema of one kind of file, or of all, for editors.
enum SchemaCommand {
    static func run(_ arguments: Arguments) async throws -> Int32 {
        guard let name = arguments.words.dropFirst().first else {
            print(Catalog.jsonSchema().serialized(pretty: true))
            return 0
        }
        guard let kind = FileKind(rawValue: name) else {
            let known = FileKind.allCases.map(\.rawValue).joined(separator: ", ")
            throw UsageError("there is no schema '\(name)': there are \(known)")
        }
        print(Catalog.jsonSchema(of: kind).serialized(pretty: true))
        return 0
    }
}
