internal import Dialogue
internal import Intents
internal import Linking

extension Conversation {
    /// Begins what the drafts ask for; several in one message are one batch.
    mutating func begin(_ drafts: [Draft], _ turn: inout Turn) async {
        var frames: [Frame] = []
        var refusals: [Refusal] = []
        for draft in drafts {
            guard let intent = interpreter.program.intent(draft.intent) else { continue }
            guard intent.isAllowed(for: session.roles) else {
                turn.say(Reply.Part(.refused, denial(of: intent)))
                continue
            }
            var (frame, refused) = frame(draft, intent, at: frames.count, turn)
            frame.lookUpPeople(intent)
            refusals += refused
            frames.append(frame)
        }
        guard !frames.isEmpty else {
            await resume(&turn)
            return
        }
        turn.begun = frames
        if frames.count == 1, let frame = frames.first, mergeIntoCurrent(frame) {
            await settle(refusals, &turn)
            return
        }
        if let waiting = state.current, isForgettable(waiting) { state.current = nil }
        state.push(Batch(frames))
        await settle(refusals, &turn)
    }

    /// The frame that a draft asks for, with what was refused of it.
    func frame(_ draft: Draft, _ intent: Intent, at index: Int, _ turn: Turn) -> (Frame, [Refusal]) {
        var frame = Frame(draft.intent, utterance: turn.words)
        if draft.inherits, let last = state.lastRead, last.intent == draft.intent { frame.inherit(last) }
        let refusals = apply(draft.changes, to: &frame, at: index, intent, turn)
        return (frame, refusals)
    }

    /// Says of the frame in progress what was said: an answer, a correction, something more.
    mutating func change(_ changes: [Draft.Change], _ turn: inout Turn) async {
        guard var batch = state.current else {
            turn.say(Reply.Part(.unknown, say(.nothingPending)))
            return
        }
        let index = batch.frame(for: changes, interpreter: interpreter)
        guard let intent = interpreter.program.intent(batch.frames[index].intent) else {
            await drop(&turn)
            return
        }
        let refusals = apply(changes, to: &batch.frames[index], at: index, intent, turn)
        batch.frames[index].lookUpPeople(intent)
        state.current = batch
        await settle(refusals, &turn)
    }

    /// A question for a look-up, and an offer nobody asked for, are forgotten when the person goes on to something
    /// else; nothing is lost with them.
    func isForgettable(_ batch: Batch) -> Bool {
        if case .asking(.offer(_, _, slot: nil, _), _) = batch.stage { return true }
        return batch.frames.allSatisfy { interpreter.program.intent($0.intent)?.effect == .read }
    }

    /// The same operation said again while it is being filled adds to it instead of starting it twice.
    private mutating func mergeIntoCurrent(_ frame: Frame) -> Bool {
        guard var batch = state.current, batch.frames.count == 1, batch.frames[0].intent == frame.intent,
            !frame.fillings.isEmpty, batch.frames[0].fillings.keys.allSatisfy({ frame.fillings[$0] == nil })
        else { return false }
        for (slot, filling) in frame.fillings { batch.frames[0].fill(slot, with: filling) }
        state.current = batch
        return true
    }

    func apply(
        _ changes: [Draft.Change],
        to frame: inout Frame,
        at index: Int,
        _ intent: Intent,
        _ turn: Turn
    ) -> [Refusal] {
        var refusals: [Refusal] = []
        var said: Set<Slot.Name> = []
        for change in changes {
            switch change {
            case .unset(let name): frame.empty(name)
            case .mention(let name):
                guard frame.fillings[name] == nil, let slot = intent.slot(name),
                    !isNamed(slot, by: changes, intent)
                else { continue }
                // 「这个商机」 names the kind of what was talked about last.
                if let focus = state.focused(on: slot.type.recordKinds) {
                    frame.fill(name, with: Filling(.value(.record(focus.record)), origin: .focus))
                    continue
                }
                frame.mentioned.append(name)
                if let selector = intent.slots.first(where: { $0.type.names(name) }) {
                    frame.fill(selector.name, with: Filling(.value(.choice(name.rawValue)), origin: .said))
                }
            case .set(let name, let words):
                guard let slot = intent.slot(name) else { continue }
                do {
                    let filling = try interpreter.validator.filling(
                        words,
                        slot,
                        intent,
                        turn,
                        replacing: frame.fillings[name]?.value
                    )
                    let isMore = slot.takesSeveral && !said.insert(name).inserted
                    frame.fill(name, with: isMore ? frame.fillings[name]?.joined(with: filling) ?? filling : filling)
                    if case .value(.choice(let other)) = frame.fillings[name]?.content, slot.type.namesSlots {
                        frame.mentioned.append(Slot.Name(other))
                    }
                } catch {
                    frame.fillings[name] = nil
                    frame.mentioned.append(name)
                    refusals.append(Refusal(slot: name, frame: index, words: words, reason: error))
                }
            }
        }
        return refusals
    }

    /// Whether what announces this slot has announced another, to whose records the name belongs: 「remind me to call」
    /// a company.
    private func isNamed(_ slot: Slot, by changes: [Draft.Change], _ intent: Intent) -> Bool {
        let models = Set(interpreter.kinds(of: slot.type).map(\.model))
        return changes.contains { change in
            guard case .set(let name, _) = change, name != slot.name, let other = intent.slot(name) else {
                return false
            }
            return interpreter.kinds(of: other.type).contains { models.contains($0.model) }
        }
    }

    /// Goes on after slots have changed; a refused value is asked for again, with the reason.
    mutating func settle(_ refusals: [Refusal], _ turn: inout Turn) async {
        guard let refusal = refusals.first, var batch = state.current,
            let intent = interpreter.program.intent(batch.frames[refusal.frame].intent),
            let slot = intent.slot(refusal.slot)
        else {
            await advance(&turn)
            return
        }
        let question = Question.slot(refusal.slot, frame: refusal.frame)
        let attempt = batch.attempt(at: question)
        batch.stage = .asking(question, attempt: attempt)
        state.current = batch
        let reasons = refusals.map { self.reason($0, intent, turn) }
        let text = reasons.joined(separator: "\n")
        turn.say(Reply.Part(.reject(slot.name.rawValue), text + "\n" + ask(question, attempt: attempt)))
    }

    func denial(of intent: Intent) -> String {
        let roles = interpreter.titles(of: intent.allow, state.language)
        return say(.denied, ["title": title(of: intent), "roles": roles])
    }
}

extension Frame {
    /// Takes over the slots of an earlier frame of the same intent.
    mutating func inherit(_ earlier: Frame) {
        for (slot, var filling) in earlier.fillings where filling.origin != .standard {
            filling.origin = .inherited
            fillings[slot] = filling
        }
    }
}

extension Frame {
    /// Names of people where a record would do as well are looked up before they are taken for mere names.
    fileprivate mutating func lookUpPeople(_ intent: Intent) {
        for slot in intent.slots where !slot.type.recordKinds.isEmpty {
            guard let value = fillings[slot.name]?.value else { continue }
            let names = value.items.compactMap { item -> String? in
                if case .person(let person) = item { person.name } else { nil }
            }
            guard !names.isEmpty, names.count == value.items.count else { continue }
            fillings[slot.name]?.content = .words(names.joined(separator: "、"))
        }
    }
}

extension Batch {
    /// The frame that slots said now belong to: the one being asked about if it has them, else the last that does.
    func frame(for changes: [Draft.Change], interpreter: Interpreter) -> Int {
        let names = changes.map { change in
            switch change {
            case .set(let name, _), .unset(let name), .mention(let name): name
            }
        }
        func fits(_ index: Int) -> Bool {
            guard let intent = interpreter.program.intent(frames[index].intent) else { return false }
            return names.allSatisfy { intent.slot($0) != nil }
        }
        if case .asking(let question, _) = stage, let frame = question.frame, fits(frame) { return frame }
        return frames.indices.last(where: fits) ?? frames.count - 1
    }

    /// How often this question has been asked before.
    func attempt(at question: Question) -> Int {
        guard case .asking(question, let attempt) = stage else { return 0 }
        return attempt + 1
    }
}

extension Filling {
    /// Several values said one after the other for a slot that takes several.
    fileprivate func joined(with other: Filling) -> Filling? {
        let evidence = [evidence, other.evidence].compactMap(\.self).joined(separator: "、")
        // Names that are not looked up yet: the list is looked up name by name.
        guard let mine = value, let theirs = other.value else {
            return Filling(.words(evidence), origin: origin, evidence: evidence)
        }
        return Filling(.value(.list(mine.items + theirs.items)), origin: origin, evidence: evidence)
    }
}

extension Value {
    var items: [Value] {
        if case .list(let values) = self { values } else { [self] }
    }
}
