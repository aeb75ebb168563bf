public import FoundationEssentials
public import Intents

/// A typed value that was found in a text.
public struct Entity: Hashable, Sendable {
    /// Scalars of the normalised text.
    public let range: Range<Int>
    public let value: EntityValue

    public init(range: Range<Int>, value: EntityValue) {
        self.range = range
        self.value = value
    }

    public var kind: EntityKind { value.kind }
}

/// What the words of an entity mean, with both readings where they leave a choice.
public enum EntityValue: Hashable, Sendable {
    case phone(FoundPhone)
    case email(String)
    case url(String)
    case money(Money)
    case number(Decimal)
    case approximateNumber(Decimal)
    case numberRange(NumberRange)
    case ordinal(Decimal)
    /// As said: 30 of 百分之三十, 80 of 八折.
    case percent(Decimal)
    /// Percent off: 20 of 八折.
    case discount(Decimal)
    case quantity(Quantity)
    case impossibleDate
    case openTime(OpenTime)
    case date(Reading<Day>)
    case time(ClockTime)
    case dateTime(Reading<WallTime>)
    case dateRange(Reading<DayRange>)
    case timeRange(ClockRange)
    case dateTimeRange(Reading<WallRange>)
    /// Seconds, thirty days a month.
    case duration(Decimal)
    case person(Person)
    case organization(String)
    case city(String)
    case boolean(Bool)

    public var kind: EntityKind {
        switch self {
        case .phone: .phone
        case .email: .email
        case .url: .url
        case .money: .money
        case .number: .number
        case .approximateNumber: .approximateNumber
        case .numberRange: .numberRange
        case .ordinal: .ordinal
        case .percent: .percent
        case .discount: .discount
        case .quantity: .quantity
        case .impossibleDate: .impossibleDate
        case .openTime: .openTime
        case .date: .date
        case .time: .time
        case .dateTime: .dateTime
        case .dateRange: .dateRange
        case .timeRange: .timeRange
        case .dateTimeRange: .dateTimeRange
        case .duration: .duration
        case .person: .person
        case .organization: .organization
        case .city: .city
        case .boolean: .boolean
        }
    }
}

/// Why words for a time name no day.
public enum OpenTime: Hashable, Sendable {
    /// 每周一, every month
    case recurring
    /// 晚点, sometime
    case vague
}

/// A number between limits, either of which may be open.
public struct NumberRange: Hashable, Sendable {
    public var lower: Decimal?
    public var includesLower: Bool
    public var upper: Decimal?
    public var includesUpper: Bool

    /// The upper limit does not belong to it.
    public init(from lower: Decimal?, inclusive: Bool = false, to upper: Decimal?) {
        self.lower = lower
        includesLower = inclusive
        self.upper = upper
        includesUpper = false
    }
}

/// A telephone number and how sure the shape makes it.
public struct FoundPhone: Hashable, Sendable {
    public let phone: Phone
    /// False for runs of digits that could as well be something else.
    public let isCertain: Bool
    /// Only the last digits, as in 尾号7745.
    public let isEnding: Bool

    public init(_ phone: Phone, isCertain: Bool, isEnding: Bool = false) {
        self.phone = phone
        self.isCertain = isCertain
        self.isEnding = isEnding
    }
}
