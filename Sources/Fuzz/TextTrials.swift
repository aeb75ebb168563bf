import Diagnostics
import Intents
import JSON
import YAML

/// Whatever is read as JSON is written so that it reads the same again.
struct JSONTrial: Trial {
    let name = "json"
    let share = 1_000

    private let corpus = [
        #"{"a": [1, -2.5e3, true, null, "\u00e9\n\ud83d\ude00"], "b": {"c": {}}}"#,
        #"[{"id": 7, "name": "云启科技", "tags": [[], [[]]]}, 12345678901234567890, 1e308, -0.0]"#,
        #""\"\\\/\b\f""#,
    ]

    func run(_ random: inout SeededGenerator) async throws -> String? {
        let bytes = Damage.bytes(Array(Damage.pick(from: corpus, &random).utf8), with: &random)
        guard let value = try? JSON(parsing: bytes) else { return nil }
        let text = value.serialized()
        guard let again = try? JSON(parsing: text), again == value else { return "\(bytes): written as \(text)" }
        return nil
    }
}

/// Every mistake in YAML has a place in the file, and what cannot be read has a mistake.
struct YAMLTrial: Trial {
    let name = "yaml"
    let share = 1_000
    let files: [String]

    func run(_ random: inout SeededGenerator) async throws -> String? {
        let bytes = Damage.bytes(Array(Damage.pick(from: files, &random).utf8), with: &random)
        let (root, diagnostics) = YAMLReader.read(bytes, file: "fuzz.yaml")
        if root == nil, !diagnostics.containsError { return "\(bytes): no tree and no error" }
        let outside = diagnostics.first { $0.range.start > $0.range.end || $0.range.end.offset > bytes.count }
        return outside.map { "\(bytes): \($0) is outside the file" }
    }
}

/// The small languages of YAML values take any text, and place their mistakes inside it.
struct LanguageTrial: Trial {
    let name = "languages"
    let share = 1_000
    let lines: [String]

    func run(_ random: inout SeededGenerator) async throws -> String? {
        let isNoise = Bool.random(using: &random)
        let text =
            isNoise
            ? Damage.noise(&random, longest: 20) : Damage.text(Damage.pick(from: lines, &random), with: &random)
        let start = SourcePosition(line: 1, column: 1, offset: 0)
        let end = SourcePosition(line: 1, column: text.unicodeScalars.count + 1, offset: text.utf8.count)
        let excerpt = Excerpt(text, at: SourceRange(file: "fuzz.yaml", start: start, end: end))
        var diagnostics: [Diagnostic] = []
        _ = Pattern(parsing: excerpt, into: &diagnostics)
        _ = Template(parsing: excerpt, into: &diagnostics)
        _ = Example(parsing: excerpt, into: &diagnostics)
        _ = Expression(parsing: excerpt, into: &diagnostics)
        _ = SlotType(parsing: excerpt, into: &diagnostics)
        let outside = diagnostics.first { $0.range.start > $0.range.end || $0.range.end.offset > text.utf8.count }
        return outside.map { "\(text.debugDescription): \($0) is outside the text" }
    }
}
