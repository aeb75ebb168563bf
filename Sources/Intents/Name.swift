/// A name that authors give to things; each kind of thing has a type of its own, so that they cannot be mixed up.
public protocol Name: RawRepresentable, Hashable, Sendable, Comparable, ExpressibleByStringLiteral,
    CustomStringConvertible, Codable
where RawValue == String {
    init(rawValue: String)
}

extension Name {
    public init(stringLiteral value: String) { self.init(rawValue: value) }
    public init(_ rawValue: String) { self.init(rawValue: rawValue) }
    public var description: String { rawValue }
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// What a user may do: `sales`, `sales_manager`, `admin`, or what an installation adds.
public struct Role: Name {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
}
