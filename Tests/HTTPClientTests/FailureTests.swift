import HTTPClient
import ScriptedServer
import Testing

@Suite(.timeLimit(.minutes(1)))
struct FailureTests {
    let client = HTTPClient(over: .none)

    @Test(arguments: [
        "", "odoo", "localhost:8069", "ftp://127.0.0.1/", "file:///etc/passwd", "http://", "https:///path",
        "http://user:password@127.0.0.1/", "http://127.0.0.1/a b", "http://127.0.0.1/\r\nX: 1", "http://127.0.0.1\u{0}",
        "http://127.0.0.1:99999/", "http://[::1/",
    ])
    func `an address that is not plain http or https is refused unsent`(url: String) async {
        await expect(.invalidRequest(.url), sent: false, .get(url))
    }

    @Test(arguments: [
        ("", "a"), ("X Y", "a"), ("X:", "a"), ("X", "a\r\nY: b"), ("X", "a\u{0}"), ("Content-Length", "5"),
        ("transfer-encoding", "chunked"), ("Ünicode", "a"),
    ])
    func `a header field that would change the message is refused unsent`(name: String, value: String) async {
        await expect(
            .invalidRequest(.header),
            sent: false,
            .get("http://127.0.0.1/", headers: [HTTPClient.Header(name, value)])
        )
    }

    @Test
    func `a closed port refuses`() async throws {
        let port = try ScriptedServer([]).port
        await expect(.unreachable(.refused), sent: false, .get("http://127.0.0.1:\(port)/"))
    }

    @Test
    func `a name that cannot exist is unknown`() async {
        // The resolver refuses a label of more than 63 letters without asking anybody.
        let name = String(repeating: "a", count: 64)
        await expect(.unknownHost, sent: false, .get("http://\(name).invalid/"))
    }

    @Test
    func `a server without TLS fails the handshake`() async throws {
        let server = try ScriptedServer([.skip(1), .send("HTTP/1.1 400 Bad Request\r\n\r\n"), .close])
        await expect(.tls(.handshake), sent: false, .get("https://127.0.0.1:\(server.port)/"))
    }

    private static let head = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n"

    @Test(arguments: [
        ([ScriptedServer.Step.receive, .close], 0),
        ([.receive, .reset], 0),
        ([.receive, .send("HTTP/1.1 200"), .close], 0),
        ([.receive, .send("HTTP/1.1 200 OK\r\nX: 1\r\n"), .close], 0),
        ([.receive, .send(head), .close], 0),
        ([.receive, .send(head + "hello"), .close], 5),
        ([.receive, .send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"), .close], 5),
        ([.receive, .send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n"), .close], 5),
        ([.receive, .send("HTTP/1.1 100 Continue\r\n\r\n"), .close], 0),
        // Libcurl does not tell a broken chunk from a broken connection.
        ([.receive, .send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nnot hex\r\n"), .close], 0),
    ])
    func `an answer that breaks off is told with its length`(script: [ScriptedServer.Step], bytes: Int) async throws {
        let server = try ScriptedServer(script)
        await expect(.closed(receivedBytes: bytes), sent: true, .post(server.url))
    }

    @Test
    func `a reset amid the body is told with its length`() async throws {
        let gate = ScriptedServer.Gate()
        let server = try ScriptedServer([.receive, .send(Self.head + "hello"), .wait(gate), .reset])
        let response = try await client.stream(.get(server.url))
        var chunks = response.body.makeAsyncIterator()
        #expect(try await chunks.next() == Array("hello".utf8))
        gate.open()
        await #expect(throws: HTTPFailure.closed(receivedBytes: 5)) { try await chunks.next() }
    }

    @Test
    func `a reset after the whole body harms nobody`() async throws {
        let server = try ScriptedServer([.receive, .respond(200, "whole"), .reset], [.receive, .respond(200, "next")])
        #expect(try await client.send(.get(server.url)).text == "whole")
        #expect(try await client.send(.get(server.url)).text == "next")
    }

    @Test(arguments: [
        ("garbage\r\n\r\n", HTTPFailure.malformedAnswer),
        ("HTTP/1.1 200 OK\r\nContent-Length: five\r\n\r\nhello", .malformedAnswer),
    ])
    func `what is not HTTP is a malformed answer`(answer: String, failure: HTTPFailure) async throws {
        let server = try ScriptedServer([.receive, .send(answer), .close])
        await expect(failure, sent: true, .get(server.url))
    }

    @Test
    func `the deadline ends the wait for an answer`() async throws {
        let server = try ScriptedServer([.receive, .awaitEnd])
        let deadlines = HTTPClient.Deadlines(total: .seconds(1))
        await expect(.timedOut(.responding), sent: true, .get(server.url, deadlines: deadlines))
        #expect(await server.ending() != nil)
    }

    @Test
    func `the deadline ends the wait for the rest of an answer`() async throws {
        let server = try ScriptedServer([.receive, .send(Self.head + "hello"), .awaitEnd])
        let deadlines = HTTPClient.Deadlines(total: .seconds(1))
        await expect(.timedOut(.receiving), sent: true, .get(server.url, deadlines: deadlines))
    }

    @Test
    func `the deadline ends the wait for a handshake`() async throws {
        let server = try ScriptedServer([.awaitEnd])
        let deadlines = HTTPClient.Deadlines(connect: .milliseconds(50), total: .seconds(20))
        let url = "https://127.0.0.1:\(server.port)/"
        await expect(.timedOut(.connecting), sent: false, .get(url, deadlines: deadlines))
    }

    @Test
    func `an answer that does not start is a stall`() async throws {
        let server = try ScriptedServer([.receive, .awaitEnd])
        let deadlines = HTTPClient.Deadlines(total: nil, stall: .milliseconds(50))
        await expect(.stalled(.responding), sent: true, .get(server.url, deadlines: deadlines))
    }

    @Test
    func `an answer that stops coming is a stall`() async throws {
        let server = try ScriptedServer([.receive, .send(Self.head + "hello"), .awaitEnd])
        let deadlines = HTTPClient.Deadlines(total: nil, stall: .seconds(1))
        await expect(.stalled(.receiving), sent: true, .get(server.url, deadlines: deadlines))
        #expect(await server.ending() != nil)
    }

    @Test
    func `a body above the limit is cut off, not read to its end`() async throws {
        let size = 50 << 20
        let server = try ScriptedServer([
            .receive, .send("HTTP/1.1 200 OK\r\nContent-Length: \(size)\r\n\r\n"), .flood(size), .awaitEnd,
        ])
        var request = HTTPClient.Request.get(server.url)
        request.maxResponseBytes = 1 << 20
        await expect(.tooLarge(limit: 1 << 20), sent: true, request)
        #expect(await server.ending() != nil)
    }

    @Test
    func `a body of exactly the limit is taken`() async throws {
        let server = try ScriptedServer([.receive, .respond(200, "12345")])
        var request = HTTPClient.Request.get(server.url)
        request.maxResponseBytes = 5
        #expect(try await client.send(request).text == "12345")
    }

    @Test
    func `a flood of header fields is cut off`() async throws {
        let fields = String(repeating: "X-Flood: 0123456789\r\n", count: 10_000)
        let server = try ScriptedServer([.receive, .send("HTTP/1.1 200 OK\r\n" + fields), .awaitEnd])
        await expect(.headersTooLarge(limit: 64 << 10), sent: true, .get(server.url))
    }

    private func expect(_ failure: HTTPFailure, sent: Bool, _ request: HTTPClient.Request) async {
        let thrown = await #expect(throws: HTTPFailure.self) { try await client.send(request) }
        #expect(thrown == failure)
        #expect(thrown?.mayHaveBeenSent == sent)
    }
}
