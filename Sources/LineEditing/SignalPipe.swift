import Glibc
import Synchronization

/// Turns signals into bytes of a pipe, so that they are met where keys are read and nowhere else.
@safe
final class SignalPipe: Sendable {
    /// Those that matter to whoever has a terminal in its raw mode.
    static let watched = [SIGWINCH, SIGCONT, SIGINT, SIGTERM, SIGHUP]

    private let ends: (read: Int32, write: Int32)

    /// Nil when the system gives no pipe.
    init?() {
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else { return nil }
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        self.ends = (ends[0], ends[1])
    }

    deinit {
        close(ends.read)
        close(ends.write)
    }

    var source: pollfd { pollfd(fd: ends.read, events: Int16(POLLIN), revents: 0) }

    /// The next signal that came, if one did.
    func take() -> Int32? {
        var byte: UInt8 = 0
        return unsafe read(ends.read, &byte, 1) == 1 ? Int32(byte) : nil
    }

    /// As if the signal had come.
    func put(_ signal: Int32) {
        var byte = UInt8(truncatingIfNeeded: signal)
        _ = unsafe write(ends.write, &byte, 1)
    }

    /// Receives the process's signals while `body` runs. There is one terminal: a second pipe meanwhile gets none.
    func watch<Result>(_ body: () -> Result) -> Result {
        guard descriptor.compareExchange(expected: -1, desired: ends.write, ordering: .sequentiallyConsistent).exchanged
        else { return body() }
        var action = sigaction()
        unsafe action.__sigaction_handler.sa_handler = { signal in
            let saved = errno
            var byte = UInt8(truncatingIfNeeded: signal)
            _ = unsafe write(descriptor.load(ordering: .sequentiallyConsistent), &byte, 1)
            errno = saved
        }
        action.sa_flags = SA_RESTART
        var before: [sigaction] = []
        for signal in SignalPipe.watched {
            var old = sigaction()
            unsafe sigaction(signal, &action, &old)
            before.append(old)
        }
        defer {
            for (signal, old) in zip(SignalPipe.watched, before) {
                var old = old
                unsafe sigaction(signal, &old, nil)
            }
            descriptor.store(-1, ordering: .sequentiallyConsistent)
        }
        return body()
    }
}

/// Where the handler writes to: a handler can see nothing but globals.
private let descriptor = Atomic<Int32>(-1)
