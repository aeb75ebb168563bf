import Testing

@testable import WebServer

@Suite struct WebSocketDeadlineTests {
    @Test func `a silent peer is pinged after 25 seconds and given up after 35`() async throws {
        try await ServerUnderTest.run { server in
            let client = try server.client()
            try await client.upgrade()
            await server.pass(25)
            #expect(try await client.frame() == ServerFrame(opcode: 9, payload: []))
            await server.pass(9)
            #expect(await server.reaches { $0.openWebSockets == 1 })
            await server.pass(1)
            #expect(await server.reaches { $0.closed == [.silent: 1] && $0.openWebSockets == 0 })
            #expect(try await client.readToEnd() == [])
        }
    }

    @Test func `a peer that answers pings lives`() async throws {
        try await ServerUnderTest.run { server in
            let client = try server.client()
            try await client.upgrade()
            for _ in 0..<4 {
                await server.pass(25)
                #expect(try await client.frame().opcode == 9)
                let received = server.server.counters.bytesReceived
                await client.send(ClientFrame.pong())
                #expect(await server.reaches { $0.bytesReceived > received })
            }
            await client.send(ClientFrame.text("alive"))
            #expect(try await client.frame() == .text("alive"))
        }
    }

    @Test func `bytes that never become a frame are no sign of life`() async throws {
        try await ServerUnderTest.run { server in
            let client = try server.client()
            try await client.upgrade()
            let frame = ClientFrame(opcode: 2, payload: [UInt8](repeating: 0, count: 1_000)).bytes
            for byte in frame.prefix(30) {
                await client.send([byte])
                await server.pass(1)
            }
            #expect(await server.reaches { $0.closed == [.silent: 1] || $0.openWebSockets == 1 })
            await server.pass(5)
            #expect(await server.reaches { $0.closed == [.silent: 1] })
        }
    }

    @Test func `a message in endless fragments is given up after thirty seconds`() async throws {
        try await ServerUnderTest.run { server in
            let client = try server.client()
            try await client.upgrade()
            await client.send(ClientFrame(opcode: 1, payload: [97], isFinal: false).bytes)
            var received = server.server.counters.bytesReceived
            for _ in 0..<30 {
                let before = received
                await client.send(ClientFrame(opcode: 0, payload: [97], isFinal: false).bytes)
                #expect(await server.reaches { $0.bytesReceived > before })
                received = server.server.counters.bytesReceived
                await server.pass(1)
            }
            #expect(await server.reaches { $0.closed == [.silent: 1] })
        }
    }

    @Test func `a close frame that is not answered is waited for five seconds`() async throws {
        let respond: Responder = { _ in .upgrade(WebSocketUpgrade { _ in }) }
        try await ServerUnderTest.run(respond: respond) { server in
            let client = try server.client()
            try await client.upgrade()
            #expect(try await client.frame() == .close(1000))
            await server.pass(4)
            #expect(await server.reaches { $0.open == 1 })
            await server.pass(1)
            #expect(await server.reaches { $0.closed == [.silent: 1] })
        }
    }

    @Test func `a handler that does not notice the end is waited for five seconds`() async throws {
        let (ends, end) = AsyncStream.makeStream(of: WebSocketEnding?.self)
        let (releases, release) = AsyncStream.makeStream(of: Void.self)
        let respond: Responder = { _ in
            .upgrade(
                WebSocketUpgrade { socket in
                    for await _ in releases { break }
                    end.yield(socket.ending)
                }
            )
        }
        try await ServerUnderTest.run(respond: respond) { server in
            let client = try server.client()
            try await client.upgrade()
            let received = server.server.counters.bytesReceived
            await client.send(ClientFrame.close(4000, Array("bye".utf8)))
            #expect(await server.reaches { $0.bytesReceived > received })
            await server.settle()
            await server.pass(5)
            #expect(try await client.frame() == .close(4000))
            release.yield()
            for await ending in ends {
                #expect(ending == .byPeer(CloseCode(rawValue: 4000), reason: "bye"))
                break
            }
        }
    }

    @Test func `a peer that reads nothing is given up after ten seconds`() async throws {
        let respond: Responder = { _ in
            .upgrade(
                WebSocketUpgrade { socket in
                    let large = String(repeating: "x", count: 60_000)
                    while await socket.sendWhenRoom(.text(large)) {}
                }
            )
        }
        try await ServerUnderTest.run(respond: respond) { server in
            let client = try server.client(receiveBuffer: 4_096)
            try await client.upgrade()
            await server.settle()
            await server.pass(10)
            #expect(await server.reaches { $0.closed == [.slowReader: 1] })
        }
    }

    @Test func `a peer that is held back is not called silent`() async throws {
        let (releases, release) = AsyncStream.makeStream(of: Void.self)
        let respond: Responder = { _ in
            .upgrade(
                WebSocketUpgrade { socket in
                    for await _ in releases { break }
                    for await message in socket.messages { socket.send(message) }
                }
            )
        }
        try await ServerUnderTest.run(respond: respond) { server in
            let client = try server.client()
            try await client.upgrade()
            await client.send((0..<40).flatMap { ClientFrame.text("\($0)") })
            #expect(await server.reaches { $0.messagesReceived == 40 })
            await server.pass(100)
            release.yield()
            for number in 0..<40 { #expect(try await client.frame() == .text("\(number)")) }
        }
    }

    @Test func `a stall of the loop closes no socket`() async throws {
        try await ServerUnderTest.run { server in
            let client = try server.client()
            try await client.upgrade()
            await server.stall(60)
            await client.send(ClientFrame.text("still here"))
            #expect(try await client.frame() == .text("still here"))
        }
    }
}
