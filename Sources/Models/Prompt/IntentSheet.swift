internal import Intents

/// One intent as the model sees it: names, types, options, examples; never a handler, a model name or a record.
struct IntentSheet {
    let id: Intent.ID
    private let head: PromptText
    private let slots: PromptText
    private let namedSlots: PromptText
    private let examples: [PromptText]

    /// How much is told: with fewer words as more intents have to share the room.
    enum Detail: CaseIterable {
        case threeExamples, oneExample, cues, names

        fileprivate var examples: Int {
            switch self {
            case .threeExamples: 3
            case .oneExample: 1
            case .cues, .names: 0
            }
        }
    }

    /// What a role may not set is told as well: left out, its words would be taken for something else.
    init(_ intent: Intent) {
        id = intent.id
        let titles = [intent.title.zh, intent.title.en].compactMap(\.self).joined(separator: " / ")
        var head: PromptText = "\(authored: intent.id.rawValue): \(authored: titles)"
        if let hint = intent.hint { head += " (\(authored: hint))" }
        self.head = head
        slots = PromptText(joining: intent.slots.map { IntentSheet.line($0, withCues: true) }, with: ";")
        namedSlots = PromptText(joining: intent.slots.map { IntentSheet.line($0, withCues: false) }, with: ";")
        let all = Language.allCases.flatMap { (intent.examples[$0] ?? []).prefix(2) }
        examples = all.prefix(3).map { IntentSheet.line($0) }
    }

    func text(_ detail: Detail) -> PromptText {
        let slots = detail == .names ? namedSlots : slots
        return "\(head)\n \(slots)\(PromptText(joining: Array(examples.prefix(detail.examples))))\n"
    }

    private static func line(_ slot: Slot, withCues: Bool) -> PromptText {
        var line: PromptText = " \(authored: slot.name.rawValue)"
        if case .always = slot.requirement { line += "!" }
        if slot.type.word != slot.name.rawValue { line += " \(authored: slot.type.word)" }
        guard withCues else { return line }
        if !slot.options.isEmpty {
            let words = slot.options.prefix(8).map { $0.words.zh?.first ?? $0.words.en?.first ?? $0.key }
            line += " \(authored: words.joined(separator: ","))"
        }
        if let cue = slot.cues.zh?.first ?? slot.cues.en?.first { line += " (\(authored: cue))" }
        return line
    }

    private static func line(_ example: Example) -> PromptText {
        let scalars = Array(example.text.unicodeScalars)
        let marks = example.marks.map { mark -> PromptText in
            let words = String(String.UnicodeScalarView(scalars[mark.range]))
            return "\(authored: mark.slot.rawValue)=\(words)"
        }
        return "\n  \(example.text) → \(PromptText(joining: marks, with: ", "))"
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
        case .moment: "moment"
        case .choice: "choice"
        case .slot: "slot name"
        case .record(let kinds): kinds.map(\.rawValue).joined(separator: "/")
        case .list(let type): "\(type.word) list"
        case .either(let types): types.map(\.word).joined(separator: "/")
        }
    }
}
