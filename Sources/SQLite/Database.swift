internal import Synchronization

/// A connection that many tasks share, one at a time. Its callers wait on their own thread, so what runs under it must
/// be short: point queries and small transactions.
public final class Database: Sendable {
    public let location: Connection.Location
    private let connection: Mutex<Connection>

    public init(
        _ location: Connection.Location,
        _ options: Connection.Options = Connection.Options()
    ) throws(DatabaseError) {
        self.location = location
        connection = Mutex(try Connection(location, options))
    }

    /// Runs `body` with the connection to itself. The connection must not be kept beyond it.
    public func with<Success: Sendable, Failure: Error>(
        _ body: (Connection) throws(Failure) -> Success
    ) throws(Failure) -> Success {
        try connection.withLock { connection throws(Failure) in
            try body(connection)
        }
    }
}
