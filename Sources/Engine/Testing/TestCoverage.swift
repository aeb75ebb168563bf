internal import Dialogue
internal import Intents

/// What the tests of a pack have touched, and what they have not.
public struct TestCoverage: Hashable, Sendable {
    private var untouched: [Intent.ID: Set<String>] = [:]
    private var total = 0

    init(_ intents: [Intent]) {
        for intent in intents {
            var things = Set(intent.slots.map { "slot \($0.name)" })
            for (key, texts) in intent.replies {
                for language in Language.allCases where texts[language] != nil {
                    things.insert("reply \(key) (\(language))")
                }
            }
            for language in Language.allCases where intent.heads[language] != nil {
                things.insert("language \(language)")
            }
            for (index, step) in intent.plan.enumerated() where step.condition != nil {
                things.insert("step \(index + 1) (\(step.handler))")
            }
            untouched[intent.id] = things
            total += things.count
        }
    }

    /// Lines like `create_customer: slot website`, in order.
    public var missing: [String] {
        untouched.sorted { $0.key < $1.key }.flatMap { intent, things in things.sorted().map { "\(intent): \($0)" } }
    }

    /// 0 … 1
    public var share: Double {
        total == 0 ? 1 : Double(total - missing.count) / Double(total)
    }

    mutating func saw(_ example: Example, _ language: Language, of intent: Intent) {
        untouched[intent.id]?.remove("language \(language)")
        for mark in example.marks { untouched[intent.id]?.remove("slot \(mark.slot)") }
    }

    mutating func saw(_ turns: [Turn], of intent: Intent) {
        for turn in turns {
            for frame in turn.frames where frame.intent == intent.id {
                for slot in frame.fillings.keys { untouched[intent.id]?.remove("slot \(slot)") }
            }
            for key in turn.replies[intent.id] ?? [] {
                untouched[intent.id]?.remove("reply \(key) (\(turn.language))")
            }
            for call in turn.calls {
                for (index, step) in intent.plan.enumerated() where step.handler == call.handler {
                    untouched[intent.id]?.remove("step \(index + 1) (\(step.handler))")
                }
            }
        }
    }
}
