internal import Dialogue
internal import Intents
internal import JSON

/// One turn of an author's test against what came.
struct TurnCheck {
    let expected: DialogueTest.Turn
    let turn: Turn
    let interpreter: Interpreter

    init(_ expected: DialogueTest.Turn, _ turn: Turn, _ interpreter: Interpreter) {
        self.expected = expected
        self.turn = turn
        self.interpreter = interpreter
    }

    var differences: [String] {
        kinds + slots + changes + calls + words
    }

    /// `bot:` names the last part, or all parts in their order with commas between them.
    private var kinds: [String] {
        let came = turn.reply.parts.map(\.kind.description)
        let all = came.joined(separator: ", ")
        if expected.bot == all || expected.bot == came.last { return [] }
        return ["bot: expected \(expected.bot), came \(all.isEmpty ? "nothing" : all)"]
    }

    private var slots: [String] {
        guard let wanted = expected.slots else { return [] }
        return wanted.keys.sorted().compactMap { name in
            let value = turn.frames.lazy.compactMap { $0.fillings[Slot.Name(name)] }.first
            let want = wanted[name] ?? .null
            guard let value else {
                return want == .null ? nil : "slots: \(name) is empty, expected \(want.serialized())"
            }
            let forms = forms(of: value)
            return forms.contains(want)
                ? nil : "slots: \(name) is \(forms[0].serialized()), expected \(want.serialized())"
        }
    }

    /// A value may be written as a handler gets it, or as it is said.
    private func forms(of filling: Filling) -> [JSON] {
        switch filling.content {
        case .words(let words): [.string(words)]
        case .value(let value):
            [value.json] + value.records.map { .string($0.name) }
                + [.string(value.formatted(ValueFormat(turn.language, currency: interpreter.phrases.currency)))]
        }
    }

    private var changes: [String] {
        guard let wanted = expected.changed else { return [] }
        let marked = turn.reply.parts.flatMap(\.blocks).flatMap { block -> [String] in
            guard case .confirm(let card, _) = block else { return [] }
            return card.lines.filter(\.isChanged).map(\.slot)
        }
        return Set(wanted) == Set(marked) ? [] : ["changed: expected \(wanted), came \(marked)"]
    }

    private var calls: [String] {
        guard let wanted = expected.calls else { return [] }
        let made = turn.calls
        guard wanted.count == made.count else {
            return ["calls: expected \(wanted.count), came \(made.map(\.handler))"]
        }
        return zip(wanted, made).flatMap { want, call -> [String] in
            let shown = "\(call.handler) \(JSON.object(call.arguments).serialized())"
            guard let members = want.objectValue else { return ["calls: \(want.serialized()) is no call"] }
            for (key, value) in members {
                let isHandler = key.contains(".")
                if isHandler, key != call.handler { return ["calls: expected \(key), came \(shown)"] }
                let actual = isHandler ? call.arguments["model"] : call.arguments[key]
                if value != .null, !value.isPart(of: actual ?? .null) {
                    return ["calls: expected \(key) \(value.serialized()), came \(shown)"]
                }
            }
            return []
        }
    }

    private var words: [String] {
        expected.says.filter { !turn.reply.text.contains($0) }.map { "says: '\($0)' is missing" }
    }
}

extension JSON {
    /// Whether everything in this value is also in the other one.
    fileprivate func isPart(of other: JSON) -> Bool {
        switch (self, other) {
        case (.object(let mine), .object(let theirs)):
            mine.allSatisfy { key, value in theirs[key].map(value.isPart) ?? (value == .null) }
        case (.array(let mine), .array(let theirs)):
            mine.count == theirs.count && zip(mine, theirs).allSatisfy { $0.isPart(of: $1) }
        case (.integer(let mine), .double(let theirs)): Double(mine) == theirs
        default: self == other
        }
    }
}
