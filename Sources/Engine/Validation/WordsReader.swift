internal import Dialogue
internal import Entities
internal import FoundationEssentials
internal import Intents

/// Words as a value of one slot's type.
struct WordsReader {
    let validator: Validator
    let slot: Slot
    let intent: Intent
    let now: Moment
    let roles: Set<Role>
    /// What is to be changed.
    var old: Value?

    func content(of words: String) throws(Refusal.Reason) -> Filling.Content {
        let trimmed = words.trimmed
        guard !trimmed.isEmpty else { throw .type }
        return try content(of: trimmed, as: slot.type)
    }

    private func content(of words: String, as type: SlotType) throws(Refusal.Reason) -> Filling.Content {
        switch type {
        case .record: return .words(words)
        case .either(let types): return try either(types, words)
        case .list(let type): return try list(of: type, words)
        default: return .value(try value(of: words, as: type))
        }
    }

    /// The first alternative that takes the words; names of people and of organisations are told apart by their form.
    private func either(_ types: [SlotType], _ words: String) throws(Refusal.Reason) -> Filling.Content {
        if types.contains(.person), types.contains(.organization) {
            return .value(isPerson(words) ? .person(person(words)) : .organization(words))
        }
        var first: Refusal.Reason?
        for type in types.sorted(by: { $0.strictness > $1.strictness }) {
            do {
                return try content(of: words, as: type)
            } catch {
                // A forbidden option is no free text instead.
                if error.isProhibition { throw error }
                first = first ?? error
            }
        }
        throw first ?? .type
    }

    private func list(of type: SlotType, _ words: String) throws(Refusal.Reason) -> Filling.Content {
        var values: [Value] = []
        for part in words.listItems {
            switch try content(of: part, as: type) {
            case .value(let value): values.append(value)
            case .words: return .words(words)
            }
        }
        return .value(.list(values))
    }

    private func value(of words: String, as type: SlotType) throws(Refusal.Reason) -> Value {
        switch type {
        case .text, .city: return .text(words.unquoted)
        case .organization: return .organization(words.unquoted)
        case .person: return .person(person(words))
        case .choice: return try choice(words)
        case .slot(let names): return try slotName(names, words)
        case .boolean: return .boolean(try boolean(words))
        case .date(let tense): return try tensed(try entity(words, type), tense)
        case .moment(let tense): return try tensed(completed(try momentOrDay(words), words), tense)
        default: return try entity(words, type)
        }
    }

    private func momentOrDay(_ words: String) throws(Refusal.Reason) -> Value {
        if let moment = try? entity(words, .moment(.any)) { return moment }
        return try entity(words, .date(.any))
    }

    /// 「改到十一点」 keeps the day, 「改到周五」 the time of day.
    private func completed(_ value: Value, _ words: String) -> Value {
        switch (value, old) {
        case (.moment(let moment), .moment(let old)):
            isTimeAlone(words) ? .moment(Moment(old.day, moment.time, offset: old.offset)) : value
        case (.moment(let moment), .date(let day)):
            isTimeAlone(words) ? .moment(Moment(day, moment.time, offset: moment.offset)) : value
        case (.date(let day), .moment(let old)): .moment(Moment(day, old.time, offset: old.offset))
        default: value
        }
    }

    private func isTimeAlone(_ words: String) -> Bool {
        let found = validator.entities(in: words, kinds: Set(EntityKind.allCases), now: now)
        return found.contains { $0.kind == .time } && !found.contains { [.date, .dateTime].contains($0.kind) }
    }

    private func tensed(_ value: Value, _ tense: Tense) throws(Refusal.Reason) -> Value {
        let isPast: Bool
        let isFuture: Bool
        switch value {
        case .date(let day): (isPast, isFuture) = (day < now.day, day > now.day)
        case .moment(let moment): (isPast, isFuture) = (moment < now, moment > now)
        default: return value
        }
        if tense == .future, isPast { throw .past }
        if tense == .past, isFuture { throw .future }
        return value
    }

    /// The one entity of the type's kinds that the words hold, with nothing of weight beside it.
    private func entity(_ words: String, _ type: SlotType) throws(Refusal.Reason) -> Value {
        guard let wanted = type.entityType else { throw .type }
        let text = NormalizedText(words)
        let reference = validator.reference(now)
        let found = validator.entities(in: words, kinds: Set(EntityKind.allCases), now: now)
        try refuseStrangeTimes(found, for: wanted)
        // 九折 is ninety percent of the price, and a discount of ten.
        let isDiscount = wanted == .discount && found.contains { $0.kind == .discount }
        let candidates = found.compactMap { entity -> (range: Range<Int>, value: Value)? in
            guard !isDiscount || entity.kind == .discount else { return nil }
            guard let value = entity.value(as: wanted, reference: reference, prefer: type.preference) else {
                return nil
            }
            return (entity.range, value)
        }
        let longest = candidates.max { $0.range.count < $1.range.count }
        let vague = found.contains { entity in
            if case .approximateNumber = entity.value {
                entity.range.count >= (longest?.range.count ?? 0)
            } else {
                false
            }
        }
        if vague, wanted != .phone { throw .approximate }
        guard let longest else { throw .type }
        let rest = text.text(0..<longest.range.lowerBound) + text.text(longest.range.upperBound..<text.count)
        guard rest.filter({ $0.isLetter || $0.isNumber }).count <= max(6, longest.range.count) else { throw .type }
        return try refined(longest.value, type)
    }

    /// Days that no calendar has are not moved, and of a time that is no single one none is made up.
    private func refuseStrangeTimes(_ found: [Entity], for wanted: ValueType) throws(Refusal.Reason) {
        guard [.date, .moment, .period, .time].contains(wanted) else { return }
        for entity in found {
            switch entity.value {
            case .impossibleDate: throw .impossibleDate
            case .openTime(let kind) where wanted != .period: throw .openTime(kind)
            default: break
            }
        }
    }

    private func refined(_ value: Value, _ type: SlotType) throws(Refusal.Reason) -> Value {
        switch (type, value) {
        case (.phone, .phone(let phone)):
            guard phone.digits.filter(\.isNumber).count >= WordsReader.shortestPhone else { throw .type }
            return value
        default: return value
        }
    }

    private static let shortestPhone = 8

    private func choice(_ words: String) throws(Refusal.Reason) -> Value {
        let said = Folding.fold(words)
        func names(_ option: ChoiceOption) -> [String] {
            ([option.key] + (option.words.zh ?? []) + (option.words.en ?? [])
                + [option.title.zh, option.title.en].compactMap(\.self)).map(Folding.fold)
        }
        if let exact = slot.options.first(where: { names($0).contains(said) }) { return try permitted(exact) }
        let inside = slot.options.flatMap { option in
            names(option).filter { said.contains($0) && $0.count > 1 }.map { (option, $0.count) }
        }
        guard let longest = inside.max(by: { $0.1 < $1.1 }) else { throw .choice }
        return try permitted(longest.0)
    }

    private func permitted(_ option: ChoiceOption) throws(Refusal.Reason) -> Value {
        guard option.isAllowed(for: roles) else { throw .role(option.allow, option: option) }
        return .choice(option.key)
    }

    private func slotName(_ names: [Slot.Name], _ words: String) throws(Refusal.Reason) -> Value {
        let said = Folding.fold(words)
        for name in names {
            guard let other = intent.slot(name) else { continue }
            let cues = (other.cues.zh ?? []) + (other.cues.en ?? []) + [name.rawValue]
            let titles = [other.title.zh, other.title.en].compactMap(\.self)
            if (cues + titles).contains(where: { Folding.fold($0) == said }) { return .choice(name.rawValue) }
        }
        throw .choice
    }

    private func boolean(_ words: String) throws(Refusal.Reason) -> Bool {
        let found = validator.entities(in: words, kinds: [.boolean], now: now)
        guard case .boolean(let flag)? = found.first?.value else { throw .type }
        return flag
    }

    private func isPerson(_ words: String) -> Bool {
        let scores = NameKinds.scores(of: words)
        return scores.person > scores.organization
    }

    private func person(_ words: String) -> Person {
        NameKinds.person(words.unquoted) ?? Person(words.unquoted)
    }
}

extension SlotType {
    /// What an entity has to become; nil for types that are no entities.
    fileprivate var entityType: ValueType? {
        switch self {
        case .phone: .phone
        case .money: .money
        case .number: .number
        case .integer: .integer
        case .percent: .percent
        case .discount: .discount
        case .quantity: .quantity
        case .time: .time
        case .duration: .duration
        case .period: .period
        case .email: .email
        case .url: .url
        case .date: .date
        case .moment: .moment
        case .text, .boolean, .organization, .person, .city, .choice, .slot, .record, .list, .either: nil
        }
    }

    fileprivate var preference: Preference {
        switch self {
        case .date(.past), .moment(.past): .past
        default: .future
        }
    }

    /// Types that refuse most words come before those that take any.
    fileprivate var strictness: Int {
        switch self {
        case .text: 0
        // 「我」 and names that are known are records before they are anybody's name.
        case .organization, .person, .city: 1
        case .record: 2
        case .choice, .slot: 4
        default: 3
        }
    }
}

extension String {
    fileprivate var trimmed: String {
        let edge: (Character) -> Bool = { $0.isWhitespace || "，,。.;；、！!？?：:".contains($0) }
        var text = self[...]
        while let first = text.first, edge(first) { text = text.dropFirst() }
        while let last = text.last, edge(last) { text = text.dropLast() }
        return String(text)
    }

    /// Without the quotation marks around the whole.
    fileprivate var unquoted: String {
        let pairs: [Character: Character] = ["“": "”", "\"": "\"", "「": "」", "『": "』", "《": "》", "'": "'", "‘": "’"]
        guard count > 2, let first, let last, pairs[first] == last else { return self }
        return String(dropFirst().dropLast())
    }

    /// The items of an enumeration.
    var listItems: [String] {
        var items: [String] = []
        var rest = self
        for joiner in [" and ", "以及", "还有"] { rest = rest.replacing(joiner, with: "、") }
        for item in rest.split(whereSeparator: { "、,，;；/&".contains($0) }) {
            let text = String(item).trimmed.unquoted
            if !text.isEmpty { items.append(text) }
        }
        return items
    }
}
