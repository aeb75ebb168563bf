internal import Intents

/// Puts an alignment into commands and evidence.
struct Transcript {
    private let tagging: Tagging
    private let grammar: IntentGrammar
    private let alignment: Alignment

    init(_ tagging: Tagging, _ grammar: IntentGrammar, _ alignment: Alignment) {
        self.tagging = tagging
        self.grammar = grammar
        self.alignment = alignment
    }

    func reading(_ confidence: Reading.Confidence, reader: String) -> Reading {
        Reading(commands, confidence: confidence, evidence: evidence, reader: reader)
    }

    /// Values and mentions in the order of the words; of two values for a slot that takes one, the later counts.
    var commands: [Command] {
        var commands: [Command] = []
        var valued: Set<UInt8> = []
        var follower: Alignment.Role?
        for step in alignment.steps.reversed() {
            defer { if step.role != .mark { follower = step.role } }
            switch step.role {
            case .value(let slot, _):
                guard valued.insert(slot).inserted || grammar.slots[Int(slot)].isList else { continue }
                commands.append(.set(grammar.slots[Int(slot)].name, tagging.words(step.from, step.to)))
            case .cue(let slot):
                let name = grammar.slots[Int(slot)].name
                guard !valued.contains(slot), !commands.contains(.mention(name)) else { continue }
                // 「邮箱不用填」
                commands.append(follower == .word(.skip) ? .unset(name) : .mention(name))
            case .start, .head, .word, .mark, .unexplained: break
            }
        }
        for step in alignment.steps { commands += mentioned(in: step, &valued) }
        return commands.reversed().filter { command in
            guard case .mention(let name) = command, let slot = grammar.slot(name) else { return true }
            return !valued.contains(slot)
        }
    }

    /// Known names inside prose say as well what it is about: 「见了长江大学的钱主任…记一下」.
    private func mentioned(in step: Alignment.Step, _ valued: inout Set<UInt8>) -> [Command] {
        guard case .value(let prose, _) = step.role, grammar.slots[Int(prose)].isProse else { return [] }
        var commands: [Command] = []
        for place in step.from..<step.to {
            for name in tagging.names[place] where name.end <= step.to {
                let slot = grammar.slots.indices.first { index in
                    !valued.contains(UInt8(index)) && !grammar.slots[index].isClosed
                        && !grammar.slots[index].records.isDisjoint(with: name.value)
                }
                guard let slot else { continue }
                valued.insert(UInt8(slot))
                commands.append(.set(grammar.slots[slot].name, tagging.words(place, name.end)))
            }
        }
        return commands
    }

    private var evidence: [Evidence] {
        alignment.steps.compactMap { step in
            let words = tagging.words(step.from, step.to)
            return switch step.role {
            case .start, .mark: nil
            case .head: Evidence(words, .head(grammar.id))
            case .cue(let slot): Evidence(words, .cue(grammar.slots[Int(slot)].name))
            case .value(let slot, let source): Evidence(words, .value(grammar.slots[Int(slot)].name, source))
            case .word(let word): Evidence(words, .word(word.rawValue))
            case .unexplained: Evidence(words, .unexplained)
            }
        }
    }
}
