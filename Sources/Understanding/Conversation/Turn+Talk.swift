internal import Intents

/// Messages that are nothing but words of conversation.
extension Turn {
    /// The built-in command that all the words between two places make together.
    func talk(_ bounds: Range<Int>) -> Command? {
        let covered = { (classes: Set<WordClass>) in tagging.isCovered(bounds, by: classes) }
        if covered([.greeting]) { return .chitchat(.greeting) }
        if covered([.cancel]) { return .cancel }
        if covered([.undo]) { return .undo }
        if covered([.yes]) { return .yes }
        if covered([.no]) { return .no }
        if covered([.cancel, .no, .yes]) { return .cancel }
        if covered([.help, .greeting]) { return .help(nil) }
        if covered([.skip]) { return .skip }
        if covered([.again]) { return .repeat }
        if covered([.why]) { return .why }
        if covered([.undo, .no, .cancel]) { return .undo }
        return Self.pleasantries.first { covered([$0.0]) }.map { .chitchat($0.1) }
    }

    private static let pleasantries: [(WordClass, Chitchat)] = [
        (.thanks, .thanks), (.farewell, .farewell), (.praise, .praise), (.complaint, .complaint),
    ]
}
