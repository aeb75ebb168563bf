internal import Intents

/// Decides whether an explanation of the words is good enough to act on.
struct FrameJudge {
    let tagging: Tagging
    let grammar: IntentGrammar
    let alignment: Alignment

    /// What the intent's own words, cues, names and types account for.
    private var support: Int {
        alignment.steps.reduce(0) { sum, step in
            let weight = tagging.weight(step.from, step.to)
            switch step.role {
            case .head: return sum + 2 * weight
            case .cue: return sum + weight
            case .value(_, .type), .value(_, .name), .value(_, .look), .value(_, .place): return sum + weight
            case .value(_, .reference), .value(_, .rest), .value(_, .model), .word, .mark, .start, .unexplained:
                return sum
            }
        }
    }

    private var headWeight: Int {
        alignment.steps.reduce(0) { $0 + ($1.role == .head ? tagging.weight($1.from, $1.to) : 0) }
    }

    var confidence: Reading.Confidence {
        let cost = alignment.cost
        guard cost.violations == 0 else { return .rejected }
        let isRead = grammar.effect == .read
        if destroysMore { return .rejected }
        let loss = cost.unexplained + 3 * cost.important + (isRead ? 2 : 1) * Int(cost.implausible)
        let support = support
        let isPlain = isComplete && headWeight > 2
        if isPlain ? loss > support + 2 : loss > 0 && 2 * loss >= support { return .rejected }
        // What is left over where something needed is missing is likely to be just that.
        if cost.unexplained > 1, !isComplete { return .rejected }
        if cost.important > 0, !isRead, loss * (isPlain ? 2 : 3) > support { return .rejected }
        return cost.unexplained == 0 && cost.important == 0 && cost.implausible < 3 && cost.slips == 0 ? .sure : .unsure
    }
}

extension FrameJudge {
    /// Whether what is to disappear is not what the frame names: the customer for the tag of one, 「删了云启的标签」.
    private var destroysMore: Bool {
        let steps = alignment.steps
        let verbs = steps.indices.filter { index in
            steps[index].role == .head
                && tagging.classes[steps[index].from].contains { $0.value == .destroy && $0.end <= steps[index].to }
        }
        guard !verbs.isEmpty else { return false }
        let values = steps.indices.filter { if case .value = steps[$0].role { true } else { false } }
        return steps.indices.contains { index in
            guard steps[index].role == .unexplained, tagging.weight(steps[index].from, steps[index].to) > 0 else {
                return false
            }
            if let before = steps[..<index].last(where: { $0.role != .mark }), isOwning(before) { return true }
            return values.contains { value in
                verbs.contains { verb in (min(value, verb)...max(value, verb)).contains(index) }
                    && !verbs.contains { verb in (min(value, index)...max(value, index)).contains(verb) }
            }
        }
    }

    /// 的, 's
    private func isOwning(_ step: Alignment.Step) -> Bool {
        ["的", "'s", "’s"].contains(tagging.words(step.from, step.to).text)
    }

    /// Whether all slots that are always needed have a value.
    var isComplete: Bool {
        let valued = Set(alignment.steps.compactMap { if case .value(let slot, _) = $0.role { slot } else { nil } })
        return grammar.slots.indices.allSatisfy { !grammar.slots[$0].isRequired || valued.contains(UInt8($0)) }
    }

    /// Whether all that is always needed is known, or stands where the intent's words say that it stands.
    var isGrounded: Bool {
        let grounded = Set(
            alignment.steps.compactMap { step -> UInt8? in
                switch step.role {
                case .value(let slot, .name), .value(let slot, .type), .value(let slot, .place): slot
                default: nil
                }
            }
        )
        return grammar.slots.indices.allSatisfy { !grammar.slots[$0].isRequired || grounded.contains(UInt8($0)) }
    }

    /// Whether the words are the intent's own and nothing else.
    var isBare: Bool { alignment.cost.isClean && !hasValue }

    var hasValue: Bool {
        alignment.steps.contains { if case .value = $0.role { true } else { false } }
    }

    /// Whether a pronoun stands for what the intent needs.
    var leansOnReference: Bool {
        alignment.steps.contains { step in
            if case .value(let slot, .reference) = step.role { grammar.slots[Int(slot)].isRequired } else { false }
        }
    }

    /// Whether the message opens with words of the intent.
    var beginsWithHead: Bool {
        for step in alignment.steps {
            switch step.role {
            case .head: return true
            case .start, .mark, .word: continue
            case .cue, .value, .unexplained: return false
            }
        }
        return false
    }

    /// Whether the words can be taken as an answer: nothing that matters is left over.
    var isAnswer: Bool {
        let cost = alignment.cost
        guard cost.violations == 0, cost.important == 0 else { return false }
        let taken = alignment.steps.reduce(0) { sum, step in
            switch step.role {
            case .value, .cue: sum + tagging.weight(step.from, step.to)
            default: sum
            }
        }
        return 2 * cost.unexplained <= taken
    }
}
