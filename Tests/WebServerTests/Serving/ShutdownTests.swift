import Glibc
import Testing

@testable import WebServer

@Suite struct ShutdownTests {
    @Test func `idle connections go at once and no new ones come`() async throws {
        try await ServerUnderTest.run { server in
            let client = try server.client()
            await client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
            _ = try await client.response()
            server.server.shutdown(grace: .seconds(1_000))
            #expect(try await client.readToEnd() == [])
            #expect(throws: RawClient.Failure.self) { try server.client() }
        }
    }

    @Test func `who has just connected is still answered`() async throws {
        try await ServerUnderTest.run { server in
            let client = try server.client()
            #expect(await server.reaches { $0.open == 1 })
            server.server.shutdown(grace: .seconds(1_000))
            await server.server.sweep()
            await client.send("GET /a HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(try await client.response().body == "GET /a ")
            #expect(try await client.readToEnd() == [])
        }
    }

    @Test func `a request under way is finished and its connection closed`() async throws {
        let (releases, release) = AsyncStream.makeStream(of: Void.self)
        let respond: Responder = { _ in
            for await _ in releases { break }
            return .http(.text(.ok, "finished"))
        }
        try await ServerUnderTest.run(respond: respond) { server in
            let client = try server.client()
            await client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(await server.reaches { $0.requests == 1 })
            server.server.shutdown(grace: .seconds(1_000))
            await server.server.sweep()
            release.yield()
            let response = try await client.response()
            #expect(response.body == "finished")
            #expect(response.fields["connection"] == "close")
            #expect(try await client.readToEnd() == [])
        }
    }

    @Test func `sockets live until the grace is over and are told that the server goes`() async throws {
        try await ServerUnderTest.run { server in
            let client = try server.client()
            try await client.upgrade()
            server.server.shutdown(grace: .seconds(5))
            await client.send(ClientFrame.text("still served"))
            #expect(try await client.frame() == .text("still served"))
            await server.pass(5)
            #expect(try await client.frame() == .close(1001))
            await client.send(ClientFrame.close(1001))
            #expect(try await client.readToEnd() == [])
        }
    }

    @Test func `a server whose sockets are all closed waits for no grace`() async throws {
        let server = try Server(ServerConfiguration(.address(SocketAddress(.loopback, port: 0))))
        try await withThrowingTaskGroup { group in
            group.addTask { try await server.run(ServerUnderTest.echo) }
            let client = try RawClient(server.addresses[0])
            try await client.upgrade()
            server.shutdown(grace: .seconds(1_000_000))
            await client.send(ClientFrame.close(1000))
            #expect(try await client.framesToEnd() == [.close(1000)])
            await client.endWriting()
            try await group.waitForAll()
        }
        #expect(server.counters.open == 0)
    }

    @Test func `cancelling the task ends server and handlers`() async throws {
        let server = try Server(ServerConfiguration(.address(SocketAddress(.loopback, port: 0))))
        let (endings, ended) = AsyncStream.makeStream(of: Bool.self)
        try await withThrowingTaskGroup { group in
            group.addTask {
                try await server.run { _ in
                    .upgrade(
                        WebSocketUpgrade { socket in
                            for await _ in socket.messages {}
                            ended.yield(Task.isCancelled)
                        }
                    )
                }
            }
            let client = try RawClient(server.addresses[0])
            try await client.upgrade()
            group.cancelAll()
            for await isCancelled in endings {
                #expect(isCancelled)
                break
            }
            #expect(try await client.frame().opcode == 8)
            await client.send(ClientFrame.close(1000))
            await client.endWriting()
            try await group.waitForAll()
        }
    }

    @Test func `a shutdown before the start is honoured`() async throws {
        let server = try Server(ServerConfiguration(.address(SocketAddress(.loopback, port: 0))))
        server.shutdown(grace: .seconds(1_000))
        try await server.run(ServerUnderTest.echo)
    }

    @Test func `two servers may share a port so that one takes over from the other`() async throws {
        var configuration = ServerConfiguration(.address(SocketAddress(.loopback, port: 0)))
        configuration.sharesPorts = true
        let old = try Server(configuration)
        configuration.listeners = [.address(old.addresses[0])]
        let new = try Server(configuration)
        #expect(new.addresses == old.addresses)
        try await withThrowingTaskGroup { group in
            group.addTask { try await old.run(ServerUnderTest.echo) }
            old.shutdown(grace: .zero)
            try await group.waitForAll()
            group.addTask { try await new.run(ServerUnderTest.echo) }
            let client = try RawClient(new.addresses[0])
            await client.send("GET / HTTP/1.0\r\n\r\n")
            #expect(try await client.response().status == 200)
            new.shutdown(grace: .zero)
            try await group.waitForAll()
        }
    }

    @Test func `a listening socket may come from another process`() throws {
        let original = try ListeningSocket(on: SocketAddress(.loopback, port: 0), sharesPort: false)
        let inherited = try ListeningSocket(inherited: dup(original.descriptor.number))
        #expect(inherited.address == original.address)
        let client = try RawClient(original.address)
        guard case .connection = inherited.accept() else {
            Issue.record("nobody was there")
            return
        }
        _ = client
    }

    @Test func `what is no listening socket is refused`() throws {
        let ends = pipeEnds()
        #expect(throws: ServerFailure.notASocket(descriptor: ends.0)) { try ListeningSocket(inherited: ends.0) }
        close(ends.0)
        close(ends.1)
        #expect(throws: ServerFailure.nothingInherited) { try Server(ServerConfiguration(.inherited)) }
    }

    private func pipeEnds() -> (Int32, Int32) {
        var ends: [Int32] = [-1, -1]
        _ = unsafe pipe(&ends)
        return (ends[0], ends[1])
    }
}
