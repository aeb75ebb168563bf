import Glibc

/// What the ends of this process's standard streams are.
public enum Terminal {
    /// Whether a person can edit a line here: both ends are one's terminal, and it can move its cursor.
    public static var isInteractive: Bool {
        isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 && variable("TERM").map { $0 != "dumb" } ?? false
    }

    /// Whether standard output is a terminal whose owner did not ask for plain text (`NO_COLOR`, `TERM=dumb`).
    public static var showsColour: Bool {
        isatty(STDOUT_FILENO) == 1 && variable("NO_COLOR") == nil && variable("TERM") != "dumb"
    }

    /// The columns of the terminal that standard output is; nil when it is none.
    public static var width: Int? { width(of: STDOUT_FILENO) }

    static func width(of descriptor: Int32) -> Int? {
        var size = winsize()
        guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    /// Writes to standard output at once, whole; false when nobody reads any more.
    @discardableResult
    public static func write(_ text: String) -> Bool { write(text, to: STDOUT_FILENO) }

    /// Writes to standard error, where it is not taken for an answer.
    public static func complain(_ text: String) { write(text, to: STDERR_FILENO) }

    @discardableResult
    static func write(_ text: String, to descriptor: Int32) -> Bool {
        var rest = ArraySlice(text.utf8)
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard count >= 0 || errno == EINTR else { return false }
            rest = rest.dropFirst(max(0, count))
        }
        return true
    }

    private static func variable(_ name: String) -> String? {
        guard let value = unsafe getenv(name) else { return nil }
        let text = unsafe String(cString: value)
        return text.isEmpty ? nil : text
    }
}
