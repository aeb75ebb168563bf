/// The mask of a client's frame, which knows how far into its key it is.
struct Mask: Hashable, Sendable {
    private var key: UInt32

    init(key: UInt32) {
        self.key = key
    }

    /// Appends `bytes` unmasked.
    mutating func remove(from bytes: Span<UInt8>, appendingTo output: inout [UInt8]) {
        let key = key
        output.append(addingCapacity: bytes.count) { output in
            for index in bytes.indices {
                output.append(bytes[index] ^ UInt8(truncatingIfNeeded: key >> UInt32((index & 3) * 8)))
            }
        }
        let turn = UInt32(bytes.count & 3) * 8
        self.key = key >> turn | key << ((32 - turn) & 31)
    }
}
