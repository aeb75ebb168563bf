public import JSON
public import PluginAPI

/// The records that a handler works on: an id, a record that a step produced, or a list of those.
public struct RecordIDs: HandlerInput, Hashable {
    public let ids: [Int]

    public static var shape: ParameterShape { .records(of: "model") }

    public init(_ ids: [Int]) {
        self.ids = ids
    }

    public init?(argument: JSON) {
        switch argument {
        case .array(let items):
            var ids: [Int] = []
            for item in items {
                guard let id = item.recordID else { return nil }
                ids.append(id)
            }
            self.ids = ids
        default:
            guard let id = argument.recordID else { return nil }
            ids = [id]
        }
    }
}

extension JSON {
    /// The id in `7` or in a record's facts `{id: 7, …}`; an id is positive.
    var recordID: Int? {
        switch self {
        case .integer(let id) where id > 0: id
        case .object(let members): members["id"]?.intValue.flatMap { $0 > 0 ? $0 : nil }
        default: nil
        }
    }
}
