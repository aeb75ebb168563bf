internal import Dialogue
internal import Entities
internal import FoundationEssentials
internal import Intents

/// Words to values, on every path: the first sentence, an answer, a correction, a default. What passes has its slot's
/// type and obeys its checks; everything else is a refusal that says why.
struct Validator: Sendable {
    let region: Region
    let currency: String
    private let talk: Talk
    private let recognizer = Recognizer()

    init(region: Region, currency: String, talk: Talk) {
        self.talk = talk
        self.region = region
        self.currency = currency
    }

    /// - Parameter old: What the slot holds: of a time that is changed the day stays, and the other way round.
    /// - Throws: Why the words are no value for this slot.
    func filling(
        _ words: String,
        _ slot: Slot,
        _ intent: Intent,
        _ turn: Turn,
        replacing old: Value? = nil
    ) throws(Refusal.Reason) -> Filling {
        try permit(slot, turn)
        var reading = WordsReader(validator: self, slot: slot, intent: intent, now: turn.now, roles: turn.session.roles)
        reading.old = old
        let content = try reading.content(of: words)
        let value: Value
        switch content {
        case .words: return Filling(content, origin: .said, evidence: words)
        case .value(let typed): value = typed
        }
        try check(value, slot, intent, turn)
        return Filling(.value(value), origin: .said, evidence: words)
    }

    /// - Throws: Whom it takes, if the person's role may neither fill nor empty the slot.
    func permit(_ slot: Slot, _ turn: Turn) throws(Refusal.Reason) {
        guard slot.allow.isEmpty || !slot.allow.isDisjoint(with: turn.session.roles) else {
            throw .role(slot.allow, option: nil)
        }
    }

    /// A default that stands as text in the file; nil when it does not fit, which lint has said.
    func standard(_ words: String, _ slot: Slot, _ intent: Intent, _ turn: Turn) -> Value? {
        let reading = WordsReader(validator: self, slot: slot, intent: intent, now: turn.now, roles: turn.session.roles)
        guard case .value(let value)? = try? reading.content(of: words) else { return nil }
        return value
    }

    /// What an expression yields as a value of the slot.
    func fit(_ value: ExpressionValue, _ slot: Slot) -> Value? {
        switch value {
        case .value(let value): value
        case .list(let items): .list(items.compactMap { fit($0, slot) })
        case .nothing, .fact: nil
        }
    }

    /// The slot's own rules.
    func check(_ value: Value, _ slot: Slot, _ intent: Intent, _ turn: Turn) throws(Refusal.Reason) {
        if let maximum = slot.maximum, case .list(let values) = value, values.count > maximum {
            throw .maximum(maximum)
        }
        for check in slot.checks where !obeys(value, check.rule, intent, turn) {
            throw .check(check.say, of: value)
        }
    }

    private func obeys(_ value: Value, _ rule: Slot.Rule, _ intent: Intent, _ turn: Turn) -> Bool {
        switch rule {
        case .length(let range):
            if case .list(let values) = value { return range.contains(values.count) }
            return range.contains(value.spoken.count)
        case .expression(let expression):
            var scope = FrameScope(
                intent: intent,
                frame: Frame(intent.id, utterance: ""),
                roles: turn.session.roles,
                now: turn.now,
                currency: currency
            )
            scope.checked = value
            return expression.holds(in: scope)
        }
    }

    func entities(in words: String, kinds: Set<EntityKind>, now: Moment) -> [Entity] {
        recognizer.entities(in: words, reference: reference(now), kinds: kinds)
    }

    func reference(_ now: Moment) -> Reference { Reference(now: now, region: region) }

    /// 我, 自己, me.
    func means(me words: String) -> Bool {
        talk.isWhole("me", words)
    }

    /// The place in a list that words name: 1 is the first, -1 the last.
    func place(_ words: String) -> Int? {
        if talk.isWhole("last", words) { return -1 }
        let now = Moment(unix: 0, offset: 0)
        guard let ordinal = entities(in: words, kinds: [.ordinal], now: now).first,
            case .ordinal(let number) = ordinal.value, let place = Int(number.description), place > 0
        else { return nil }
        let rest = Set(["", "个", "家", "条", "位", "单", "项", "one", "the one", "the"])
        let text = NormalizedText(words)
        let around = text.text(0..<ordinal.range.lowerBound) + text.text(ordinal.range.upperBound..<text.count)
        return rest.contains(Folding.fold(around).filter { !$0.isWhitespace }) ? place : nil
    }
}

/// Words that are no value for a slot, and why.
struct Refusal {
    let slot: Slot.Name
    let frame: Int
    let words: String
    let reason: Reason

    enum Reason: Error {
        case type
        /// 十几万: a number, but not which.
        case approximate
        /// 2月30号
        case impossibleDate
        /// 每周一, 晚点
        case openTime(OpenTime)
        case past, future
        case choice
        /// These roles may set the slot, or choose this option of it; this person's may not.
        case role(Set<Role>, option: ChoiceOption?)
        case maximum(Int)
        case check(Localized<Template>, of: Value)

        /// Whether it is not the words that are wrong: who says them may not.
        var isProhibition: Bool {
            if case .role = self { true } else { false }
        }
    }
}
