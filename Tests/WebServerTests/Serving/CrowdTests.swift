import Testing

@testable import WebServer

/// Two hundred clients that are in the middle of mischief for ever, as time stands still, and one that is polite.
@Suite struct CrowdTests {
    /// What each does and never finishes.
    private static let mischief: [@Sendable (RawClient) async throws -> Void] = [
        // A head, a body, chunks and a handshake that do not end.
        { await $0.send("GET / HTTP/1.1\r\nHost: a\r\nX-Half: ") },
        { await $0.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n{") },
        { await $0.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel") },
        { await $0.send(String(RawClient.handshake().dropLast(2))) },
        // A frame, a message and a close that are half of one.
        { client in
            try await client.upgrade()
            await client.send(Array(ClientFrame.binary([UInt8](repeating: 1, count: 60_000)).prefix(30_000)))
        },
        { client in
            try await client.upgrade()
            await client.send(ClientFrame(opcode: 1, payload: Array("half".utf8), isFinal: false).bytes)
        },
        { client in
            try await client.upgrade()
            await client.send(Array(ClientFrame.close(1000).prefix(3)))
        },
        // More than is ever read of the answers.
        { client in
            try await client.upgrade()
            await client.send((0..<25).flatMap { _ in ClientFrame.binary([UInt8](repeating: 2, count: 8_000)) })
        },
        { client in
            try await client.upgrade()
            await client.send((0..<2_000).flatMap { _ in ClientFrame.ping("are you there?") })
        },
        { await $0.send(String(repeating: "GET / HTTP/1.1\r\nHost: a\r\n\r\n", count: 500)) },
    ]

    @Test(.timeLimit(.minutes(2))) func `two hundred at their mischief hold up nobody`() async throws {
        try await ServerUnderTest.run { server in
            var crowd: [RawClient] = []
            for number in 0..<200 {
                let client = try server.client(receiveBuffer: 4_096)
                try await Self.mischief[number % Self.mischief.count](client)
                crowd.append(client)
            }
            #expect(await server.reaches { $0.open == 200 && $0.openWebSockets == 100 })
            let polite = try server.client()
            try await polite.upgrade()
            for number in 0..<20 {
                await polite.send(ClientFrame.text("\(number)"))
                #expect(try await polite.frame() == .text("\(number)"))
                let visitor = try server.client()
                await visitor.send("GET /\(number) HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                #expect(try await visitor.response().body == "GET /\(number) ")
            }
            // All of them were at it from before the first answer until after the last.
            #expect(server.server.counters.openWebSockets == 101)
            #expect(server.server.counters.closed.filter { $0.key != .finished }.isEmpty)
            #expect(crowd.count == 200)
        }
    }
}
