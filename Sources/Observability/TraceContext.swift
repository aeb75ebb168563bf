/// Where one request belongs in a trace that goes through several programs (W3C Trace Context, level 1).
public struct TraceContext: Hashable, Sendable {
    /// Thirty-two hexadecimal digits.
    public let trace: String
    /// Sixteen hexadecimal digits: the step of the trace.
    public let span: String
    public let isSampled: Bool

    /// What the present task works for; requests to other programs carry it.
    @TaskLocal public static var current: TraceContext?

    /// Begins a trace.
    public init() {
        self.init(trace: Self.digits(2), span: Self.digits(1), isSampled: false)
    }

    private init(trace: String, span: String, isSampled: Bool) {
        self.trace = trace
        self.span = span
        self.isSampled = isSampled
    }

    /// Reads a `traceparent`; nil for one that must be ignored.
    public init?(traceparent: String) {
        let parts = traceparent.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count >= 4, parts[0] != "ff", parts[0] != "00" || parts.count == 4 else { return nil }
        for (part, length) in zip(parts, [2, 32, 16, 2]) {
            guard part.utf8.count == length, part.utf8.allSatisfy(Self.isDigit) else { return nil }
        }
        guard parts[1].contains(where: { $0 != "0" }), parts[2].contains(where: { $0 != "0" }) else { return nil }
        let flags = UInt8(parts[3], radix: 16) ?? 0
        self.init(trace: String(parts[1]), span: String(parts[2]), isSampled: flags & 1 == 1)
    }

    /// The next step of the same trace.
    public var next: TraceContext {
        TraceContext(trace: trace, span: Self.digits(1), isSampled: isSampled)
    }

    public var traceparent: String { "00-\(trace)-\(span)-\(isSampled ? "01" : "00")" }

    private static func digits(_ words: Int) -> String {
        (0..<words).map { _ in
            let digits = String(UInt64.random(in: 1...UInt64.max), radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
    }
}
