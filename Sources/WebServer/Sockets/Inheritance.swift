internal import Glibc

/// The sockets a supervisor passes to a process, by systemd's protocol: from descriptor 3 on, counted in `LISTEN_FDS`.
enum Inheritance {
    static func sockets() throws(ServerFailure) -> [ListeningSocket] {
        defer { for name in ["LISTEN_PID", "LISTEN_FDS", "LISTEN_FDNAMES"] { unsafe unsetenv(name) } }
        let numbers = descriptors(
            pid: environment("LISTEN_PID"),
            count: environment("LISTEN_FDS"),
            ownPID: getpid()
        )
        guard !numbers.isEmpty else { throw .nothingInherited }
        var sockets: [ListeningSocket] = []
        for number in numbers { sockets.append(try ListeningSocket(inherited: number)) }
        return sockets
    }

    /// None when the variables were meant for another process.
    static func descriptors(pid: String?, count: String?, ownPID: Int32) -> Range<Int32> {
        guard pid.flatMap(Int32.init) == ownPID, let count = count.flatMap(Int32.init), (1...64).contains(count) else {
            return 3..<3
        }
        return 3..<3 + count
    }

    private static func environment(_ name: String) -> String? {
        unsafe getenv(name).map { unsafe String(cString: $0) }
    }
}
