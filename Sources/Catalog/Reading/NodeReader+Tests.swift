import Diagnostics
import Intents
import JSON
import YAML

extension NodeReader {
    mutating func tests(_ node: YAMLNode?) -> [DialogueTest] {
        (node?.itemsOrOne ?? []).compactMap { test($0) }
    }

    private mutating func test(_ node: YAMLNode) -> DialogueTest? {
        guard node.entries != nil else { return nil }
        if node["chat"] != nil, let say = node["say"] { diagnostics.append(.testWithBoth(at: say.range)) }
        let turns = (node["chat"]?.items ?? []).map { turn($0, user: $0["user"]) } + single(node)
        guard let first = turns.first else {
            diagnostics.append(.testWithoutTurns(at: node.firstLine))
            return nil
        }
        var given: [String: [JSON]] = [:]
        for entry in node["given"]?.entries ?? [] {
            given[entry.name] = entry.value.itemsOrOne.map(\.json)
        }
        return DialogueTest(
            name: node["name"]?.text ?? first.user,
            given: given,
            roles: node["roles"].map { Set(names($0)) },
            turns: turns,
            place: node.firstLine
        )
    }

    private mutating func single(_ node: YAMLNode) -> [DialogueTest.Turn] {
        guard let say = node["say"] else { return [] }
        return [turn(node, user: say)]
    }

    private mutating func turn(_ node: YAMLNode, user: YAMLNode?) -> DialogueTest.Turn {
        let bot = node["bot"]
        var turn = DialogueTest.Turn(
            user: user?.text ?? "",
            bot: bot?.text ?? "",
            place: user?.range ?? node.firstLine
        )
        // `done, ask phone`: a digression answered, and what waits for it.
        let parts = turn.bot.split(separator: ",").map { $0.drop { $0 == " " }.prefix { $0 != " " } }
        if let bot, let text = bot.text, !parts.allSatisfy({ DialogueTest.answers.contains(String($0)) }) {
            diagnostics.append(.unknownBot(text, known: DialogueTest.answers, at: bot.range))
        }
        turn.slots = node["slots"]?.json.objectValue
        turn.changed = node["changed"]?.texts
        turn.calls = node["calls"]?.itemsOrOne.map(\.json)
        turn.says = node["says"]?.texts ?? []
        return turn
    }
}

extension DialogueTest {
    /// The first words of what a test can expect to come back.
    static let answers = [
        "ask", "reject", "confirm", "danger", "done", "undone", "cancelled", "pick", "duplicate", "none", "offer",
        "refused", "ambiguous", "help", "unknown", "failed", "notice",
    ]
}
