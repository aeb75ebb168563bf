/// The mask of a client's frame, which knows how far into its key it is.
struct Mask: Hashable, Sendable {
    private var key: UInt32

    init(key: UInt32) {
        self.key = key
    }

    /// Appends `bytes` unmasked.
    mutating func remove(from bytes: Span<UInt8>, appendingTo output: inout [UInt8]) {
        output.append(addingCapacity: bytes.count) { output in
            // Eight bytes at once: most of what a server does to a message is this.
            unsafe output.withUnsafeMutableBufferPointer { target, count in
                unsafe bytes.withUnsafeBufferPointer { source in
                    unsafe combine(UnsafeRawBufferPointer(source), into: UnsafeMutableRawBufferPointer(target))
                }
                count = bytes.count
            }
        }
        let turn = UInt32(bytes.count & 3) * 8
        key = key >> turn | key << ((32 - turn) & 31)
    }

    private func combine(_ source: UnsafeRawBufferPointer, into target: UnsafeMutableRawBufferPointer) {
        let key = key.littleEndian
        let wideKey = UInt64(key) << 32 | UInt64(key)
        let wordsEnd = source.count & ~7
        for index in stride(from: 0, to: wordsEnd, by: 8) {
            let word = unsafe source.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            unsafe target.storeBytes(of: word ^ wideKey, toByteOffset: index, as: UInt64.self)
        }
        for index in wordsEnd..<source.count {
            unsafe target[index] = source[index] ^ UInt8(truncatingIfNeeded: key >> UInt32((index & 3) * 8))
        }
    }
}
