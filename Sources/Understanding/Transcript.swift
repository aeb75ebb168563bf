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
        for step in alignment.steps.reversed() {
            switch step.role {
            case .value(let slot, _):
                guard valued.insert(slot).inserted || grammar.slots[Int(slot)].isList else { continue }
                commands.append(.set(grammar.slots[Int(slot)].name, tagging.words(step.from, step.to)))
            case .cue(let slot):
                guard !valued.contains(slot), !commands.contains(.mention(grammar.slots[Int(slot)].name)) else {
                    continue
                }
                commands.append(.mention(grammar.slots[Int(slot)].name))
            case .start, .head, .word, .mark, .unexplained: break
            }
        }
        let hasValue = { (slot: UInt8) in valued.contains(slot) }
        return commands.reversed().filter { command in
            guard case .mention(let name) = command, let slot = grammar.slot(name) else { return true }
            return !hasValue(slot)
        }
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
