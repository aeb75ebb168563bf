public import Intents

/// Somebody who may log in.
public struct User: Hashable, Sendable {
    /// Stable and without meaning.
    public let id: String
    /// What they log in with, and what they are called in the journal and the key ring; it never changes.
    public let username: String
    public var name: String
    public var roles: Set<Role>
    public var isDisabled: Bool
    public var locale: String?
    public var timeZone: String?

    /// Whether they may look at what others do.
    public var isManager: Bool { !roles.isDisjoint(with: Self.managing) }

    public static let administrator: Set<Role> = [Role("admin"), Role("sales"), Role("sales_manager")]
    private static let managing: Set<Role> = [Role("admin"), Role("sales_manager")]

    static func isUserName(_ text: String) -> Bool {
        let allowed = { (byte: UInt8) in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                true
            default: ".-_@".utf8.contains(byte)
            }
        }
        return (2...120).contains(text.utf8.count) && text.utf8.allSatisfy(allowed)
    }

    static func isName(_ text: String) -> Bool {
        (1...80).contains(text.count) && text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    }
}
