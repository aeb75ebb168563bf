/// The types that an expression's value may have, as far as a file tells.
struct ExpressionTypes: Hashable, ExpressibleByArrayLiteral {
    enum Element: String, Hashable {
        case text, number, money, percent, quantity, boolean, date, moment = "datetime", time, period, duration
        case phone, email, url, organization, person, choice, record, list, any
    }

    static let any: ExpressionTypes = [.any]
    static let truth: ExpressionTypes = [.boolean]

    private let elements: Set<Element>

    init(arrayLiteral elements: Element...) {
        self.elements = Set(elements)
    }

    private init(_ elements: Set<Element>) {
        self.elements = elements
    }

    init(_ type: SlotType) {
        elements = Self.elements(of: type)
    }

    private static func elements(of type: SlotType) -> Set<Element> {
        switch type {
        case .text, .city: [.text]
        case .phone: [.phone]
        case .money: [.money]
        case .number, .integer: [.number]
        case .percent, .discount: [.percent]
        case .quantity: [.quantity]
        case .time: [.time]
        case .duration: [.duration]
        case .period: [.period]
        case .email: [.email]
        case .url: [.url]
        case .boolean: [.boolean]
        case .organization: [.organization]
        case .person: [.person]
        case .date: [.date]
        // A day without an hour is a day.
        case .moment: [.moment, .date]
        case .choice, .slot: [.choice]
        case .record: [.record]
        case .list: [.list]
        case .either(let types): types.reduce(into: []) { $0.formUnion(elements(of: $1)) }
        }
    }

    var isAny: Bool { elements.contains(.any) }

    func contains(_ element: Element) -> Bool { isAny || elements.contains(element) }

    /// `a telephone number or a text`
    var phrase: String {
        elements.map(\.phrase).sorted().joined(separator: " or ")
    }

    /// Whether some value of this and some value of the other are of kinds that `related` connects.
    func meets(_ other: ExpressionTypes, _ related: (Element, Element) -> Bool) -> Bool {
        isAny || other.isAny
            || elements.contains { left in
                other.elements.contains { related(left, $0) || related($0, left) }
            }
    }

    // MARK: Parts

    /// Nil when no value of these types has such a part.
    func member(_ name: String) -> ExpressionTypes? {
        if isAny || elements.contains(.record) || elements.contains(.list) { return .any }
        let members = elements.compactMap { Self.members[$0]?[name] }
        return members.isEmpty ? nil : ExpressionTypes(Set(members))
    }

    var memberNames: [String] {
        Set(elements.flatMap { Self.members[$0]?.keys.map { $0 } ?? [] }).sorted()
    }

    private static let members: [Element: [String: Element]] = [
        .phone: ["number": .text, "digits": .text, "extension": .text],
        .person: ["name": .text, "title": .text],
        .money: ["amount": .number, "currency": .text],
        .quantity: ["amount": .number, "unit": .text],
        .period: ["start": .date, "end": .date],
        .moment: ["date": .date, "time": .time],
        .duration: ["seconds": .number, "minutes": .number, "hours": .number, "days": .number],
        .date: ["year": .number, "month": .number, "day": .number, "weekday": .number],
    ]
}

extension ExpressionTypes.Element {
    var phrase: String {
        switch self {
        case .text: "a text"
        case .number: "a number"
        case .money: "an amount of money"
        case .percent: "a percentage"
        case .quantity: "a quantity"
        case .boolean: "a yes or no"
        case .date: "a date"
        case .moment: "a date and time"
        case .time: "a time"
        case .period: "a period"
        case .duration: "a duration"
        case .phone: "a telephone number"
        case .email: "an e-mail address"
        case .url: "a web address"
        case .organization: "an organization"
        case .person: "a person"
        case .choice: "an option"
        case .record: "a record"
        case .list: "a list"
        case .any: "a value"
        }
    }

    private var isNumeric: Bool {
        switch self {
        case .number, .money, .percent, .quantity: true
        default: false
        }
    }

    private var isTextual: Bool {
        switch self {
        case .text, .phone, .email, .url, .organization, .person, .choice, .record: true
        default: false
        }
    }

    private var isDated: Bool { self == .date || self == .moment }

    /// Whether a value of this kind can equal one of the other.
    static func equal(_ left: Self, _ right: Self) -> Bool {
        if left == right || order(left, right) || (left.isTextual && right.isTextual) { return true }
        return switch (left, right) {
        case (.record, .number), (.text, .period), (.list, _): true
        default: false
        }
    }

    /// Whether one can be less than the other; a text only when it is a date in ISO 8601.
    static func order(_ left: Self, _ right: Self) -> Bool {
        if left.isNumeric && right.isNumeric { return true }
        if left.isDated { return right.isDated || right == .text }
        return left == right && (left == .time || left == .duration)
    }

    /// Whether one can be inside of the other.
    static func contained(_ item: Self, _ container: Self) -> Bool {
        switch container {
        case .list: true
        case .text: item == .text
        case .period: item.isDated
        default: false
        }
    }

    /// What an operation makes of two kinds; nil when it has no meaning for them.
    static func combined(_ operation: Expression.Arithmetic, _ left: Self, _ right: Self) -> Self? {
        switch (operation, left, right) {
        case (.plus, .money, .money), (.minus, .money, .money): return .money
        case (.divided, .money, .money): return .number
        case (.times, .money, _) where right.isNumeric && right != .money,
            (.divided, .money, _) where right.isNumeric:
            return .money
        case (.times, _, .money) where left.isNumeric && left != .money: return .money
        case (.plus, .percent, .percent), (.minus, .percent, .percent): return .percent
        case (.plus, .duration, .duration), (.minus, .duration, .duration): return .duration
        case (.plus, .date, .number), (.minus, .date, .number), (.plus, .date, .duration), (.minus, .date, .duration):
            return .date
        case (.plus, .moment, .duration), (.minus, .moment, .duration): return .moment
        case (.minus, .date, .date): return .number
        case (.minus, .moment, .moment): return .duration
        case (_, .money, _), (_, _, .money): return nil
        default: return left.isNumeric && right.isNumeric ? .number : nil
        }
    }
}

extension ExpressionTypes {
    /// Nil when no pair of kinds can be combined.
    func combined(_ operation: Expression.Arithmetic, with other: ExpressionTypes) -> ExpressionTypes? {
        if isAny || other.isAny { return .any }
        let results = elements.flatMap { left in
            other.elements.compactMap { Element.combined(operation, left, $0) }
        }
        return results.isEmpty ? nil : ExpressionTypes(Set(results))
    }
}
