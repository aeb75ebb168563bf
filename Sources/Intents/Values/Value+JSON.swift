import FoundationEssentials
public import JSON

extension Value {
    /// The value in the form of handlers' arguments: a record its id, a date `2026-03-18`, a moment naive UTC
    /// (`2026-03-18 02:00:00`), a telephone number E.164, a duration seconds, amounts numbers.
    public var json: JSON {
        switch self {
        case .text(let text), .email(let text), .url(let text), .organization(let text), .choice(let text):
            .string(text)
        case .number(let number), .percent(let number): number.json
        case .quantity(let quantity): quantity.amount.json
        case .money(let money): money.amount.json
        case .boolean(let flag): .bool(flag)
        case .date(let day): .string(day.description)
        case .time(let time): .string(time.description)
        case .moment(let moment): .string(moment.utcText)
        case .period(let period):
            .object([
                "start": period.start.map { .string($0.description) } ?? .null,
                "end": period.end.map { .string($0.description) } ?? .null,
            ])
        case .duration(let span): .integer(span.seconds)
        case .phone(let phone): .string(phone.number + (phone.extension.map { "-\($0)" } ?? ""))
        case .person(let person): .string(person.spoken)
        case .record(let record): .integer(record.id)
        case .list(let values): .array(values.map(\.json))
        }
    }
}

extension ExpressionValue {
    /// The form of handlers' arguments; null for nothing.
    public var json: JSON {
        switch self {
        case .nothing: .null
        case .value(let value): value.json
        case .fact(let json): pair.map { .integer($0.id) } ?? json
        case .list(let items): .array(items.map(\.json))
        }
    }
}

extension Decimal {
    fileprivate var json: JSON {
        if let whole = wholeNumber { return .integer(whole) }
        return Double(description).map { .double($0) } ?? .null
    }
}

extension Moment {
    fileprivate var utcText: String {
        let utc = Moment(unix: unix, offset: 0)
        return "\(utc.day) \(utc.time)"
    }
}

extension Person {
    /// How the person is called: 王总 with a surname alone, without the title when the name is whole.
    public var spoken: String {
        guard let title else { return name }
        guard title.unicodeScalars.contains(where: { $0.value >= 0x2E80 }) else {
            return name.contains(" ") ? name : "\(title) \(name)"
        }
        return name.count == 1 || Self.longSurnames.contains(name) ? name + title : name
    }

    private static let longSurnames: Set<String> = [
        "欧阳", "歐陽", "上官", "司马", "司馬", "诸葛", "諸葛", "司徒", "夏侯", "皇甫", "尉迟", "尉遲", "公孙", "公孫",
        "慕容", "令狐", "端木", "东方", "東方", "南宫", "南宮", "西门", "西門", "独孤", "獨孤", "长孙", "長孫", "宇文",
    ]
}
