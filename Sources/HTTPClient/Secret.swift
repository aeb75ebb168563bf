/// Text that must not be seen: no description, dump or interpolation shows it.
public struct Secret: Hashable, Sendable {
    private let text: String

    public init(_ text: String) {
        self.text = text
    }

    /// The text itself, for the one place that sends it.
    public func revealed() -> String {
        text
    }

    /// `Secret("Bearer ") + key` without the key passing through a plain string of the caller's.
    public func prefixed(with prefix: String) -> Secret {
        Secret(prefix + text)
    }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "<secret>" }
    public var debugDescription: String { "<secret>" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
