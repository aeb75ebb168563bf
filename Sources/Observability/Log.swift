/// Where the lines go, from a level on.
public struct Log: Sendable {
    private let least: LogEntry.Level
    private let time: @Sendable () -> String
    private let write: @Sendable (String) -> Void

    /// - Parameter write: Gets one whole line, without its end.
    public init(
        from least: LogEntry.Level,
        time: @escaping @Sendable () -> String,
        write: @escaping @Sendable (String) -> Void
    ) {
        self.least = least
        self.time = time
        self.write = write
    }

    public static let silent = Log(from: .error, time: { "" }, write: { _ in })

    public func callAsFunction(_ entry: @autoclosure () -> LogEntry) {
        let entry = entry()
        guard entry.level >= least else { return }
        write(entry.line(at: time()))
    }
}
