internal import Entities
internal import Intents

/// Messages inside a conversation: answers, corrections, yes and no; and what is none of these.
extension Turn {
    /// What the words mean after what was asked or shown; nil where they are something new.
    func answer() -> Reading? {
        switch context.pending {
        case .nothing: amendment(asked: [], whole)
        case .slots(let asked): reply(asked: asked)
        case .choice(let titles, let slot): pick(titles, slot)
        case .card: confirmation()
        case .offer: talk(whole).map { Reading([$0], confidence: .sure, reader: reader.name) }
        }
    }

    private func reply(asked: [Slot.Name]) -> Reading? {
        guard let command = talk(whole) else { return amendment(asked: asked, whole) }
        // 「没有」 to a question for a value leaves it open.
        let isSkip = command == .no && tagging.isCovered(whole, by: [.skip])
        return Reading([isSkip ? .skip : command], confidence: .sure, reader: reader.name)
    }

    private func confirmation() -> Reading? {
        if let command = talk(whole) { return Reading([command], confidence: .sure, reader: reader.name) }
        let split = tagging.coveredPrefix(whole, by: [.yes])
        // 「好的，顺便查一下深圳的客户」 asks for something besides.
        if let split, var more = asked(split..<tagging.last) {
            more.commands.insert(.yes, at: 0)
            return more
        }
        if let change = amendment(asked: [], whole) { return change }
        if names(open: (split ?? 0)..<tagging.last) { return Reading([.yes], confidence: .sure, reader: reader.name) }
        guard let split else { return nil }
        var more = fresh(split..<tagging.last)
        guard more.confidence > .rejected, case .start = more.commands.first else { return nil }
        more.commands.insert(.yes, at: 0)
        return more
    }

    /// The words as a command that only reads, if they are that without doubt.
    private func asked(_ bounds: Range<Int>) -> Reading? {
        let reading = fresh(bounds)
        guard reading.confidence == .sure, case .start(let id)? = reading.commands.first,
            reader.grammar(of: id)?.effect == .read
        else { return nil }
        return reading
    }

    /// Whether the words say nothing but what the open frame does: 「删除」 to the card of a deletion is a yes.
    private func names(open bounds: Range<Int>) -> Bool {
        guard let frame = frames(in: bounds).first else { return false }
        return reader.grammars[frame.intent].id == context.frame?.intent && judge(frame).isBare
    }

    /// Values for the open frame, unless the words are better explained as a new command.
    private func amendment(asked: [Slot.Name], _ bounds: Range<Int>) -> Reading? {
        guard let open = context.frame, let grammar = reader.grammar(of: open.intent) else { return nil }
        let slots = asked.compactMap { grammar.slot($0) }
        let leanings = leanings(slots, open, grammar, bounds)
        var aligner = Aligner(tagging, grammar, .answer(slots), in: bounds, leanings: leanings)
        guard let alignment = aligner.align() else { return nil }
        let transcript = Transcript(tagging, grammar, alignment)
        guard !transcript.commands.isEmpty,
            FrameJudge(tagging: tagging, grammar: grammar, alignment: alignment).isAnswer
        else { return nil }
        if let rival = frames(in: bounds).first, isBetter(rival, than: alignment, for: slots, of: grammar) {
            return nil
        }
        return transcript.reading(.sure, reader: reader.name)
    }

    /// An answer is for what was asked; a correction without the slot's name is for what was filled last.
    private func leanings(
        _ asked: [UInt8],
        _ open: ReadingContext.OpenFrame,
        _ grammar: IntentGrammar,
        _ bounds: Range<Int>
    ) -> [UInt8: Int] {
        var leanings: [UInt8: Int] = [:]
        for slot in asked { leanings[slot] = 6 }
        guard asked.isEmpty else { return leanings }
        for (order, name) in open.filled.enumerated() {
            guard let slot = grammar.slot(name) else { continue }
            leanings[slot] = min(3 * (order + 1), 30)
        }
        if let near = nearest(open, bounds), let slot = grammar.slot(near) { leanings[slot] = 36 }
        return leanings
    }

    /// The slot whose number the only number of the words is nearest to, where there are several to choose from.
    private func nearest(_ open: ReadingContext.OpenFrame, _ bounds: Range<Int>) -> Slot.Name? {
        let numbers = bounds.flatMap { tagging.entities[$0] }.compactMap { entity -> Double? in
            if case .number(let number) = entity.value.value { Double("\(number)") } else { nil }
        }
        guard numbers.count == 1, let number = numbers.first, number > 0, open.figures.count > 1 else { return nil }
        return open.figures.filter { $0.value > 0 }
            .min { (ratio($0.value, number), $0.key) < (ratio($1.value, number), $1.key) }?.key
    }

    /// How many times one is the other: 1 where they are the same.
    private func ratio(_ left: Double, _ right: Double) -> Double { max(left, right) / min(left, right) }

    /// Whether a new command explains the words better than an answer does.
    private func isBetter(
        _ rival: RankedFrame,
        than answer: Alignment,
        for asked: [UInt8],
        of grammar: IntentGrammar
    ) -> Bool {
        let judge = judge(rival)
        guard judge.confidence > .rejected else { return false }
        // Asked for prose, whatever is said may be it; only what plainly is a command is not.
        if asked.contains(where: { grammar.slots[Int($0)].isProse }) {
            return judge.confidence == .sure && judge.beginsWithHead
        }
        let isAsGood = answer.cost < rival.alignment.cost || answer.cost.isLevel(with: rival.alignment.cost)
        if judge.grammar.effect != .read, isAsGood, saysNoMore(rival.alignment, answer) { return false }
        // 「查一下做物流的客户」 asks for something, whatever is open.
        let isAsked = judge.grammar.effect == .read && judge.confidence == .sure && judge.beginsWithHead
        if isAsked, rival.alignment.cost.isClean { return true }
        if isMadeOf(rival.alignment, answer) {
            if judge.grammar.id == grammar.id { return true }
            if judge.alignment.cost.isClean, judge.beginsWithHead { return true }
        }
        if answer.cost.isClean, !judge.isGrounded { return false }
        return rival.alignment.cost < answer.cost
    }

    /// Whether a command would take the same words for its values as the answer does: 「负责人改成李四」 changes what is
    /// open, and nothing else is named.
    private func saysNoMore(_ rival: Alignment, _ answer: Alignment) -> Bool {
        func values(_ alignment: Alignment) -> [Range<Int>] {
            alignment.steps.compactMap { if case .value = $0.role { $0.from..<$0.to } else { nil } }
        }
        let said = values(answer)
        let wanted = values(rival)
        return !wanted.isEmpty && wanted.allSatisfy(said.contains)
    }

    /// Whether the answer takes for an unknown name what are words of a command: 「删除客户」 to 「哪一个客户」.
    private func isMadeOf(_ rival: Alignment, _ answer: Alignment) -> Bool {
        answer.steps.contains { step in
            switch step.role {
            case .value(_, .rest), .value(_, .place):
                rival.steps.contains { $0.role == .head && step.from <= $0.from && $0.from < step.to }
            default: false
            }
        }
    }
}
