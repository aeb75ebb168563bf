import Diagnostics
import Intents
import YAML

extension IntentLint {
    mutating func checkDialogue() {
        for slot in intent.slots where slot.ask.isEmpty {
            switch slot.requirement {
            case .never: break
            case .always, .when: report(.noQuestion(slot.name, at: slot.place))
            }
        }
        for group in intent.requireOneOf where group.ask.isEmpty { report(.noCommonQuestion(at: group.place)) }
        checkHint(intent.hint, root["hint"])
        for slot in intent.slots { checkHint(slot.hint, node(of: slot)?["hint"]) }
    }

    /// What must hold stands in `type` and `check`, where it is enforced.
    private mutating func checkHint(_ hint: String?, _ node: YAMLNode?) {
        guard let hint, let node else { return }
        let words = hint.lowercased()
        if let rule = Self.ruleWords.first(where: words.contains) { report(.ruleInHint(rule, at: node.range)) }
        if hint.count > Self.longestHint { report(.longHint(limit: Self.longestHint, at: node.range)) }
    }

    mutating func checkSafety() {
        let place = root["confirm"]?.range ?? root["does"]?.range ?? intent.place
        switch (intent.effect, intent.confirmation.rule) {
        case (.read, _): break
        case (.delete, .never): report(.deleteWithoutDanger(at: place))
        case (.create, .never), (.write, .never): report(.changeWithoutCard(at: place))
        case (_, .always), (_, .when): break
        }
        if intent.effect == .delete, intent.confirmation.level == .normal { report(.deleteWithoutDanger(at: place)) }
        if intent.effect != .read, intent.plan.isEmpty {
            report(.noPlan(intent.effect, at: root.key("does") ?? intent.place))
        }
    }

    mutating func checkTests() {
        for language in Language.allCases {
            if language == .en, intent.examples.zh == intent.examples.en { continue }
            for mark in (intent.examples[language] ?? []).flatMap(\.marks) {
                checkDeclared(mark.slot, at: mark.place ?? intent.place)
            }
        }
        if intent.examples.isEmpty { report(.noExamples(at: intent.place)) }
        if intent.never.isEmpty { report(.noCounterexamples(at: intent.place)) }
        for test in root["tests"]?.itemsOrOne ?? [] {
            // Later turns may belong to another intent.
            for turn in [test] + (test["chat"]?.items ?? []).prefix(1) { checkTurn(turn) }
        }
    }

    private mutating func checkTurn(_ turn: YAMLNode) {
        for entry in turn["slots"]?.entries ?? [] { checkDeclared(Slot.Name(entry.name), at: entry.key.range) }
        for item in turn["changed"]?.itemsOrOne ?? [] {
            if let name = item.text { checkDeclared(Slot.Name(name), at: item.range) }
        }
    }

    private static let longestHint = 160

    private static let ruleWords = [
        "must", "never", "always", "do not", "don't", "only if", "必须", "不要", "禁止", "务必", "不能", "不得", "一定要",
    ]
}
