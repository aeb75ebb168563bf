import Testing

@testable import WebServer

/// What one client does must not be felt by another, nor leave anything behind.
@Suite struct HostileClientTests {
    /// Fills the queue of whoever connects, and closes with 4108 once it overflows.
    private static let flood: Responder = { request in
        guard request.asksForWebSocket, request.target.path == "/flood" else {
            return try await ServerUnderTest.echo(request)
        }
        return .upgrade(
            WebSocketUpgrade { socket in
                let text = String(repeating: "x", count: 10_000)
                while socket.send(text: text) == .queued {}
                socket.close(CloseCode(rawValue: 4108), reason: "slow", discardingQueue: true)
            }
        )
    }

    @Test func `a slow reader overflows its own queue and is closed with 4108`() async throws {
        try await ServerUnderTest.run(respond: Self.flood) { server in
            let slow = try server.client(receiveBuffer: 4_096)
            try await slow.upgrade("/flood")
            let neighbour = try server.client()
            try await neighbour.upgrade()
            for number in 0..<100 {
                await neighbour.send(ClientFrame.text("\(number)"))
                #expect(try await neighbour.frame() == .text("\(number)"))
            }
            var frames = 0
            while true {
                let frame = try await slow.frame()
                if frame.opcode == 8 {
                    #expect(frame == .close(4108, "slow"))
                    break
                }
                frames += 1
            }
            #expect(frames <= 105)
        }
    }

    @Test func `a peer that resets in the middle of a frame leaves nothing behind`() async throws {
        let (endings, ended) = AsyncStream.makeStream(of: WebSocketEnding?.self)
        let respond: Responder = { _ in
            .upgrade(
                WebSocketUpgrade { socket in
                    for await _ in socket.messages {}
                    ended.yield(socket.ending)
                    #expect(socket.send(text: "into the void") == .closed)
                    #expect(await !socket.sendWhenRoom(.text("nor this")))
                }
            )
        }
        try await ServerUnderTest.run(respond: respond) { server in
            do {
                let client = try server.client()
                try await client.upgrade()
                await client.send(Array(ClientFrame.text("half a frame").prefix(7)))
                await client.resetOnClose()
            }
            for await ending in endings {
                #expect(ending == .lost(.peerLeft))
                break
            }
            #expect(await server.reaches { $0.open == 0 && $0.openWebSockets == 0 && $0.closed == [.peerLeft: 1] })
        }
    }

    @Test func `a peer that resets in the middle of a response leaves nothing behind`() async throws {
        let respond: Responder = { _ in
            .http(
                HTTPResponse(
                    .ok,
                    body: .stream { stream in
                        while true { try await stream.write([UInt8](repeating: 0, count: 10_000)) }
                    }
                )
            )
        }
        try await ServerUnderTest.run(respond: respond) { server in
            do {
                let client = try server.client()
                await client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
                _ = try await client.read(1_000)
                await client.resetOnClose()
            }
            #expect(await server.reaches { $0.open == 0 && $0.closed == [.peerLeft: 1] })
        }
    }

    @Test func `a body that is cut off is not taken for whole`() async throws {
        let (outcomes, outcome) = AsyncStream.makeStream(of: HTTPRefusal?.self)
        let respond: Responder = { request async throws(HTTPRefusal) in
            do throws(HTTPRefusal) {
                _ = try await request.body.collect(upTo: 1_000)
                outcome.yield(nil)
            } catch {
                outcome.yield(error)
            }
            return .http(.text(.ok, ""))
        }
        try await ServerUnderTest.run(respond: respond) { server in
            let client = try server.client()
            await client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf")
            await client.endWriting()
            for await refusal in outcomes {
                #expect(refusal == .bodyCutOff)
                break
            }
            #expect(try await client.readToEnd() == [])
        }
    }

    @Test func `a client may end its side and still read the response`() async throws {
        try await ServerUnderTest.run { server in
            let client = try server.client()
            await client.send("GET /a HTTP/1.1\r\nHost: a\r\n\r\nGET /b HTTP/1.1\r\nHost: a\r\n\r\n")
            await client.endWriting()
            #expect(try await client.response().body == "GET /a ")
            #expect(try await client.response().body == "GET /b ")
            #expect(try await client.readToEnd() == [])
        }
    }

    @Test func `a reset is noticed while the response is awaited`() async throws {
        let (releases, release) = AsyncStream.makeStream(of: Void.self)
        let respond: Responder = { _ in
            for await _ in releases { break }
            return .http(.text(.ok, ""))
        }
        try await ServerUnderTest.run(respond: respond) { server in
            do {
                let client = try server.client()
                await client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
                #expect(await server.reaches { $0.requests == 1 })
                await client.endWriting()
                await server.settle()
                await client.resetOnClose()
            }
            #expect(await server.reaches { $0.closed == [.peerLeft: 1] })
            release.yield()
        }
    }

    @Test func `more connections than allowed are turned away`() async throws {
        let configure = { (configuration: inout ServerConfiguration) in configuration.maximumConnections = 2 }
        try await ServerUnderTest.run(configure) { server in
            let first = try server.client()
            do {
                let second = try server.client()
                #expect(await server.reaches { $0.open == 2 })
                let third = try server.client()
                #expect(String(decoding: try await third.readToEnd(), as: UTF8.self).hasPrefix("HTTP/1.1 503 "))
                await second.resetOnClose()
            }
            #expect(await server.reaches { $0.open == 1 && $0.turnedAway == 1 })
            let fourth = try server.client()
            for client in [first, fourth] {
                await client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
                #expect(try await client.response().status == 200)
            }
        }
    }

    @Test func `one address does not take all connections`() async throws {
        let configure = { (configuration: inout ServerConfiguration) in configuration.maximumConnectionsPerAddress = 1 }
        try await ServerUnderTest.run(configure) { server in
            do {
                let first = try server.client()
                #expect(await server.reaches { $0.open == 1 })
                let second = try server.client()
                #expect(String(decoding: try await second.readToEnd(), as: UTF8.self).hasPrefix("HTTP/1.1 503 "))
                await first.resetOnClose()
            }
            #expect(await server.reaches { $0.open == 0 })
            let third = try server.client()
            await third.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(try await third.response().status == 200)
        }
    }

    @Test func `a handler that is behind holds its peer back and loses nothing`() async throws {
        let (releases, release) = AsyncStream.makeStream(of: Void.self)
        let respond: Responder = { _ in
            .upgrade(
                WebSocketUpgrade { socket in
                    for await _ in releases { break }
                    var count = 0
                    for await case .text(let text) in socket.messages {
                        guard text.hasPrefix("\(count) ") else { return socket.close(.internalError, reason: text) }
                        count += 1
                        if count == 5_000 { return socket.close(.normal, reason: "all") }
                    }
                }
            )
        }
        try await ServerUnderTest.run(respond: respond) { server in
            let client = try server.client()
            try await client.upgrade()
            let messages = (0..<5_000).flatMap { ClientFrame.text("\($0) \(String(repeating: "x", count: 1_000))") }
            async let upload: Void = client.send(messages)
            await server.settle()
            #expect(await server.reaches { $0.messagesReceived < 200 })
            release.yield()
            await upload
            #expect(try await client.frame() == .close(1000, "all"))
        }
    }

    @Test func `who waits for room can be cancelled`() async throws {
        let (outcomes, outcome) = AsyncStream.makeStream(of: Bool.self)
        let respond: Responder = { _ in
            .upgrade(
                WebSocketUpgrade { socket in
                    let large = String(repeating: "x", count: 60_000)
                    while socket.queuedBytes < 1 << 19, await socket.sendWhenRoom(.text(large)) {}
                    await withTaskGroup { group in
                        group.addTask { while await socket.sendWhenRoom(.text(large)) {} }
                        group.addTask { for await _ in socket.messages { break } }
                        await group.next()
                        group.cancelAll()
                    }
                    outcome.yield(socket.ending == nil)
                }
            )
        }
        try await ServerUnderTest.run(respond: respond) { server in
            let client = try server.client(receiveBuffer: 4_096)
            try await client.upgrade()
            await server.settle()
            await client.send(ClientFrame.text("enough"))
            for await isOpen in outcomes {
                #expect(isOpen)
                break
            }
        }
    }

    @Test func `pings that cannot be answered yet are forgotten but for the newest`() {
        let progress = WebSocketProgress(limits: WebSocketLimits(), now: .zero)
        for number in 0..<1_000 {
            progress.answer(ping: Array("\(number)".utf8) + [UInt8](repeating: 0, count: 100))
        }
        let pongs = progress.takePongs() ?? []
        #expect(pongs.count <= 2_048)
        #expect(pongs.suffix(105).prefix(5) == [0x8a, 103, 0x39, 0x39, 0x39])
        #expect(progress.takePongs() == nil)
    }
}
