import Synchronization

@testable import WebServer

/// A server on a free port of loopback, whose time stands still until the test lets it pass.
struct ServerUnderTest {
    let server: Server
    private let time: TestTime

    var address: SocketAddress { server.addresses[0] }

    func client(receiveBuffer: Int32? = nil) throws -> RawClient {
        try RawClient(address, receiveBuffer: receiveBuffer)
    }

    /// Lets whole seconds pass, one by one, and the server look at its deadlines after each.
    func pass(_ seconds: Int) async {
        for _ in 0..<seconds {
            time.advance(by: 1)
            await server.sweep()
        }
    }

    /// Lets time pass in which the server's loop does not get to run.
    func stall(_ seconds: Int) async {
        time.advance(by: seconds)
        await server.sweep()
    }

    /// Gives the server turns until nothing moves any more.
    func settle() async {
        var quietTurns = 0
        var before = server.counters
        while quietTurns < 200 {
            await server.sweep()
            quietTurns = server.counters == before ? quietTurns + 1 : 0
            before = server.counters
        }
    }

    /// Gives the server many turns to get where the test wants it; false when it does not get there.
    func reaches(_ isReached: (ServerCounters) -> Bool) async -> Bool {
        for _ in 0..<50_000 {
            if isReached(server.counters) { return true }
            await server.sweep()
        }
        return false
    }

    /// Serves while `body` runs, and is shut down and gone when this returns.
    static func run(
        _ configure: (inout ServerConfiguration) -> Void = { _ in },
        respond: @escaping Responder = echo,
        _ body: (ServerUnderTest) async throws -> Void
    ) async throws {
        var configuration = ServerConfiguration(.address(SocketAddress(.loopback, port: 0)))
        configure(&configuration)
        let time = TestTime()
        let server = try Server(configuration) { time.now }
        try await withThrowingTaskGroup { group in
            group.addTask { try await server.run(respond) }
            do {
                try await body(ServerUnderTest(server: server, time: time))
            } catch {
                server.shutdown(grace: .zero)
                throw error
            }
            server.shutdown(grace: .zero)
            try await group.waitForAll()
        }
    }

    /// Sends messages and bodies back as they came.
    static let echo: Responder = { request async throws(HTTPRefusal) in
        guard request.asksForWebSocket else {
            let body = try await request.body.collect(upTo: 1 << 20)
            return .http(
                .text(.ok, "\(request.method.rawValue) \(request.target.path) \(String(decoding: body, as: UTF8.self))")
            )
        }
        return .upgrade(
            WebSocketUpgrade(subprotocol: request.subprotocols.first) { socket in
                for await message in socket.messages {
                    guard await socket.sendWhenRoom(message) else { return }
                }
            }
        )
    }
}

/// Time that passes when it is told to.
final class TestTime: Sendable {
    private let seconds = Mutex(0)

    var now: Duration { .seconds(seconds.withLock { $0 }) }

    func advance(by seconds: Int) {
        self.seconds.withLock { $0 += seconds }
    }
}
