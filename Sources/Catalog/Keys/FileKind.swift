/// The kinds of files in a pack.
public enum FileKind: String, Sendable, CaseIterable {
    case intent, records, pack, talk

    var shape: Shape {
        switch self {
        case .intent: .mapping(.intent)
        case .records: .named(.recordKind, .mapping(.recordKind))
        case .pack: .mapping(.pack)
        case .talk: .mapping(.talk)
        }
    }

    /// What the file at a path below the folder is.
    init(path: String) {
        switch path {
        case "pack.yaml", "pack.yml": self = .pack
        case "records.yaml", "records.yml": self = .records
        case "talk.yaml", "talk.yml": self = .talk
        default: self = .intent
        }
    }
}
