import CLinux
import Glibc

/// A terminal without a screen: what a person would type goes in at one end, what they would see comes out there.
public final class PseudoTerminal: Sendable {
    private let master: Int32
    private let shown: Shown
    /// What a program takes for its terminal.
    public let device: Int32

    /// Nil when the system gives none.
    public init?(columns: Int = 80, rows: Int = 24) {
        var ends: (master: Int32, device: Int32) = (-1, -1)
        guard unsafe openpty(&ends.master, &ends.device, nil, nil, nil) == 0 else { return nil }
        (master, device) = ends
        shown = Shown(master)
        shown.record()
        resize(columns: columns, rows: rows)
    }

    deinit {
        // The recording thread gets an error now, and closes the other end.
        close(device)
    }

    public func type(_ keys: String) {
        type(Array(keys.utf8))
    }

    public func type(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe write(master, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    public func resize(columns: Int, rows: Int) {
        var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        _ = unsafe ioctl(master, UInt(TIOCSWINSZ), &size)
    }

    /// Waits until the program has written `words`, and returns all up to them that was not returned before.
    public func output(upTo words: String) async -> String {
        await shown.next(upTo: words)
    }

    /// Whether the driver reads whole lines, as it does when no editor is at work.
    public var readsWholeLines: Bool {
        var modes = termios()
        return unsafe tcgetattr(device, &modes) == 0 && modes.c_lflag & tcflag_t(ICANON) != 0
    }
}
