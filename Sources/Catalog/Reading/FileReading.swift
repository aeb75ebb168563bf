import Diagnostics
import Intents
import YAML

/// What a file declares, with all that is wrong inside it.
struct FileReading {
    private let path: String
    private let name: String
    private let root: YAMLNode
    private(set) var diagnostics: [Diagnostic] = []
    private(set) var defaults: [DefaultTaken] = []
    private(set) var mentions: [Mention] = []
    private(set) var gaps: [LanguageGap] = []

    init(path: String, name: String, root: YAMLNode) {
        self.path = path
        self.name = name
        self.root = root
    }

    mutating func read(digest: String) -> CatalogFile.Content? {
        let kind = FileKind(path: path)
        check(kind.shape)
        var reader = NodeReader()
        defer { diagnostics += reader.diagnostics }
        switch kind {
        case .pack: return .settings(reader.settings(root))
        case .records: return .records(reader.records(root))
        case .talk:
            checkReplies()
            return .talk(reader.talk(root))
        case .intent: return intent(with: &reader, digest: digest).map { .intent($0) }
        }
    }

    private mutating func intent(with reader: inout NodeReader, digest: String) -> Intent? {
        let id = identifier
        guard id.isIdentifier else {
            diagnostics.append(.fileName(id, file: name))
            return nil
        }
        var intent = reader.intent(root, id: Intent.ID(id), place: SourceRange(file: name))
        intent.digest = digest
        mentions = Mention.all(in: root)
        let doubts = IntentLint(intent, in: root).diagnostics
        // What is merely doubtful can wait until the file can be read.
        let isBroken = diagnostics.containsError || reader.diagnostics.containsError
        diagnostics += doubts.filter { !isBroken || $0.severity == .error }
        return intent
    }

    private mutating func checkReplies() {
        let known = Phrase.allCases.map(\.rawValue)
        for entry in root["replies"]?.entries ?? [] where !known.contains(entry.name) {
            diagnostics.append(.unknownReply(entry.name, at: entry.key.range, known: known))
        }
    }

    /// The file's name without its ending.
    private var identifier: String {
        let last = path.split(separator: "/").last ?? ""
        return String(last.prefix { $0 != "." })
    }

    private mutating func check(_ shape: Shape) {
        var checker = ShapeChecker(file: name)
        checker.check(root, shape, owner: nil)
        diagnostics += checker.diagnostics
        defaults = checker.defaults
        gaps = checker.gaps
    }
}
