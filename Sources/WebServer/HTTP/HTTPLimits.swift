/// How much of a request is taken in before it is refused; each is checked before memory is spent.
public struct HTTPLimits: Hashable, Sendable {
    /// Bytes of the request line, without its line end.
    public var requestLine = 8_192
    /// Bytes of one field line, without its line end.
    public var fieldLine = 8_192
    /// Bytes of all field lines together.
    public var fields = 16_384
    public var fieldCount = 64
    /// Bytes of the body after decoding.
    public var body = 1 << 20

    public init() {}
}
