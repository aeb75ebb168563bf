/// Random numbers that are the same in every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
        return mixed ^ mixed >> 31
    }

    /// The bytes with some of them changed, doubled, dropped or replaced by what confuses parsers.
    mutating func mutate(_ bytes: [UInt8]) -> [UInt8] {
        let confusing: [[UInt8]] = [[13], [10], [13, 10], [0], [32], [58], [9], [255], [128], Array("chunked".utf8)]
        var bytes = bytes
        for _ in 0..<Int.random(in: 0...4, using: &self) where !bytes.isEmpty {
            let index = Int.random(in: bytes.indices, using: &self)
            switch Int.random(in: 0..<4, using: &self) {
            case 0: bytes[index] = UInt8.random(in: .min ... .max, using: &self)
            case 1: bytes.insert(bytes[index], at: index)
            case 2: bytes.remove(at: index)
            default: bytes.insert(contentsOf: confusing.randomElement(using: &self) ?? [], at: index)
            }
        }
        return bytes
    }
}
