internal import Intents

/// Corrections without an open frame, follow-ups of the last reading command.
extension Turn {
    struct Correction {
        let reading: Reading
        let alignment: Alignment

        /// Whether a value stands behind the word that says that it is another one: "put them in" gives none.
        var assigns: Bool {
            let marks = alignment.steps.firstIndex { step in
                if case .word(let word) = step.role { [.correct, .assign, .denial].contains(word) } else { false }
            }
            let values = alignment.steps.lastIndex { if case .value = $0.role { true } else { false } }
            guard let marks, let values else { return false }
            return marks < values
        }
    }

    /// 「金额改成35万」, "wrong number, it should be 628 555 0174": a slot is named by its cue and given a value.
    func correction(_ bounds: Range<Int>) -> Correction? {
        let isMarked = bounds.contains { place in
            tagging.classes[place].contains { [.correct, .assign, .denial].contains($0.value) }
        }
        guard isMarked else { return nil }
        return values(of: reader.anySlots(announcedIn: bounds, of: tagging), in: bounds)
    }

    /// Whether a correction explains the words better than a command does that names no record.
    func isBetter(_ correction: Correction, than frames: [RankedFrame]) -> Bool {
        let judges = frames.lazy.map { judge($0) }
        guard let judge = judges.first(where: { $0.confidence > .rejected }) else { return true }
        guard correction.alignment.cost.isClean else { return false }
        if judge.isComplete, judge.grammar.effect != .read, !correction.assigns { return false }
        if judge.alignment.cost.isClean, !judge.hasValue { return false }
        return !judge.alignment.cost.isClean
            || judge.grammar.effect != .read
                && (!judge.isComplete || judge.leansOnReference && context.focus.isEmpty)
    }

    /// 「王磊的呢」 after a report: the same again with one slot changed.
    func followUp(_ bounds: Range<Int>) -> Reading? {
        guard let last = context.lastRead, let grammar = reader.grammar(of: last),
            var reading = values(of: grammar, in: bounds)?.reading
        else { return nil }
        reading.commands.insert(.repeat, at: 0)
        return reading
    }

    /// The words as values of slots and nothing else.
    private func values(of grammar: IntentGrammar, in bounds: Range<Int>) -> Correction? {
        guard !grammar.slots.isEmpty else { return nil }
        var aligner = Aligner(tagging, grammar, .answer([]), in: bounds)
        guard let alignment = aligner.align(), alignment.cost.isSound else { return nil }
        let transcript = Transcript(tagging, grammar, alignment)
        guard transcript.commands.contains(where: { if case .set = $0 { true } else { false } }) else { return nil }
        return Correction(reading: transcript.reading(.sure, reader: reader.name), alignment: alignment)
    }
}
