internal import Intents

/// One intent as the model sees it: names, types, options, examples; never a handler, a model name or a record.
struct IntentSheet {
    let id: Intent.ID
    private let head: PromptText
    private let slots: PromptText
    private let examples: [PromptText]

    init(_ intent: Intent, roles: Set<Role>) {
        id = intent.id
        let titles = [intent.title.zh, intent.title.en].compactMap(\.self).joined(separator: " / ")
        var head: PromptText = "\(authored: intent.id.rawValue): \(authored: titles)"
        if let hint = intent.hint { head += " (\(authored: hint))" }
        self.head = head
        let usable = intent.slots.filter { $0.allow.isEmpty || !$0.allow.isDisjoint(with: roles) }
        slots = PromptText(joining: usable.map { IntentSheet.line($0, roles) })
        let all = Language.allCases.flatMap { (intent.examples[$0] ?? []).prefix(2) }
        examples = all.prefix(3).map { IntentSheet.line($0) }
    }

    /// - Parameter count: How many examples to show, three at most.
    func text(examples count: Int) -> PromptText {
        "\(head)\(slots)\(PromptText(joining: Array(examples.prefix(count))))\n"
    }

    private static func line(_ slot: Slot, _ roles: Set<Role>) -> PromptText {
        let cue = [slot.cues.zh?.first, slot.cues.en?.first].compactMap(\.self).joined(separator: "/")
        var line: PromptText = "\n- \(authored: slot.name.rawValue): \(authored: slot.type.word)"
        let options = slot.options.filter { $0.allow.isEmpty || !$0.allow.isDisjoint(with: roles) }
        if !options.isEmpty {
            let words = options.prefix(12).map { $0.words.zh?.first ?? $0.words.en?.first ?? $0.key }
            line += " of \(authored: words.joined(separator: ", "))"
        }
        if !cue.isEmpty { line += " (\(authored: cue))" }
        if case .always = slot.requirement { line += " required" }
        return line
    }

    private static func line(_ example: Example) -> PromptText {
        let scalars = Array(example.text.unicodeScalars)
        let marks = example.marks.map { mark -> PromptText in
            let words = String(String.UnicodeScalarView(scalars[mark.range]))
            return "\(authored: mark.slot.rawValue)=\(words)"
        }
        return "\n  e.g. \(example.text) → \(PromptText(joining: marks, with: ", "))"
    }
}

extension SlotType {
    /// As files spell it, without the kinds of records.
    fileprivate var word: String {
        switch self {
        case .text: "text"
        case .phone: "phone"
        case .money: "money"
        case .number: "number"
        case .integer: "integer"
        case .percent: "percent"
        case .quantity: "quantity"
        case .time: "time"
        case .duration: "duration"
        case .period: "period"
        case .discount: "discount"
        case .email: "email"
        case .url: "url"
        case .boolean: "boolean"
        case .organization: "organization"
        case .person: "person"
        case .city: "city"
        case .date: "date"
        case .moment: "date and time"
        case .choice: "choice"
        case .slot: "name of a slot"
        case .record(let kinds): kinds.map { "name of a \($0)" }.joined(separator: " or ")
        case .list(let type): "several of \(type.word)"
        case .either(let types): types.map(\.word).joined(separator: " or ")
        }
    }
}
