internal import CSQLite

extension Connection {
    public enum Location: Hashable, Sendable {
        case file(String)
        /// Private to the connection, gone with it.
        case memory

        var path: String {
            switch self {
            case .file(let path): path
            case .memory: ":memory:"
            }
        }

        var name: String {
            switch self {
            case .file(let path): path
            case .memory: "memory"
            }
        }
    }

    public struct Options: Hashable, Sendable {
        public enum Access: Hashable, Sendable { case readOnly, readWrite }

        /// What a commit waits for: `normal` survives a crash of the process, `full` one of the machine too.
        public enum Synchronous: String, Hashable, Sendable {
            case off = "OFF", normal = "NORMAL", full = "FULL"
        }

        public var access: Access
        public var synchronous: Synchronous
        /// How long a statement waits for another connection's lock.
        public var busyMilliseconds: Int
        /// The file may not grow beyond this many pages (of 4 KiB); nil: as far as the disk goes.
        public var maximumPages: Int?
        public var mappedBytes: Int

        public init(
            access: Access = .readWrite,
            synchronous: Synchronous = .full,
            busyMilliseconds: Int = 2_000,
            maximumPages: Int? = nil,
            mappedBytes: Int = 0
        ) {
            self.access = access
            self.synchronous = synchronous
            self.busyMilliseconds = busyMilliseconds
            self.maximumPages = maximumPages
            self.mappedBytes = mappedBytes
        }
    }
}

extension Connection.Options.Access {
    var flags: Int32 {
        switch self {
        case .readOnly: SQLITE_OPEN_READONLY
        case .readWrite: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
        }
    }
}
