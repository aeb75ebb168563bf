extension JSON {
    /// The JSON text with its keys in order, so that equal values have equal texts; what is no number (NaN) is `null`.
    public func serialized(pretty: Bool = false) -> String {
        String(decoding: utf8(pretty: pretty), as: UTF8.self)
    }

    /// The bytes of `serialized`.
    public func utf8(pretty: Bool = false) -> [UInt8] {
        var writer = JSONWriter(isPretty: pretty)
        writer.write(self)
        return writer.bytes
    }
}

extension JSON: CustomStringConvertible {
    public var description: String { serialized() }
}
