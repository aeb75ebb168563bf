/// What one request is called in answers and in the log.
public enum RequestID {
    /// That of the request which the present task answers.
    @TaskLocal public static var current: String?

    /// The client's own name for it where it has the shape of one, else a new one.
    public static func of(_ given: String?) -> String {
        guard let given, (1...64).contains(given.utf8.count), given.utf8.allSatisfy(isPlain) else { return new() }
        return given
    }

    public static func new() -> String {
        let digits = String(UInt64.random(in: 0...UInt64.max), radix: 36)
        return "r-" + digits
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: "_.:-".utf8.contains(byte)
        }
    }
}
