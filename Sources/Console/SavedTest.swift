import Diagnostics
import Linking
import Dialogue
import Engine
import FoundationEssentials
import Intents
import JSON
import PluginAPI

/// A conversation written down as a test of the intent that it was about.
struct SavedTest {
    let name: String
    let intent: Intent.ID
    /// Where the intent is declared.
    let file: String
    private let roles: Set<Role>?
    private let given: [String: [RecordReference]]
    private let kinds: [RecordKind]
    private let turns: [Turn]

    init(name: String, turns: [Turn], in conversation: Conversation) throws(TestFileError) {
        guard !turns.isEmpty else { throw .nothingSaid }
        let program = conversation.interpreter.program
        let frames = turns.flatMap { $0.begun + $0.frames }
        guard let intent = frames.lazy.compactMap({ program.intent($0.intent) }).first else { throw .noIntent }
        guard !intent.tests.contains(where: { $0.name == name }) else { throw .nameTaken(name) }
        self.name = name
        self.intent = intent.id
        self.turns = turns
        file = intent.place.file
        roles = conversation.session.roles == intent.allow ? nil : conversation.session.roles
        kinds = program.pack.records
        given = SavedTest.records(in: turns)
    }

    /// Records that were named and that the conversation did not make itself: the test's world starts without any.
    private static func records(in turns: [Turn]) -> [String: [RecordReference]] {
        let fillings = turns.flatMap(\.frames).flatMap(\.fillings.values).filter { $0.origin != .standard }
        let made = Set(
            turns.flatMap(\.calls).flatMap { $0.outcome?.changes ?? [] }.filter { $0.kind == .created }
                .map { "\($0.model),\($0.id)" }
        )
        var seen: Set<String> = []
        let records = fillings.compactMap(\.value).flatMap(\.records).filter { record in
            let key = "\(record.model),\(record.id)"
            return record.id > 0 && !made.contains(key) && seen.insert(key).inserted
        }
        return Dictionary(grouping: records, by: \.model)
    }

    /// Lines of YAML, the first of them `- name: …`.
    var lines: [String] {
        var lines = ["- name: \(YAMLText.plain(name))"]
        if let roles {
            lines.append("  roles: [\(roles.map(\.rawValue).sorted().map(YAMLText.flow).joined(separator: ", "))]")
        }
        if !given.isEmpty { lines.append("  given: {\(givenTexts.joined(separator: ", "))}") }
        lines.append("  chat:")
        lines += turns.map { turn in
            let bot = turn.reply.parts.map { "\($0.kind)" }.joined(separator: ", ")
            return "    - {user: \(YAMLText.flow(turn.words)), bot: \(YAMLText.flow(bot))}"
        }
        return lines
    }

    private var givenTexts: [String] {
        given.sorted { $0.key < $1.key }.map { model, records in
            let texts = records.sorted { $0.id < $1.id }.map { record in
                let fields = [("id", "\(record.id)"), ("name", YAMLText.flow(record.name))] + fields(of: record)
                return "{" + fields.map { "\($0.0): \($0.1)" }.joined(separator: ", ") + "}"
            }
            return "\(model): [\(texts.joined(separator: ", "))]"
        }
    }

    /// What makes the record one of its kind: `is_company: true`.
    private func fields(of record: RecordReference) -> [(String, String)] {
        let kind = kinds.first { $0.name == record.kind } ?? kinds.first { $0.model == record.model }
        return (kind?.domain.arrayValue ?? []).compactMap { leaf in
            guard let parts = leaf.arrayValue, parts.count == 3, parts[1] == "=", let field = parts[0].stringValue
            else {
                return nil
            }
            switch parts[2] {
            case .bool(let flag): return (field, "\(flag)")
            case .integer(let number): return (field, "\(number)")
            case .string(let text): return (field, YAMLText.flow(text))
            case .null, .double, .array, .object: return nil
            }
        }
    }
}

extension Value {
    fileprivate var records: [RecordReference] {
        switch self {
        case .record(let record): [record]
        case .list(let values): values.flatMap(\.records)
        default: []
        }
    }
}

/// Why a conversation could not be saved as a test.
enum TestFileError: Error, Hashable {
    case nothingSaid
    case noIntent
    case nameTaken(String)
    case unreadable(String)
    case unwritable(String)
    /// `tests:` is written in a form that lines cannot be added to.
    case otherForm(String)

    var sentence: String {
        switch self {
        case .nothingSaid: "nothing has been said yet that could be a test"
        case .noIntent: "no operation was talked about, so there is no file to save the test in"
        case .nameTaken(let name): "there is a test '\(name)' already: choose another name"
        case .unreadable(let file): "\(file) cannot be read"
        case .unwritable(let file): "\(file) cannot be written"
        case .otherForm(let file):
            "the `tests:` of \(file) are not a list of lines that begin with `-`: nothing was changed"
        }
    }
}
