import Glibc

extension ScriptedServer {
    /// Holds a script until the test opens it.
    public final class Gate: Sendable {
        private let reader: Int32
        private let writer: Int32

        public init() {
            var ends: [Int32] = [-1, -1]
            _ = unsafe pipe(&ends)
            (reader, writer) = (ends[0], ends[1])
        }

        deinit {
            close(reader)
            close(writer)
        }

        public func open() {
            var byte: UInt8 = 1
            _ = unsafe write(writer, &byte, 1)
        }

        /// False when nobody opened it for ten seconds.
        func wait() -> Bool {
            var wanted = pollfd(fd: reader, events: Int16(POLLIN), revents: 0)
            return unsafe poll(&wanted, 1, 10_000) == 1
        }
    }
}
