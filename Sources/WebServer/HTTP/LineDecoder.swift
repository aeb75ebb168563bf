/// Cuts lines out of arriving bytes; only CR LF ends one, and a lone CR or LF is refused.
struct LineDecoder {
    private var line: [UInt8] = []
    private var sawCarriageReturn = false

    /// Whether nothing of a line has arrived.
    var isEmpty: Bool { line.isEmpty && !sawCarriageReturn }

    /// The next line without its end; nil when `bytes` is used up first.
    mutating func next(
        _ bytes: Span<UInt8>,
        _ position: inout Int,
        limit: Int,
        orRefuse tooLong: HTTPRefusal
    ) throws(HTTPRefusal) -> [UInt8]? {
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if sawCarriageReturn {
                guard byte == Self.lineFeed else { throw .bareLineEnd }
                sawCarriageReturn = false
                defer { line = [] }
                return line
            }
            switch byte {
            case Self.carriageReturn:
                sawCarriageReturn = true
            case Self.lineFeed:
                throw .bareLineEnd
            default:
                guard line.count < limit else { throw tooLong }
                line.append(byte)
            }
        }
        return nil
    }

    private static let carriageReturn: UInt8 = 0x0d
    private static let lineFeed: UInt8 = 0x0a
}
