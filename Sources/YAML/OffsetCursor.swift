/// Turns libyaml's marks, which count scalars, into byte offsets; marks come nearly in order, so it walks from one to
/// the next.
struct OffsetCursor {
    private let bytes: [UInt8]
    private var mark = 0
    private var offset: Int

    /// Mark 0 is at `offset`, behind a byte order mark.
    init(_ bytes: [UInt8], from offset: Int) {
        self.bytes = bytes
        self.offset = offset
    }

    mutating func offset(of target: Int) -> Int {
        while mark < target, offset < bytes.count {
            offset += 1
            while offset < bytes.count, isContinuation(offset) { offset += 1 }
            mark += 1
        }
        while mark > target, offset > 0 {
            offset -= 1
            while offset > 0, isContinuation(offset) { offset -= 1 }
            mark -= 1
        }
        return offset
    }

    private func isContinuation(_ offset: Int) -> Bool {
        bytes[offset] & 0xC0 == 0x80
    }
}
