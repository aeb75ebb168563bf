import HTTPClient
import ScriptedServer
import Testing

/// The server's part of HTTP/2 is scripted frame by frame.
@Suite(.timeLimit(.minutes(1)))
struct HTTP2Tests {
    private static let preface = Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8)

    private static func frame(_ type: UInt8, flags: UInt8 = 0, stream: UInt8 = 0, _ payload: [UInt8] = []) -> [UInt8] {
        [0, 0, UInt8(payload.count), type, flags, 0, 0, 0, stream] + payload
    }

    /// Settings, their acknowledgement, and `:status: 200` for the first stream, which stays open.
    private static let opening = frame(4) + frame(4, flags: 1) + frame(1, flags: 4, stream: 1, [0x88])
    /// The frame that a request ends with. Libcurl 7.88 waits for more when the whole answer comes before it.
    private static let request = frame(0, flags: 1, stream: 1, Array("{}".utf8))

    private func open(_ steps: [ScriptedServer.Step]) throws -> (ScriptedServer, HTTPClient) {
        let certificate = try ScriptedServer.Certificate(offersHTTP2: true)
        let opening: [ScriptedServer.Step] = [
            .expect(Self.preface), .expect(Self.request), .send(Self.opening),
        ]
        var configuration = HTTPClient.Configuration()
        configuration.proxy = .none
        configuration.certificates = certificate.file
        return (try ScriptedServer(opening + steps, over: certificate), HTTPClient(configuration))
    }

    @Test
    func `a server that offers HTTP 2 is spoken to in it`() async throws {
        let (server, client) = try open([.send(Self.frame(0, flags: 1, stream: 1, Array("hello".utf8))), .awaitEnd])
        let response = try await client.send(.post(server.url))
        #expect((response.status, response.version, response.text) == (200, .http2, "hello"))
    }

    @Test
    func `cancelling a stream tells the server at once`() async throws {
        let (server, client) = try open([
            .send(Self.frame(0, stream: 1, Array("data: a\n\n".utf8))), .awaitEnd,
        ])
        let response = try await client.stream(.post(server.url))
        let reader = Task {
            for try await event in response.body.events() { #expect(event == ServerSentEvents.Event(data: "a")) }
        }
        reader.cancel()
        #expect(await server.ending() != nil)
        await #expect(throws: HTTPFailure.cancelled(sent: true)) { try await reader.value }
    }

    @Test
    func `a deadline tells the server at once`() async throws {
        let (server, client) = try open([.awaitEnd])
        var request = HTTPClient.Request.post(server.url)
        request.deadlines.stall = .milliseconds(50)
        await #expect(throws: HTTPFailure.self) { try await client.send(request) }
        #expect(await server.ending() != nil)
    }

    @Test
    func `a body above the limit tells the server at once`() async throws {
        let (server, client) = try open([.send(Self.frame(0, stream: 1, Array("hello".utf8))), .awaitEnd])
        var request = HTTPClient.Request.post(server.url)
        request.maxResponseBytes = 4
        await #expect(throws: HTTPFailure.tooLarge(limit: 4)) { try await client.send(request) }
        #expect(await server.ending() != nil)
    }

    @Test
    func `two exchanges at once have a connection each`() async throws {
        let gate = ScriptedServer.Gate()
        let end = ScriptedServer.Step.send(Self.frame(0, flags: 1, stream: 1, Array("hello".utf8)))
        let (server, client) = try open([.wait(gate), end, .awaitEnd])
        async let first = client.send(.post(server.url))
        async let second = client.send(.post(server.url))
        await server.reaches(.expected(0, Self.request))
        await server.reaches(.expected(1, Self.request))
        gate.open()
        #expect(try await [first.text, second.text] == ["hello", "hello"])
    }

    @Test
    func `a stream that the server resets is told as broken off`() async throws {
        let (server, client) = try open([
            .send(Self.frame(0, stream: 1, Array("hello".utf8))), .send(Self.frame(3, stream: 1, [0, 0, 0, 2])),
            .awaitEnd,
        ])
        await #expect(throws: HTTPFailure.closed(receivedBytes: 5)) { try await client.send(.post(server.url)) }
    }
}
