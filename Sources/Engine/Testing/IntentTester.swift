internal import Dialogue
public import Diagnostics
public import Intents
public import JSON
internal import Linking
internal import Understanding

/// Runs what authors wrote down beside their intents: examples, `never` and conversations, each on a fresh world.
public struct IntentTester: Sendable {
    /// A program over a world that holds the given records, by model, and nothing else.
    public typealias World = @Sendable (_ given: [String: [JSON]]) async throws -> Interpreter

    let world: World
    /// Seconds since 1970: the same clock for all.
    let now: Int
    let offset: Int

    public init(now: Int, offset: Int, world: @escaping World) {
        self.now = now
        self.offset = offset
        self.world = world
    }

    /// One thing that was tried.
    public struct Result: Hashable, Sendable {
        public enum Kind: String, Hashable, Sendable, CaseIterable { case example, never, conversation }

        public let intent: Intent.ID
        public let kind: Kind
        public let name: String
        public let place: SourceRange
        /// What was expected and what came, line by line; empty when it holds.
        public let differences: [String]

        public var holds: Bool { differences.isEmpty }
    }

    public func run(
        _ intents: [Intent],
        only kinds: Set<Result.Kind> = Set(Result.Kind.allCases)
    ) async throws -> (results: [Result], coverage: TestCoverage) {
        let empty = try await world([:])
        var results: [Result] = []
        var coverage = TestCoverage(intents)
        for intent in intents {
            for language in empty.program.pack.settings.languages {
                for example in intent.examples[language] ?? [] where kinds.contains(.example) {
                    let records = empty.records(namedIn: example, of: intent)
                    let known = records.isEmpty ? empty : try await world(records)
                    results.append(await check(example, language, intent, known))
                    coverage.saw(example, language, of: intent)
                }
                for words in intent.never[language] ?? [] where kinds.contains(.never) {
                    results.append(await check(never: words, language, intent, empty))
                }
            }
            for test in intent.tests where kinds.contains(.conversation) {
                let (result, turns) = try await converse(test, intent)
                results.append(result)
                coverage.saw(turns, of: intent)
            }
        }
        return (results, coverage)
    }

    private func conversation(_ interpreter: Interpreter, roles: Set<Role>) -> Conversation {
        let session = Session(
            id: "test",
            user: "me",
            roles: roles,
            timeZone: interpreter.program.pack.settings.timeZone,
            offset: offset
        )
        return Conversation(interpreter, session: session)
    }

    private func check(
        _ example: Example,
        _ language: Language,
        _ intent: Intent,
        _ interpreter: Interpreter
    ) async -> Result {
        var conversation = conversation(interpreter, roles: interpreter.program.pack.roles)
        let drafts = Draft.drafts(of: await conversation.understand(example.text, at: now).commands)
        var differences: [String] = []
        if drafts.map(\.intent) != [intent.id] {
            let understood = drafts.map(\.intent.rawValue).joined(separator: ", ")
            differences.append("understood as \(understood.isEmpty ? "nothing" : understood)")
        } else if let draft = drafts.first {
            differences += difference(example, draft)
        }
        return Result(
            intent: intent.id,
            kind: .example,
            name: example.text,
            place: example.place,
            differences: differences
        )
    }

    private func difference(_ example: Example, _ draft: Draft) -> [String] {
        let scalars = Array(example.text.unicodeScalars)
        var expected: [String: [String]] = [:]
        for mark in example.marks {
            let words = String(String.UnicodeScalarView(scalars[mark.range]))
            expected[mark.slot.rawValue, default: []].append(words)
        }
        var found: [String: [String]] = [:]
        for case .set(let slot, let words) in draft.changes { found[slot.rawValue, default: []].append(words) }
        return Set(expected.keys).union(found.keys).sorted().compactMap { slot in
            let want = (expected[slot] ?? []).joined(separator: " + ")
            let got = (found[slot] ?? []).joined(separator: " + ")
            return want == got ? nil : "\(slot): expected \(quoted(want)), found \(quoted(got))"
        }
    }

    private func check(
        never words: String,
        _ language: Language,
        _ intent: Intent,
        _ interpreter: Interpreter
    ) async -> Result {
        var conversation = conversation(interpreter, roles: interpreter.program.pack.roles)
        let drafts = Draft.drafts(of: await conversation.understand(words, at: now).commands)
        let starts = drafts.contains { $0.intent == intent.id }
        return Result(
            intent: intent.id,
            kind: .never,
            name: words,
            place: intent.place,
            differences: starts ? ["starts \(intent.id)"] : []
        )
    }

    private func converse(_ test: DialogueTest, _ intent: Intent) async throws -> (Result, [Turn]) {
        let interpreter = try await world(test.given)
        var conversation = conversation(interpreter, roles: test.roles ?? interpreter.program.pack.roles)
        var turns: [Turn] = []
        var differences: [String] = []
        for (index, expected) in test.turns.enumerated() {
            let turn = await conversation.reply(to: expected.user, at: now + index)
            turns.append(turn)
            let wrong = TurnCheck(expected, turn, conversation.interpreter).differences
            if !wrong.isEmpty {
                differences.append("\(index + 1). \(expected.user)")
                differences += wrong.map { "   \($0)" }
                differences.append("   reply: \(turn.reply.text)")
                break
            }
        }
        let result = Result(
            intent: intent.id,
            kind: .conversation,
            name: test.name,
            place: test.place,
            differences: differences
        )
        return (result, turns)
    }
}

extension Interpreter {
    /// The records that an example speaks of: what is marked as the name of one is the name of one.
    fileprivate func records(namedIn example: Example, of intent: Intent) -> [String: [JSON]] {
        let scalars = Array(example.text.unicodeScalars)
        var records: [String: [JSON]] = [:]
        for mark in example.marks {
            guard let slot = intent.slot(mark.slot), let kind = kinds(of: slot.type).first,
                !kind.loadsAll || slot.type.takesText
            else { continue }
            let name = String(String.UnicodeScalarView(scalars[mark.range]))
            guard !means(me: name) else { continue }
            var values: [String: JSON] = ["name": .string(name)]
            // Of a small table every field that a name is looked for in is a name: a user's login.
            if kind.loadsAll { for field in kind.find { values[field] = .string(name) } }
            for leaf in kind.domain.arrayValue ?? [] {
                guard let field = leaf[0]?.stringValue, leaf[1] == "=", let value = leaf[2], !kind.loadsAll else {
                    continue
                }
                values[field] = value
            }
            // What tells another kind of the same model apart does not hold for this one.
            for other in program.pack.records where other.model == kind.model && other.name != kind.name {
                for leaf in other.domain.arrayValue ?? [] {
                    guard let field = leaf[0]?.stringValue, case .bool(let flag)? = leaf[2], values[field] == nil else {
                        continue
                    }
                    values[field] = .bool(!flag)
                }
            }
            records[kind.model, default: []].append(.object(values))
        }
        return records
    }
}

extension Pack {
    /// All roles that its intents name: who has them may do everything.
    fileprivate var roles: Set<Role> { intents.reduce(into: []) { $0.formUnion($1.allow) } }
}

func quoted(_ text: String) -> String { text.isEmpty ? "nothing" : "'\(text)'" }
