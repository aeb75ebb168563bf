internal import Synchronization

/// One Redis, shared by many tasks over a few connections. Callers wait on their own thread, so calls belong where
/// waiting does no harm.
public final class Redis: Sendable {
    private let location: RedisLocation
    private let milliseconds: Int
    private let idle: Mutex<[Parked]>

    /// A connection in no one's hands: passed from thread to thread, never shared.
    private struct Parked: @unchecked Sendable {
        let connection: RedisConnection
    }

    /// Connects at the first command.
    /// - Parameter milliseconds: How long connecting may take, and each answer.
    public init(_ location: RedisLocation, milliseconds: Int = 2_000) {
        self.location = location
        self.milliseconds = milliseconds
        idle = Mutex([])
    }

    /// Runs one command. It is sent a second time when the connection was lost: to be used with commands that may
    /// be carried out twice.
    public func run(_ command: [String]) throws(RedisFailure) -> RedisReply {
        do throws(RedisFailure) {
            return try once(command)
        } catch {
            guard error.isOfThisConnection else { throw error }
            // The others of the pool lead to the same place.
            idle.withLock { $0.removeAll() }
            return try once(command)
        }
    }

    /// Runs a script with one round trip, two at the first time.
    public func run(
        _ script: RedisScript,
        keys: [String],
        _ arguments: [String] = []
    ) throws(RedisFailure) -> RedisReply {
        let rest = [String(keys.count)] + keys + arguments
        do throws(RedisFailure) {
            return try run(["EVALSHA", script.digest] + rest)
        } catch {
            guard case .refused(let message) = error, message.hasPrefix("NOSCRIPT") else { throw error }
            return try run(["EVAL", script.source] + rest)
        }
    }

    private func once(_ command: [String]) throws(RedisFailure) -> RedisReply {
        let connection = try take()
        do throws(RedisFailure) {
            let reply = try connection.run(command)
            park(connection)
            return reply
        } catch {
            if case .refused = error { park(connection) }
            throw error
        }
    }

    private func take() throws(RedisFailure) -> RedisConnection {
        let parked = idle.withLock { $0.popLast() }
        if let parked { return parked.connection }
        return try connect()
    }

    private func park(_ connection: RedisConnection) {
        let parked = Parked(connection: connection)
        idle.withLock { if $0.count < Self.mostIdle { $0.append(parked) } }
    }

    /// A connection of its own, for whoever waits on it.
    func connect(milliseconds limit: Int? = nil) throws(RedisFailure) -> RedisConnection {
        let milliseconds = limit ?? milliseconds
        guard case .sentinels(let sentinels, let primary) = location.place else {
            return try RedisConnection(location.place, as: location, milliseconds: milliseconds)
        }
        var last = RedisFailure.unreachable(primary, reason: "no sentinel knows it")
        for sentinel in sentinels {
            do throws(RedisFailure) {
                return try connect(through: sentinel, to: primary, milliseconds)
            } catch {
                last = error
            }
        }
        throw last
    }

    private func connect(
        through sentinel: RedisAddress,
        to primary: String,
        _ milliseconds: Int
    ) throws(RedisFailure) -> RedisConnection {
        var anonymous = location
        (anonymous.user, anonymous.password, anonymous.database) = (nil, nil, 0)
        let asked = try RedisConnection(.address(sentinel), as: anonymous, milliseconds: milliseconds)
        let answer = try asked.run(["SENTINEL", "get-master-addr-by-name", primary]).elements
        guard let host = answer.first?.text, let port = answer.last?.integer else {
            throw .unreachable(primary, reason: "the sentinel at \(sentinel) does not know it")
        }
        let address = RedisAddress(host: host, port: port)
        let connection = try RedisConnection(.address(address), as: location, milliseconds: milliseconds)
        // A sentinel may still name the one that has just lost its place.
        guard try connection.run(["ROLE"]).elements.first?.text == "master" else {
            throw .unreachable(address.description, reason: "it is no longer the primary")
        }
        return connection
    }

    private static let mostIdle = 8
}
