/// How badly a frame fits the words, compared from the gravest kind of fault to the lightest.
struct Cost: Hashable, Comparable, Sendable {
    /// The grave faults in fields of one integer, so that adding and comparing are single steps.
    private var grave: UInt64
    /// Whatever decides between frames without other differences: loose words count up, explained ones down.
    private(set) var light: Int32
    private(set) var implausible: Int32

    /// Words without a part in the frame, and words that have one but hardly can: both count as lost, and the latter
    /// as several.
    private static let weightOfImplausible = 3

    static let zero = Cost(grave: 0, light: 0, implausible: 0)

    static func violation(_ count: Int = 1) -> Cost { fault(count, at: 58, upTo: 0x3F) }
    static func important(_ count: Int = 1) -> Cost { fault(count, at: 48, upTo: 0x3FF) }
    static func unexplained(_ count: Int) -> Cost { fault(count, at: 28, upTo: 0xF_FFFF) }
    static func implausible(_ count: Int) -> Cost {
        var cost = unexplained(count * weightOfImplausible)
        cost.implausible = Int32(clamping: count)
        return cost
    }
    static func headless() -> Cost { fault(1, at: 24, upTo: 0xF) }
    static func slips(_ count: Int) -> Cost { fault(count, at: 16, upTo: 0xFF) }
    static func fuzzyName(_ count: Int = 1) -> Cost { fault(count, at: 8, upTo: 0xFF) }
    static func inherited(_ count: Int = 1) -> Cost { fault(count, at: 0, upTo: 0xFF) }
    static func light(_ value: Int) -> Cost { Cost(grave: 0, light: Int32(clamping: value), implausible: 0) }

    var violations: Int { Int(grave >> 58) }
    var important: Int { Int(grave >> 48 & 0x3FF) }
    var unexplained: Int { Int(grave >> 28 & 0xF_FFFF) - Int(implausible) * Self.weightOfImplausible }
    var slips: Int { Int(grave >> 16 & 0xFF) }

    static func + (left: Cost, right: Cost) -> Cost {
        Cost(
            grave: left.grave &+ right.grave,
            light: left.light &+ right.light,
            implausible: left.implausible &+ right.implausible
        )
    }

    static func += (left: inout Cost, right: Cost) { left = left + right }

    static func < (left: Cost, right: Cost) -> Bool {
        left.grave == right.grave ? left.light < right.light : left.grave < right.grave
    }

    /// Whether the gravest faults are the same, so that only light ones tell the two apart.
    func isLevel(with other: Cost) -> Bool { grave == other.grave }

    private static func fault(_ count: Int, at shift: UInt64, upTo most: Int) -> Cost {
        Cost(grave: UInt64(min(count, most)) << shift, light: 0, implausible: 0)
    }
}

extension Cost {
    /// Nothing was left over.
    var isSound: Bool { violations == 0 && important == 0 && unexplained == 0 }

    /// Nothing was left over and nothing had to be bent.
    var isClean: Bool { isSound && implausible == 0 && slips == 0 }
}
