import Glibc
import Synchronization

/// A real `redis-server` on a socket of its own in a folder of its own; it ends with this object.
public final class RedisServer: Sendable {
    public struct CannotStart: Error {
        public let reason: String
    }

    /// As `RedisLocation` reads it.
    public let location: String
    private let folder: String
    private let settings: [String]
    private let process: Mutex<pid_t>

    /// Returns when the server takes connections.
    ///
    /// - Parameter settings: As words of the command line.
    public init(_ settings: [String] = []) throws(CannotStart) {
        self.settings = settings
        var name = Array("/tmp/parlance-redis-XXXXXX".utf8CString)
        guard unsafe mkdtemp(&name) != nil else { throw CannotStart(reason: "no folder under /tmp") }
        folder = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        location = "unix:\(folder)/redis.sock"
        process = Mutex(0)
        try start()
    }

    deinit {
        kill()
        clear("\(folder)/appendonlydir")
        clear(folder)
    }

    private func clear(_ path: String) {
        guard let entries = unsafe opendir(path) else { return }
        while let entry = unsafe readdir(entries) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            unsafe unlink("\(path)/\(name)")
        }
        unsafe closedir(entries)
        unsafe rmdir(path)
    }

    /// As a power cut would end it: without a word, and without what was not yet written.
    public func kill() {
        process.withLock { process in
            guard process > 0 else { return }
            Glibc.kill(process, SIGKILL)
            waitpid(process, nil, 0)
            process = 0
        }
    }

    /// Starts it anew, on what the last one wrote.
    public func start() throws(CannotStart) {
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else { throw CannotStart(reason: "no pipe") }
        defer { close(ends[0]) }
        let started = try spawn(writingTo: ends[1], readFrom: ends[0])
        close(ends[1])
        process.withLock { $0 = started }
        var said: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4096)
        // On a socket alone, 7.0 says "now ready", later ones say "Ready".
        while said.firstRange(of: Array("eady to accept connections".utf8)) == nil {
            var wanted = pollfd(fd: ends[0], events: Int16(POLLIN), revents: 0)
            let isHeard = unsafe poll(&wanted, 1, Self.patience) == 1
            let count = isHeard ? unsafe read(ends[0], &chunk, chunk.count) : 0
            guard count > 0 else {
                kill()
                throw CannotStart(reason: String(decoding: said, as: UTF8.self))
            }
            said += chunk.prefix(count)
        }
    }

    private func spawn(writingTo output: Int32, readFrom input: Int32) throws(CannotStart) -> pid_t {
        let words =
            [
                "redis-server", "--port", "0", "--unixsocket", "\(folder)/redis.sock", "--dir", folder, "--save",
                "3600 1",
            ] + settings
        var arguments: [UnsafeMutablePointer<CChar>?] = unsafe words.map { unsafe strdup($0) } + [nil]
        defer { unsafe arguments.forEach { unsafe free($0) } }
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_adddup2(&actions, output, 1)
        // A server that outlives a crash must not hold the output that the runner of the tests waits for.
        unsafe posix_spawn_file_actions_adddup2(&actions, output, 2)
        unsafe posix_spawn_file_actions_addclose(&actions, input)
        var started: pid_t = 0
        let code = unsafe posix_spawnp(&started, "redis-server", &actions, nil, &arguments, environ)
        guard code == 0 else {
            close(output)
            let reason = unsafe String(cString: strerror(code))
            throw CannotStart(reason: "redis-server: \(reason); apt-get install redis-server")
        }
        return started
    }

    /// Milliseconds between two lines of a server that starts.
    private static let patience: Int32 = 20_000
}
