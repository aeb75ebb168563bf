/// A value as SQLite stores it.
public enum Datum: Hashable, Sendable {
    case null
    case integer(Int)
    case real(Double)
    case text(String)
    case blob([UInt8])
}

extension Datum: ExpressibleByNilLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByStringLiteral
{
    public init(nilLiteral: ()) { self = .null }
    public init(integerLiteral value: Int) { self = .integer(value) }
    public init(floatLiteral value: Double) { self = .real(value) }
    public init(stringLiteral value: String) { self = .text(value) }
}

extension Datum {
    /// Nil becomes NULL.
    public init(_ text: String?) {
        self = text.map(Datum.text) ?? .null
    }

    /// Nil becomes NULL.
    public init(_ number: Int?) {
        self = number.map(Datum.integer) ?? .null
    }
}
