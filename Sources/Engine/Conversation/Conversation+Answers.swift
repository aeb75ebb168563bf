internal import Dialogue
internal import Intents
internal import Linking
internal import Understanding

extension Conversation {
    /// 「确认」: the card, or the offer, that is open.
    mutating func affirm(_ turn: inout Turn) async {
        guard var batch = state.current else {
            turn.say(Reply.Part(.unknown, say(.nothingPending)))
            return
        }
        switch batch.stage {
        case .confirming(let card): await confirm(card, &turn)
        case .asking(.offer(let intent, let frame, let slot, let words), _):
            await accept(intent, for: frame, slot, words, &turn)
        case .asking(.duplicate(let frame, _), _):
            batch.frames[frame].acceptsDuplicates = true
            batch.stage = .filling
            state.current = batch
            await advance(&turn)
        case .asking(.alternatives(let frames), _):
            if let first = frames.first { await choose(first, &turn) }
        case .asking(let question, let attempt):
            turn.say(Reply.Part(kind(of: question), ask(question, attempt: attempt), blocks: blocks(of: question)))
        case .filling: await advance(&turn)
        }
    }

    /// 「不」: to an offer it is an answer, to everything else the end.
    mutating func decline(_ turn: inout Turn) async {
        await cancel(&turn)
    }

    mutating func cancel(_ turn: inout Turn) async {
        guard let batch = state.current else {
            turn.say(Reply.Part(.cancelled, say(.cancelNothing)))
            return
        }
        if case .confirming(let card) = batch.stage { state.answer(card) }
        turn.frames = batch.frames
        let titles = batch.frames.compactMap { interpreter.program.intent($0.intent).map(title(of:)) }
        let title = titles.joined(separator: state.language.listSeparator)
        turn.say(Reply.Part(.cancelled, say(.cancelled, ["title": title])))
        await drop(&turn)
    }

    /// 「跳过」: the slot that is asked for, where nothing requires it.
    mutating func skip(_ turn: inout Turn) async {
        if case .confirming(let card)? = state.current?.stage {
            turn.say(Reply.Part(.confirm(card.level), say(.confirmAgain)))
            return
        }
        guard var batch = state.current, case .asking(let question, _) = batch.stage, let frame = question.frame,
            let intent = intent(ofFrame: frame)
        else {
            turn.say(Reply.Part(.unknown, say(.nothingPending)))
            return
        }
        guard case .slot(let name, _) = question, let slot = intent.slot(name), !slot.isAlwaysRequired else {
            let slot = question.slot(oneOf: { oneOf($0, frame) }).flatMap(intent.slot).map(title(of:)) ?? ""
            turn.say(Reply.Part(kind(of: question), say(.cannotSkip, ["slot": slot]) + ask(question, attempt: 0)))
            return
        }
        batch.frames[frame].skipped.insert(name)
        batch.frames[frame].mentioned.removeAll { $0 == name }
        batch.stage = .filling
        state.current = batch
        await advance(&turn)
    }

    /// 「第二个」: one of the choices of an open question, else records of the last list.
    mutating func pick(_ picks: [Pick], _ turn: inout Turn) async {
        guard var batch = state.current, case .asking(let question, _) = batch.stage else {
            turn.say(Reply.Part(.unknown, say(.nothingPending)))
            return
        }
        switch question {
        case .pick(let slot, let frame, let choices):
            let chosen = Pick.resolve(picks, in: choices)
            guard !chosen.isEmpty, let declared = intent(ofFrame: frame)?.slot(slot) else {
                return put(question, &turn)
            }
            guard chosen.count == 1 || declared.takesSeveral else { return put(question, &turn) }
            let records = chosen.map { Value.record($0.record) }
            // Names of the same enumeration that left no choice.
            let settled = batch.frames[frame][slot]?.items ?? []
            let value = declared.takesSeveral ? Value.list(settled + records) : records[0]
            let evidence = batch.frames[frame].fillings[slot]?.evidence
            batch.frames[frame].fill(slot, with: Filling(.value(value), origin: .picked, evidence: evidence))
            batch.stage = .filling
            state.current = batch
            look(at: chosen[0].record)
            await advance(&turn)
        case .alternatives(let frames):
            guard let frame = Pick.resolve(picks, in: frames).first else { return put(question, &turn) }
            await choose(frame, &turn)
        case .duplicate(let frame, let choices):
            guard let choice = Pick.resolve(picks, in: choices).first else { return put(question, &turn) }
            await follow(.open, choice, frame, &turn)
        case .slot(let name, let frame):
            guard let intent = intent(ofFrame: frame), let slot = intent.slot(name),
                let option = Pick.resolve(picks, in: choices(of: slot)).first
            else { return put(question, &turn) }
            await change([.set(name, option)], &turn)
        case .oneOf, .offer: put(question, &turn)
        }
    }

    mutating func choose(_ frame: Frame, _ turn: inout Turn) async {
        state.current = Batch([frame])
        turn.begun = [frame]
        await advance(&turn)
    }

    /// The words fit several intents equally well: which one is for the person to say.
    mutating func askWhich(_ reading: Reading, _ turn: inout Turn) async {
        var frames: [Frame] = []
        for commands in [reading.commands] + reading.alternatives {
            for case .start(let draft) in Segment.segments(of: commands, lastRead: state.lastRead?.intent) {
                guard let intent = interpreter.program.intent(draft.intent),
                    intent.isAllowed(for: session.roles)
                else { continue }
                frames.append(frame(draft, intent, at: frames.count, turn).0)
                break
            }
        }
        guard frames.count > 1 else {
            if let only = frames.first {
                state.push(Batch([only]))
                turn.begun = [only]
                await advance(&turn)
            } else {
                await misunderstood(&turn)
            }
            return
        }
        state.push(Batch(Array(frames.prefix(1))))
        put(.alternatives(Array(frames.prefix(3))), &turn)
    }
}

extension Question {
    /// The slot that it is about.
    func slot(oneOf group: (Int) -> RequireOneOf?) -> Slot.Name? {
        switch self {
        case .slot(let name, _), .pick(let name, _, _): name
        case .oneOf(let position, _): group(position)?.slots.first
        case .offer(_, _, let slot, _): slot
        case .duplicate, .alternatives: nil
        }
    }
}

extension Slot {
    var takesSeveral: Bool {
        if multiplicity == .list { return true }
        if case .list = type { return true }
        return false
    }
}

extension Pick {
    /// What the picks mean in a list, in their order; positions beyond it mean nothing.
    static func resolve<Item>(_ picks: [Pick], in items: [Item]) -> [Item] {
        picks.flatMap { pick -> [Item] in
            switch pick {
            case .position(let position): items.indices.contains(position - 1) ? [items[position - 1]] : []
            case .fromEnd(let position):
                items.indices.contains(items.count - position) ? [items[items.count - position]] : []
            case .all: items
            }
        }
    }
}
