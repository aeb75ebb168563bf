public import Engine

/// Where the program comes from: the REPL asks before each utterance whether its files have changed.
public protocol ProgramSource {
    /// Nil when nothing has changed.
    mutating func refresh() async -> ProgramChange?
}

/// A program after a change of its files.
public struct ProgramChange: Sendable {
    public let interpreter: Interpreter
    /// What is wrong with the files, as it is shown; empty when nothing is.
    public let report: String

    public init(_ interpreter: Interpreter, report: String) {
        self.interpreter = interpreter
        self.report = report
    }
}
