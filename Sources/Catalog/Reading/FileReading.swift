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

    init(path: String, name: String, root: YAMLNode) {
        self.path = path
        self.name = name
        self.root = root
    }

    mutating func read(digest: String) -> CatalogFile.Content? {
        var reader = NodeReader()
        defer { diagnostics += reader.diagnostics }
        switch path {
        case "pack.yaml", "pack.yml":
            check(.mapping(.pack))
            return .settings(reader.settings(root))
        case "records.yaml", "records.yml":
            check(.named(.recordKind, .mapping(.recordKind)))
            return .records(reader.records(root))
        case "talk.yaml", "talk.yml":
            check(.mapping(.talk))
            return .talk(reader.talk(root))
        default:
            check(.mapping(.intent))
            let id = identifier
            guard id.isIdentifier else {
                diagnostics.append(.fileName(id, file: name))
                return nil
            }
            var intent = reader.intent(root, id: Intent.ID(id), place: SourceRange(file: name))
            intent.digest = digest
            mentions = Mention.all(in: root)
            return .intent(intent)
        }
    }

    /// The file's name without its ending.
    private var identifier: String {
        let last = path.split(separator: "/").last ?? ""
        return String(last.prefix { $0 != "." })
    }

    private mutating func check(_ shape: Shape) {
        var checker = ShapeChecker()
        checker.check(root, shape, owner: SourceRange(file: name))
        diagnostics += checker.diagnostics
        defaults = checker.defaults
    }
}

extension Mention {
    /// The intents and record kinds that the file of an intent names.
    static func all(in root: YAMLNode) -> [Mention] {
        let offered = (root["offer"]?.entries ?? []).flatMap(\.value.itemsOrOne).compactMap { item in
            item.text.map { Mention(kind: .intent, name: $0, place: item.range) }
        }
        let slots = (root["slots"]?.entries ?? []).flatMap { entry in
            kinds(in: entry.value["type"] ?? entry.value) + intents(in: entry.value["none"])
        }
        return offered + slots
    }

    /// `record(customer | lead)`, also as an alternative or inside a list.
    private static func kinds(in type: YAMLNode) -> [Mention] {
        guard let text = type.text, let excerpt = Excerpt(type) else { return [] }
        return words(in: text, between: "record(", and: ")").map { word, range in
            Mention(kind: .recordKind, name: word, place: excerpt.place(range))
        }
    }

    /// `offer create_customer`
    private static func intents(in offer: YAMLNode?) -> [Mention] {
        guard let offer, let text = offer.text, let excerpt = Excerpt(offer), text.hasPrefix("offer ") else {
            return []
        }
        let word = text.dropFirst("offer ".count)
        let end = text.unicodeScalars.count
        return [Mention(kind: .intent, name: String(word), place: excerpt.place("offer ".count..<end))]
    }

    /// The names inside of brackets, with their stretches in Unicode scalars.
    private static func words(in text: String, between open: String, and close: Unicode.Scalar) -> [(
        String, Range<Int>
    )] {
        let scalars = Array(text.unicodeScalars)
        let open = Array(open.unicodeScalars)
        var found: [(String, Range<Int>)] = []
        var index = 0
        while index < scalars.count {
            guard scalars[index...].starts(with: open) else {
                index += 1
                continue
            }
            index += open.count
            while index < scalars.count, scalars[index] != close {
                let word = scalars[index...].prefix { $0.properties.isAlphabetic || $0.isASCIIDigit || $0 == "_" }
                if word.isEmpty {
                    index += 1
                } else {
                    found.append((String(String.UnicodeScalarView(word)), index..<index + word.count))
                    index += word.count
                }
            }
        }
        return found
    }
}

extension Unicode.Scalar {
    fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
