public import Intents

/// What a reader believes was said: one of a closed set, nothing in it trusted.
public enum Command: Hashable, Sendable {
    case start(Intent.ID)
    case set(Slot.Name, Words)
    case unset(Slot.Name)
    /// A slot that was named without a value: 改一下邮箱.
    case mention(Slot.Name)
    case pick([Pick])
    case yes
    case no
    case cancel
    case undo
    /// The last reading command again; commands after it change its slots: 「那上周的呢」.
    case `repeat`
    case skip
    case help(Intent.ID?)
    case why
    case chitchat(Chitchat)
    case outOfScope
}

/// Words that want a polite answer and nothing else.
public enum Chitchat: String, Hashable, Sendable, CaseIterable {
    case greeting, thanks, farewell, praise, complaint
}

/// One choice out of a list that was shown.
public enum Pick: Hashable, Sendable {
    /// Counted from 1.
    case position(Int)
    /// Counted from the end: 1 is the last one.
    case fromEnd(Int)
    case all
}

/// A stretch of the utterance, word for word: the evidence of a value.
public struct Words: Hashable, Sendable {
    public let text: String
    /// Unicode scalar offsets in the utterance as received.
    public let range: Range<Int>

    public init(text: String, range: Range<Int>) {
        self.text = text
        self.range = range
    }
}
