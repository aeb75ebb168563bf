import Testing

@testable import WebServer

@Suite struct HTTPDeadlineTests {
    @Test func `a connection that says nothing is closed after ten seconds`() async throws {
        try await ServerUnderTest.run { server in
            let client = try server.client()
            #expect(await server.reaches { $0.open == 1 })
            await server.pass(9)
            #expect(await server.reaches { $0.open == 1 })
            await server.pass(1)
            #expect(await server.reaches { $0.closed == [.slowRequest: 1] })
            #expect(try await client.readToEnd() == [])
        }
    }

    @Test func `a request that trickles in is refused ten seconds after its first byte`() async throws {
        try await ServerUnderTest.run { server in
            let client = try server.client()
            await client.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: keep-alive\r\n\r\n")
            _ = try await client.response()
            await server.pass(30)
            var received = server.server.counters.bytesReceived
            for _ in 0..<10 {
                await client.send("X")
                received += 1
                #expect(await server.reaches { $0.bytesReceived == received })
                await server.pass(1)
            }
            #expect(try await client.response().status == 408)
            #expect(try await client.readToEnd() == [])
        }
    }

    @Test func `a body that trickles in is refused thirty seconds after its head`() async throws {
        try await ServerUnderTest.run { server in
            let client = try server.client()
            await client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n")
            #expect(await server.reaches { $0.requests == 1 })
            for _ in 0..<29 {
                await client.send("x")
                await server.pass(1)
            }
            #expect(await server.reaches { $0.open == 1 })
            await server.pass(1)
            #expect(try await client.response().status == 408)
            #expect(try await client.readToEnd() == [])
        }
    }

    @Test func `an idle connection is kept for 75 seconds`() async throws {
        try await ServerUnderTest.run { server in
            let client = try server.client()
            await client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
            _ = try await client.response()
            await server.pass(74)
            #expect(await server.reaches { $0.open == 1 })
            await server.pass(1)
            #expect(try await client.readToEnd() == [])
        }
    }

    @Test func `a slow responder is not the client's fault`() async throws {
        let (answers, answer) = AsyncStream.makeStream(of: String.self)
        let respond: Responder = { _ in
            for await text in answers { return .http(.text(.ok, text)) }
            return .http(.text(.serviceUnavailable, ""))
        }
        try await ServerUnderTest.run(respond: respond) { server in
            let client = try server.client()
            await client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nx")
            #expect(await server.reaches { $0.requests == 1 })
            await server.pass(300)
            answer.yield("at last")
            #expect(try await client.response().body == "at last")
        }
    }

    @Test func `a response that nobody takes is given up after ten seconds`() async throws {
        let body = [UInt8](repeating: 0, count: 32 << 20)
        try await ServerUnderTest.run(respond: { _ in .http(HTTPResponse(.ok, body: .bytes(body))) }) { server in
            let client = try server.client(receiveBuffer: 4_096)
            await client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
            await server.settle()
            await server.pass(9)
            #expect(await server.reaches { $0.open == 1 })
            await server.pass(1)
            #expect(await server.reaches { $0.closed == [.slowReader: 1] })
        }
    }

    @Test func `a client that does not close after the last response is not waited for`() async throws {
        try await ServerUnderTest.run { server in
            let client = try server.client()
            await client.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            _ = try await client.readToEnd()
            #expect(await server.reaches { $0.open == 1 })
            await server.pass(2)
            #expect(await server.reaches { $0.closed == [.finished: 1] })
        }
    }

    @Test func `a stall of the loop is held against nobody`() async throws {
        try await ServerUnderTest.run { server in
            let client = try server.client()
            #expect(await server.reaches { $0.open == 1 })
            await server.stall(20)
            #expect(await server.reaches { $0.open == 1 })
            await client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(try await client.response().status == 200)
        }
    }
}
