/// How badly a frame fits the words, compared from the gravest kind of fault to the lightest.
struct Cost: Hashable, Comparable, Sendable {
    /// The grave faults in fields of one integer, so that adding and comparing are single steps.
    private var grave: UInt64
    /// Whatever decides between frames without other differences: loose words count up, explained ones down.
    private(set) var light: Int32

    static let zero = Cost(grave: 0, light: 0)

    static func violation(_ count: Int = 1) -> Cost { fault(count, at: 58, upTo: 0x3F) }
    static func important(_ count: Int = 1) -> Cost { fault(count, at: 48, upTo: 0x3FF) }
    static func unexplained(_ count: Int) -> Cost { fault(count, at: 32, upTo: 0xFFFF) }
    static func headless() -> Cost { fault(1, at: 28, upTo: 0xF) }
    static func slips(_ count: Int) -> Cost { fault(count, at: 22, upTo: 0x3F) }
    static func implausible(_ count: Int) -> Cost { fault(count, at: 10, upTo: 0xFFF) }
    static func fuzzyName(_ count: Int = 1) -> Cost { fault(count, at: 5, upTo: 0x1F) }
    static func inherited(_ count: Int = 1) -> Cost { fault(count, at: 0, upTo: 0x1F) }
    static func light(_ value: Int) -> Cost { Cost(grave: 0, light: Int32(clamping: value)) }

    var violations: Int { Int(grave >> 58) }
    var important: Int { Int(grave >> 48 & 0x3FF) }
    var unexplained: Int { Int(grave >> 32 & 0xFFFF) }
    var slips: Int { Int(grave >> 22 & 0x3F) }
    var implausible: Int { Int(grave >> 10 & 0xFFF) }

    static func + (left: Cost, right: Cost) -> Cost {
        Cost(grave: left.grave &+ right.grave, light: left.light &+ right.light)
    }

    static func += (left: inout Cost, right: Cost) { left = left + right }

    static func < (left: Cost, right: Cost) -> Bool {
        left.grave == right.grave ? left.light < right.light : left.grave < right.grave
    }

    private static func fault(_ count: Int, at shift: UInt64, upTo most: Int) -> Cost {
        Cost(grave: UInt64(min(count, most)) << shift, light: 0)
    }
}
