internal import Dialogue
internal import Intents
internal import Linking

extension Conversation {
    /// The words of a question; each repetition says more: an example, the choices, the way out.
    func ask(_ question: Question, attempt: Int) -> String {
        switch question {
        case .slot(let name, let frame):
            guard let intent = intent(ofFrame: frame), let slot = intent.slot(name) else { return "" }
            return graded(wording(of: slot, intent, frame), slot: slot, intent, attempt: attempt)
        case .oneOf(let position, let frame):
            guard let intent = intent(ofFrame: frame), let group = oneOf(position, frame),
                let slot = group.slots.first.flatMap(intent.slot)
            else { return "" }
            let own = group.ask.best(for: state.language).map { render($0, intent, frame) }
            return graded(own ?? wording(of: slot, intent, frame), slot: slot, intent, attempt: attempt)
        case .pick(_, _, let choices), .duplicate(_, let choices):
            return listing(choices, question)
        case .offer(let intent, _, _, let words):
            let title = interpreter.program.intent(intent).map(title(of:)) ?? intent.rawValue
            return say(.recordOffer, ["intent": title.lowercasedStart(in: state.language), "words": words])
        case .alternatives(let frames):
            let lines = frames.enumerated().map { index, frame in
                "\(index + 1). \(interpreter.program.intent(frame.intent).map(title(of:)) ?? frame.intent.rawValue)"
            }
            return say(.alternatives, ["list": lines.joined(separator: "\n")])
        }
    }

    func render(_ template: Template, _ intent: Intent, _ frame: Int) -> String {
        guard let batch = state.current, batch.frames.indices.contains(frame) else { return "" }
        let scope = FrameScope(
            intent: intent,
            frame: batch.frames[frame],
            roles: session.roles,
            now: Moment(unix: 0, offset: session.offset),
            currency: currency
        )
        return template.render(state.language, in: scope)
    }

    private func wording(of slot: Slot, _ intent: Intent, _ frame: Int) -> String {
        if let own = slot.ask.best(for: state.language) { return render(own, intent, frame) }
        let phrase: Phrase = slot.type.recordKinds.isEmpty && slot.options.isEmpty ? .ask : .askPick
        return say(phrase, ["slot": title(of: slot)])
    }

    private func graded(_ question: String, slot: Slot, _ intent: Intent, attempt: Int) -> String {
        if attempt == 0 { return question }
        let choices = choices(of: slot)
        if attempt == 2, !choices.isEmpty {
            let list = choices.joined(separator: state.language.listSeparator)
            return say(.askChoices, ["question": question, "choices": list])
        }
        if attempt < 3, let example = example(of: slot, intent) {
            return say(.askAgain, ["question": question, "example": example])
        }
        let skip = slot.isAlwaysRequired ? "" : say(.skipButton)
        return say(.askEscape, ["question": question, "skip": skip])
    }

    /// The options of a choice by their titles.
    func choices(of slot: Slot) -> [String] {
        slot.options.filter { $0.isAllowed(for: session.roles) }.map(title(of:))
    }

    func title(of option: ChoiceOption) -> String {
        option.title.best(for: state.language) ?? option.words.best(for: state.language)?.first ?? option.key
    }

    /// A value that an author's example gives to the slot.
    func example(of slot: Slot, _ intent: Intent) -> String? {
        for example in intent.examples.best(for: state.language) ?? [] {
            if let mark = example.marks.first(where: { $0.slot == slot.name }) {
                return String(String.UnicodeScalarView(Array(example.text.unicodeScalars)[mark.range]))
            }
        }
        return nil
    }

    private func listing(_ choices: [Choice], _ question: Question) -> String {
        let shown = choices.prefix(Conversation.longestList)
        var lines = shown.enumerated().map { "\($0 + 1). \($1.line)" }
        if choices.count > shown.count { lines.append(say(.recordMore, ["count": "\(choices.count - shown.count)"])) }
        let kind = choices.first.flatMap { interpreter.kind(ofModel: $0.record.model) }
        var values = [
            "count": "\(choices.count)", "list": lines.joined(separator: "\n"),
            "kind": kind?.title.best(for: state.language) ?? "",
        ]
        guard case .pick(let slot, let frame, _) = question else { return say(.duplicate, values) }
        values["words"] = state.current?.frames[frame].fillings[slot]?.evidence ?? ""
        return say(.recordMany, values)
    }

    static let longestList = 9

    func blocks(of question: Question) -> [Block] {
        guard case .slot(let name, let frame) = question, let intent = intent(ofFrame: frame),
            let slot = intent.slot(name)
        else { return [] }
        let field = Block.Form.Field(
            slot: name,
            label: title(of: slot),
            input: slot.input,
            isRequired: slot.isAlwaysRequired,
            options: choices(of: slot)
        )
        return [.form(Block.Form(title: title(of: intent), fields: [field]))]
    }

    /// Answers that can be tapped, for whatever is open now.
    func quickReplies() -> [Reply.QuickReply] {
        guard let batch = state.current else { return [] }
        switch batch.stage {
        case .filling: return []
        case .confirming(let card):
            let yes = card.level == .danger ? say(.yesButton) + effectWord(card.effect) : say(.yesButton)
            return [Reply.QuickReply(yes), Reply.QuickReply(say(.noButton))]
        case .asking(let question, _): return quickReplies(to: question)
        }
    }

    private func quickReplies(to question: Question) -> [Reply.QuickReply] {
        let cancel = Reply.QuickReply(say(.cancelButton))
        switch question {
        case .slot(let name, let frame):
            guard let slot = intent(ofFrame: frame)?.slot(name) else { return [] }
            let skip = slot.isAlwaysRequired ? [] : [Reply.QuickReply(say(.skipButton))]
            return choices(of: slot).prefix(11).map { Reply.QuickReply($0) } + skip + [cancel]
        case .oneOf: return [cancel]
        case .pick(_, _, let choices):
            return choices.prefix(Conversation.longestList).enumerated().map { index, choice in
                Reply.QuickReply(choice.line, send: "\(index + 1)")
            } + [cancel]
        case .duplicate:
            return [.duplicateOpen, .duplicateUpdate, .duplicateCreate].map { Reply.QuickReply(say($0)) } + [cancel]
        case .offer: return [Reply.QuickReply(say(.yesButton)), Reply.QuickReply(say(.noButton))]
        case .alternatives(let frames):
            return frames.enumerated().map { index, frame in
                Reply.QuickReply(
                    interpreter.program.intent(frame.intent).map(title(of:)) ?? frame.intent.rawValue,
                    send: "\(index + 1)"
                )
            }
        }
    }

    func effectWord(_ effect: Effect) -> String {
        switch effect {
        case .read: say(.effectRead)
        case .create: say(.effectCreate)
        case .write: say(.effectWrite)
        case .delete: say(.effectDelete)
        }
    }
}

extension ChoiceOption {
    func isAllowed(for roles: Set<Role>) -> Bool { allow.isEmpty || !allow.isDisjoint(with: roles) }
}

extension Slot {
    var isAlwaysRequired: Bool {
        if case .always = requirement { true } else { false }
    }

    /// The kind of input that suits it, by the names of HTML.
    var input: String {
        if !options.isEmpty { return "select" }
        if !type.recordKinds.isEmpty { return "record" }
        switch type {
        case .phone: return "tel"
        case .email: return "email"
        case .url: return "url"
        case .number, .integer, .percent, .money, .quantity, .discount: return "number"
        case .date: return "date"
        case .moment: return "datetime-local"
        default: return "text"
        }
    }
}

extension String {
    /// `Create customer` inside an English sentence is `create customer`.
    func lowercasedStart(in language: Language) -> String {
        language == .en ? prefix(1).lowercased() + dropFirst() : self
    }
}
