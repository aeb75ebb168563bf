import Testing

@testable import WebServer

@Suite struct WebSocketServingTests {
    @Test func `messages come back through an upgraded connection`() async throws {
        try await ServerUnderTest.run { server in
            let client = try server.client()
            let response = try await client.upgrade("/ws", "Sec-WebSocket-Protocol: parlance.chat.v1, bearer.x\r\n")
            #expect(response.status == 101)
            #expect(response.fields["sec-websocket-accept"] == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
            #expect(response.fields["sec-websocket-protocol"] == "parlance.chat.v1")
            #expect(response.fields["connection"] == "upgrade")
            await client.send(ClientFrame.text("你好") + ClientFrame.binary([0, 255]))
            #expect(try await client.frame() == .text("你好"))
            #expect(try await client.frame() == .binary([0, 255]))
        }
    }

    @Test func `frames sent along with the handshake are heard`() async throws {
        try await ServerUnderTest.run { server in
            let client = try server.client()
            await client.send(Array(RawClient.handshake().utf8) + ClientFrame.text("early") + ClientFrame.close(1000))
            #expect(try await client.response().status == 101)
            #expect(try await client.framesToEnd() == [.text("early"), .close(1000)])
        }
    }

    @Test func `messages before a close frame are answered before it is`() async throws {
        try await ServerUnderTest.run { server in
            let client = try server.client()
            try await client.upgrade()
            let messages = (1...20).flatMap { ClientFrame.text("\($0)") }
            await client.send(messages + ClientFrame.close(4000, Array("enough".utf8)))
            let expected = (1...20).map { ServerFrame.text("\($0)") } + [.close(4000)]
            #expect(try await client.framesToEnd() == expected)
        }
    }

    @Test func `pings are answered with their payloads`() async throws {
        try await ServerUnderTest.run { server in
            let client = try server.client()
            try await client.upgrade()
            await client.send(ClientFrame.ping("a"))
            #expect(try await client.frame() == .pong("a"))
            await client.send((1...10).flatMap { ClientFrame.ping("\($0)") })
            for number in 1...10 { #expect(try await client.frame() == .pong("\(number)")) }
        }
    }

    @Test(
        arguments: [
            (ClientFrame(opcode: 1, isMasked: false).bytes, 1002),
            (ClientFrame(opcode: 3).bytes, 1002),
            (ClientFrame(opcode: 1, reservedBits: 4).bytes, 1002),
            (ClientFrame(opcode: 9, payload: [UInt8](repeating: 0, count: 126)).bytes, 1002),
            (ClientFrame(opcode: 0).bytes, 1002),
            (ClientFrame(opcode: 1, payload: [0xff]).bytes, 1007),
            (ClientFrame(opcode: 2, claimedLength: 65_537).bytes, 1009),
            (ClientFrame.close(1005), 1002),
            (ClientFrame(opcode: 8, payload: [3]).bytes, 1002),
            (ClientFrame.close(1000, [0xc3]), 1007),
        ] as [([UInt8], UInt16)]
    )
    func `a violation closes with its code`(frame: [UInt8], code: UInt16) async throws {
        try await ServerUnderTest.run { server in
            let client = try server.client()
            try await client.upgrade()
            await client.send(ClientFrame.text("fine") + frame + ClientFrame.text("too late"))
            let frames = try await client.framesToEnd()
            #expect(frames.map(\.opcode) == [1, 8])
            #expect(frames[0] == .text("fine"))
            #expect(frames[1].code == code)
        }
    }

    @Test func `the largest message passes`() async throws {
        let largest = [UInt8](repeating: 7, count: 64 << 10)
        try await ServerUnderTest.run { server in
            let client = try server.client()
            try await client.upgrade()
            await client.send(ClientFrame.binary(largest))
            #expect(try await client.frame() == .binary(largest))
        }
    }

    @Test func `more messages than the queue holds are all answered`() async throws {
        try await ServerUnderTest.run { server in
            let client = try server.client()
            try await client.upgrade()
            await client.send((0..<1_000).flatMap { ClientFrame.text("\($0)") })
            for number in 0..<1_000 { #expect(try await client.frame() == .text("\(number)")) }
        }
    }

    @Test func `a handler that returns closes the socket`() async throws {
        let respond: Responder = { _ in .upgrade(WebSocketUpgrade { $0.send(text: "bye") }) }
        try await ServerUnderTest.run(respond: respond) { server in
            let client = try server.client()
            try await client.upgrade()
            #expect(try await client.frame() == .text("bye"))
            #expect(try await client.frame() == .close(1000))
            await client.send(ClientFrame.close(1000))
            #expect(try await client.readToEnd() == [])
            await client.endWriting()
            #expect(await server.reaches { $0.closed[.finished] == 1 })
        }
    }

    @Test(arguments: [401, 403, 404, 429, 503])
    func `a responder may refuse before the upgrade`(status: Int) async throws {
        let respond: Responder = { _ in
            var response = HTTPResponse.text(HTTPStatus(rawValue: status), "no")
            response.fields["retry-after"] = "7"
            return .http(response)
        }
        try await ServerUnderTest.run(respond: respond) { server in
            let client = try server.client()
            let response = try await client.upgrade()
            #expect(response.status == status)
            #expect(response.fields["retry-after"] == "7")
            #expect(await server.reaches { $0.requests == 1 && $0.webSockets == 0 })
        }
    }

    @Test func `consent to what is no handshake is refused`() async throws {
        let respond: Responder = { _ in .upgrade(WebSocketUpgrade { _ in }) }
        try await ServerUnderTest.run(respond: respond) { server in
            let client = try server.client()
            await client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(try await client.response().status == 400)
            await client.send(RawClient.handshake().replacing("Version: 13", with: "Version: 8"))
            let response = try await client.response()
            #expect(response.status == 426)
            #expect(response.fields["sec-websocket-version"] == "13")
        }
    }
}
