/// What came of asking for a line.
public enum Line: Hashable, Sendable {
    case text(String)
    /// The person dropped what was typed (Ctrl-C).
    case interrupted
    /// Nothing more will come.
    case end
}

/// Where lines come from: a person at a terminal, or a file.
public protocol LineSource: Sendable {
    /// Waits for the next line, which may hold line breaks when it was pasted.
    func line(prompt: String, completer: @escaping Completer) async -> Line
}
