internal import Intents
internal import Understanding

/// A command to start an intent with what was said for it: nothing in it is trusted.
struct Draft {
    enum Change: Hashable {
        case set(Slot.Name, String), unset(Slot.Name), mention(Slot.Name)
    }

    let intent: Intent.ID
    /// Slots that are not said again are those of the last reading command.
    var inherits = false
    var changes: [Change] = []

    init(_ intent: Intent.ID, inherits: Bool = false, changes: [Change] = []) {
        self.intent = intent
        self.inherits = inherits
        self.changes = changes
    }

    static func drafts(of commands: [Command]) -> [Draft] {
        Segment.segments(of: commands, lastRead: nil).compactMap { segment in
            if case .start(let draft) = segment { draft } else { nil }
        }
    }
}

/// Commands that belong together: what is said of the frame in progress, or the start of a new one with its slots.
enum Segment {
    case changes([Draft.Change])
    case start(Draft)
    case other(Command)

    /// - Parameter lastRead: The reading command that a repetition with other slots repeats.
    static func segments(of commands: [Command], lastRead: Intent.ID?) -> [Segment] {
        var segments: [Segment] = []
        for (index, command) in commands.enumerated() {
            switch command {
            case .start(let intent): segments.append(.start(Draft(intent)))
            case .repeat:
                let changesSlots = index + 1 < commands.count && commands[index + 1].changesSlot
                if let lastRead, changesSlots {
                    segments.append(.start(Draft(lastRead, inherits: true)))
                } else {
                    segments.append(.other(.repeat))
                }
            case .set(let slot, let words): segments.add(.set(slot, words.text))
            case .unset(let slot): segments.add(.unset(slot))
            case .mention(let slot): segments.add(.mention(slot))
            default: segments.append(.other(command))
            }
        }
        return segments
    }
}

extension Command {
    fileprivate var changesSlot: Bool {
        switch self {
        case .set, .unset, .mention: true
        default: false
        }
    }
}

extension [Segment] {
    fileprivate mutating func add(_ change: Draft.Change) {
        switch last {
        case .start(var draft):
            draft.changes.append(change)
            self[count - 1] = .start(draft)
        case .changes(let changes):
            self[count - 1] = .changes(changes + [change])
        case .other, nil:
            append(.changes([change]))
        }
    }
}
