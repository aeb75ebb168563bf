public import FoundationEssentials

/// A typed value that was read from words, defaulted or computed: what a slot holds.
public enum Value: Hashable, Sendable, Codable {
    case text(String)
    case number(Decimal)
    case quantity(Quantity)
    case money(Money)
    /// 30 is thirty percent.
    case percent(Decimal)
    case boolean(Bool)
    case date(Day)
    case time(TimeOfDay)
    case moment(Moment)
    case period(Period)
    case duration(Span)
    case phone(Phone)
    case email(String)
    case url(String)
    case person(Person)
    case organization(String)
    /// The key of one of a `choice` slot's options.
    case choice(String)
    case record(RecordReference)
    case list([Value])
}

/// A number of things: 两台 is 2 台.
public struct Quantity: Hashable, Sendable, Codable {
    public let amount: Decimal
    /// The counting word as said, nil when none was.
    public let unit: String?

    public init(_ amount: Decimal, unit: String? = nil) {
        self.amount = amount
        self.unit = unit
    }
}

/// An amount in whole units of a currency.
public struct Money: Hashable, Sendable, Codable {
    public let amount: Decimal
    /// ISO 4217, nil when the words named none: the pack's currency then counts.
    public let currency: String?

    public init(_ amount: Decimal, _ currency: String? = nil) {
        self.amount = amount
        self.currency = currency
    }
}

/// A telephone number.
public struct Phone: Hashable, Sendable, Codable {
    /// E.164 (`+8613800138000`) where the region is known, else the digits as said.
    public let number: String
    /// The digits as dialled, a leading `+` kept: `13800138000`, `02158881234`.
    public let digits: String
    public let `extension`: String?

    public init(number: String, digits: String, extension: String? = nil) {
        self.number = number
        self.digits = digits
        self.extension = `extension`
    }
}

/// A person's name; the title stands apart (王总 is 王 with the title 总).
public struct Person: Hashable, Sendable, Codable {
    public let name: String
    public let title: String?

    public init(_ name: String, title: String? = nil) {
        self.name = name
        self.title = title
    }
}

/// One record of one model, by id; `name` is what people call it.
public struct RecordReference: Hashable, Sendable, Codable {
    public let model: String
    public let id: Int
    public let name: String
    /// As what the words meant it: a lead and an opportunity are of one model.
    public let kind: RecordKind.Name?

    public init(model: String, id: Int, name: String, kind: RecordKind.Name? = nil) {
        self.model = model
        self.id = id
        self.name = name
        self.kind = kind
    }
}
