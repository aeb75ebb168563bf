/// A partial explanation: how far it has come, and the step that led there.
struct AlignerState {
    var key: Key
    var cost: Cost
    var previous: Int32
    var place: Int32
    /// The words of the step itself; a value's without its quotation marks.
    var first: Int32
    var last: Int32
    var role: Alignment.Role

    /// All that decides which steps may follow: of two explanations with the same key only the better one counts.
    struct Key: Hashable {
        var node = HeadGraph.start
        var phase = Phase.open
        var slot: UInt8 = 0
        var flags: Flags = []
        /// Slots that have a value, as bits.
        var used: UInt32 = 0

        enum Phase: UInt8 {
            case open
            /// A cue wants its value.
            case expecting
            /// A head that is a cue as well would take one.
            case hoping
            /// A value has just ended.
            case after
        }

        struct Flags: OptionSet, Hashable {
            let rawValue: UInt8

            /// What follows in this clause shall not happen.
            static let negated = Flags(rawValue: 1)
            /// The next value is not meant: 不是A是B.
            static let denying = Flags(rawValue: 2)
            /// A further head after a whole one.
            static let again = Flags(rawValue: 4)
            /// The cue is a word that often is none: 给, for.
            static let weak = Flags(rawValue: 8)
            /// The cue follows words of unknown form without a mark, and may be one of them: maple street gym.
            static let abrupt = Flags(rawValue: 16)
        }

        var isNegated: Bool { flags.contains(.negated) }
        var isAgain: Bool { flags.contains(.again) }
        var isWeak: Bool { flags.contains(.weak) }
        var wantsValue: Bool { phase == .expecting || phase == .hoping }
    }
}

extension AlignerState {
    init(at place: Int) {
        self.init(key: Key(), cost: .zero, previous: -1, place: Int32(place), first: 0, last: 0, role: .start)
    }
}
