/// What can be told of a turn before its reply is whole; nothing of it has to be shown, the reply is complete by itself.
public enum TurnEvent: Hashable, Sendable {
    /// A model is being asked, by its name: an answer may take a while.
    case asking(String)
    /// The next piece of an answer in prose, as a model makes it. The reply's part that holds all of it says so.
    case words(String)
    /// A handler is about to run, by its name.
    case running(String)
    /// A row of a table is looked at or carried out, counted from 1.
    case row(Int, of: Int)
}

/// Takes the events of a turn, in their order, on whatever task they happen.
public typealias TurnReport = @Sendable (TurnEvent) -> Void
