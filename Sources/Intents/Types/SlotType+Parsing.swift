public import Diagnostics

extension SlotType {
    /// Reads `organization | person`, `record(customer | lead)`, `date(future)`, `list(text)`; nil when the text names no
    /// type, and `diagnostics` says why.
    public init?(parsing excerpt: Excerpt, into diagnostics: inout [Diagnostic]) {
        var parser = SlotTypeParser(excerpt)
        let type = parser.wholeType()
        diagnostics += parser.diagnostics
        guard let type, parser.diagnostics.isEmpty else { return nil }
        self = type
    }

    /// Types that are a word alone.
    private static let words: [String: SlotType] = [
        "text": .text, "phone": .phone, "money": .money, "number": .number, "integer": .integer, "percent": .percent,
        "quantity": .quantity, "time": .time, "duration": .duration, "period": .period, "date_range": .period,
        "discount": .discount, "email": .email, "url": .url, "boolean": .boolean, "organization": .organization,
        "person": .person, "city": .city, "choice": .choice, "date": .date(.any), "datetime": .moment(.any),
    ]

    /// The words of the language for types, in alphabetical order.
    public static let names: [String] = (Array(words.keys) + ["record", "list", "slot"]).sorted()

    fileprivate static func named(_ name: String) -> SlotType? { words[name] }
}

extension SlotType: CustomStringConvertible {
    /// The type as it is written in the files.
    public var description: String {
        switch self {
        case .moment(.any): "datetime"
        case .moment(let tense): "datetime(\(tense.rawValue))"
        case .date(.any): "date"
        case .date(let tense): "date(\(tense.rawValue))"
        case .slot(let names): "slot(\(names.map(\.rawValue).joined(separator: " | ")))"
        case .record(let kinds): "record(\(kinds.map(\.rawValue).joined(separator: " | ")))"
        case .list(let element): "list(\(element))"
        case .either(let types): types.map(\.description).joined(separator: " | ")
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
        case .choice: "choice"
        }
    }
}

private struct SlotTypeParser {
    private var scanner: Scanner
    var diagnostics: [Diagnostic] = []

    init(_ excerpt: Excerpt) {
        scanner = Scanner(excerpt)
    }

    mutating func wholeType() -> SlotType? {
        let type = type()
        scanner.skipSpaces()
        if !scanner.isAtEnd, diagnostics.isEmpty {
            let rest = scanner.position..<scanner.scalars.count
            diagnostics.append(.strayType(scanner.text(rest), at: scanner.place(rest)))
        }
        return type
    }

    private mutating func type() -> SlotType? {
        var alternatives: [SlotType] = []
        repeat {
            guard let type = single() else { return nil }
            alternatives.append(type)
            scanner.skipSpaces()
        } while scanner.take("|")
        return alternatives.count == 1 ? alternatives[0] : .either(alternatives)
    }

    private mutating func single() -> SlotType? {
        guard let (name, place) = word() else { return nil }
        switch name {
        case "record":
            guard let kinds = names(of: "record(customer)", behind: place) else { return nil }
            return .record(kinds.map { RecordKind.Name($0) })
        case "slot":
            guard let slots = names(of: "slot(phone | email)", behind: place) else { return nil }
            return .slot(slots.map { Slot.Name($0) })
        case "list": return list(behind: place)
        case "date", "datetime":
            guard let tense = tense() else { return nil }
            return name == "date" ? .date(tense) : .moment(tense)
        default:
            guard let type = SlotType.named(name) else {
                diagnostics.append(.unknownType(name, at: place))
                return nil
            }
            return type
        }
    }

    private mutating func list(behind place: SourceRange) -> SlotType? {
        guard scanner.take("(") else {
            diagnostics.append(.typeNeeds("list(text)", at: place))
            return nil
        }
        guard let element = type(), closes() else { return nil }
        if case .list = element {
            diagnostics.append(.listOfLists(at: place))
            return nil
        }
        return .list(element)
    }

    private mutating func tense() -> Tense? {
        guard scanner.take("(") else { return .any }
        guard let (name, place) = word() else { return nil }
        guard let tense = Tense(rawValue: name) else {
            diagnostics.append(.unknownTense(name, at: place))
            return nil
        }
        return closes() ? tense : nil
    }

    private mutating func names(of form: String, behind place: SourceRange) -> [String]? {
        guard scanner.take("(") else {
            diagnostics.append(.typeNeeds(form, at: place))
            return nil
        }
        var names: [String] = []
        repeat {
            guard let (name, _) = word() else { return nil }
            names.append(name)
            scanner.skipSpaces()
        } while scanner.take("|")
        return closes() ? names : nil
    }

    private mutating func word() -> (String, SourceRange)? {
        scanner.skipSpaces()
        let start = scanner.position
        let name = scanner.take(while: \.continuesName)
        guard !name.isEmpty else {
            diagnostics.append(
                .missingTypeName(at: scanner.isAtEnd ? scanner.excerpt.range : scanner.place(at: start))
            )
            return nil
        }
        return (name, scanner.place(start..<scanner.position))
    }

    private mutating func closes() -> Bool {
        scanner.skipSpaces()
        if scanner.take(")") { return true }
        if scanner.isAtEnd {
            diagnostics.append(.openType(at: scanner.excerpt.range))
        } else {
            let rest = scanner.position..<scanner.scalars.count
            diagnostics.append(.strayType(scanner.text(rest), at: scanner.place(rest)))
        }
        return false
    }
}
