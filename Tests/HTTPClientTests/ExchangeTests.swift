import HTTPClient
import Observability
import ScriptedServer
import Testing

@Suite(.timeLimit(.minutes(1)))
struct ExchangeTests {
    let client = HTTPClient(over: .none)

    @Test
    func `an answer carries status, version, header and body`() async throws {
        let server = try ScriptedServer([
            .receive, .send("HTTP/1.1 201 Created\r\nX-Id: 7\r\nx-id: 8\r\nContent-Length: 5\r\n\r\nhello"),
        ])
        let response = try await client.send(.get(server.url + "/a?b=c"))
        #expect((response.status, response.version, response.text) == (201, .http1_1, "hello"))
        #expect(response.headers.all("X-ID") == ["7", "8"])
        #expect(response.isSuccess)
        #expect(response.timing.total >= response.timing.firstByte)
        #expect(server.requests.map(\.target) == ["/a?b=c"])
        #expect(server.requests.first?["user-agent"] == "Parlance")
        #expect(server.requests.first?["accept-encoding"] == "gzip")
    }

    @Test(arguments: [
        (HTTPClient.Request.Method.post, "{}" as String?, "2" as String?),
        (.post, "", "0"),
        (.post, nil, "0"),
        (.put, "{}", "2"),
        (.patch, "{}", "2"),
        (.delete, nil, nil),
        (.delete, "{}", "2"),
        (.get, nil, nil),
        (.options, nil, nil),
    ])
    func `a body goes out with its length and method, never in chunks`(
        method: HTTPClient.Request.Method,
        body: String?,
        length: String?
    ) async throws {
        let server = try ScriptedServer([.receive, .respond()])
        let deadlines = HTTPClient.Deadlines(total: .seconds(20))
        let request = HTTPClient.Request(method, server.url, body: body.map { Array($0.utf8) }, deadlines: deadlines)
        _ = try await client.send(request)
        let received = try #require(server.requests.first)
        #expect(received.method == method.rawValue)
        #expect(received["content-length"] == length)
        #expect(received["transfer-encoding"] == nil)
        #expect(received["content-type"] == nil)
        #expect(received.text == body ?? "")
    }

    @Test
    func `a request carries the trace that its task works for`() async throws {
        let server = try ScriptedServer([.receive, .respond(), .receive, .respond()])
        let trace = TraceContext()
        try await TraceContext.$current.withValue(trace) { _ = try await client.send(.get(server.url)) }
        _ = try await client.send(.get(server.url))
        let sent = server.requests.map { $0["traceparent"].flatMap(TraceContext.init(traceparent:)) }
        #expect(sent.map { $0?.trace } == [trace.trace, nil])
        #expect(sent.first??.span != trace.span)
    }

    @Test
    func `a large body goes out whole and without asking for leave`() async throws {
        let server = try ScriptedServer([.receive, .respond()])
        let body = String(repeating: "0123456789abcdef", count: 1 << 18)
        _ = try await client.send(.post(server.url, body))
        let received = try #require(server.requests.first)
        #expect(received["expect"] == nil)
        #expect(received.text == body)
    }

    @Test
    func `header fields go out as given, also empty ones`() async throws {
        let server = try ScriptedServer([.receive, .respond()])
        let headers = [
            .bearer(Secret("key")), HTTPClient.Header("X-Empty", ""), HTTPClient.Header("Accept", "text/event-stream"),
        ]
        _ = try await client.send(.get(server.url, headers: headers))
        let received = try #require(server.requests.first)
        #expect(received["authorization"] == "Bearer key")
        #expect(received["x-empty"] == "")
        #expect(received["accept"] == "text/event-stream")
    }

    @Test
    func `a redirect is an answer and its target never hears of us`() async throws {
        let target = try ScriptedServer([.receive, .respond()])
        let server = try ScriptedServer([.receive, .respond(302, headers: ["Location: \(target.url)"], "")])
        let response = try await client.send(.get(server.url, headers: [.bearer(Secret("key"))]))
        #expect(response.status == 302)
        #expect(response.headers["location"] == target.url)
        #expect(target.connections == 0)
    }

    @Test
    func `interim answers are passed over`() async throws {
        let interim = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
        let server = try ScriptedServer([.receive, .send(interim), .respond(200, headers: ["X-Final: 1"], "done")])
        let response = try await client.send(.post(server.url))
        #expect((response.status, response.text) == (200, "done"))
        #expect(response.headers.names == ["x-final", "content-length"])
    }

    @Test
    func `an HTTP 1 dot 0 answer ends with its connection`() async throws {
        let server = try ScriptedServer([.receive, .send("HTTP/1.0 200 OK\r\n\r\nold"), .close])
        let response = try await client.send(.get(server.url))
        #expect((response.version, response.text) == (.http1_0, "old"))
    }

    @Test
    func `answers without a body are whole`() async throws {
        let server = try ScriptedServer([
            .receive, .send("HTTP/1.1 204 No Content\r\n\r\n"),
            .receive, .send("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n"),
            .receive, .respond(304),
        ])
        let deadlines = HTTPClient.Deadlines(total: .seconds(20))
        for method in [HTTPClient.Request.Method.get, .head, .get] {
            let response = try await client.send(HTTPClient.Request(method, server.url, deadlines: deadlines))
            #expect(response.body.isEmpty)
        }
        #expect(server.connections == 1)
    }

    private static let zipped: [UInt8] = [
        31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 171, 86, 202, 75, 204, 77, 85, 178, 82, 114, 172, 42, 45, 74, 85, 240, 204,
        43, 73, 45, 202, 204, 47, 82, 210, 193, 33, 94, 11, 0, 60, 0, 26, 66, 49, 0, 0, 0,
    ]

    @Test
    func `a zipped answer arrives unzipped`() async throws {
        let head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(Self.zipped.count)\r\n\r\n"
        let server = try ScriptedServer([.receive, .send(head), .send(Self.zipped)])
        let response = try await client.send(.get(server.url))
        #expect(response.text == #"{"name":"Azure Interior","name":"Azure Interior"}"#)
    }

    @Test
    func `a broken zip is a malformed answer`() async throws {
        let broken = Self.zipped.map { $0 ^ 0x55 }
        let head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(broken.count)\r\n\r\n"
        let server = try ScriptedServer([.receive, .send(head), .send(broken)])
        await #expect(throws: HTTPFailure.malformedAnswer) { try await client.send(.get(server.url)) }
    }

    @Test
    func `what a zip unfolds to counts against the limit`() async throws {
        let head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(Self.zipped.count)\r\n\r\n"
        let server = try ScriptedServer([.receive, .send(head), .send(Self.zipped)])
        var request = HTTPClient.Request.get(server.url)
        request.maxResponseBytes = 48
        await #expect(throws: HTTPFailure.tooLarge(limit: 48)) { try await client.send(request) }
    }

    @Test
    func `a chunked answer is whole wherever it is cut in two`() async throws {
        let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        let body = Array("5;ext=1\r\nhello\r\n1\r\n \r\n5\r\nworld\r\n0\r\nX-Trailer: 1\r\n\r\n".utf8)
        let cuts = (0...body.count).flatMap { cut -> [ScriptedServer.Step] in
            [.receive, .send(head), .send(Array(body[..<cut])), .send(Array(body[cut...]))]
        }
        let server = try ScriptedServer(cuts)
        for cut in 0...body.count {
            let response = try await client.send(.get(server.url))
            #expect(response.text == "hello world", "cut at \(cut)")
            #expect(response.headers.names == ["transfer-encoding"])
        }
        #expect(server.connections == 1)
    }

    @Test
    func `header values that are not UTF-8 are repaired`() async throws {
        let head = Array("HTTP/1.1 200 OK\r\nX: a".utf8) + [0xFF] + Array("b\r\nContent-Length: 0\r\n\r\n".utf8)
        let server = try ScriptedServer([.receive, .send(head)])
        #expect(try await client.send(.get(server.url)).headers["x"] == "a\u{FFFD}b")
    }

    @Test
    func `a kept connection serves the next request`() async throws {
        let server = try ScriptedServer(answering: { _ in [.respond()] })
        var reused: [Bool] = []
        for _ in 0..<5 { reused.append(try await client.send(.get(server.url)).isConnectionReused) }
        #expect(reused == [false, true, true, true, true])
        #expect(server.connections == 1)
    }

    @Test
    func `a connection that the server wants closed is not kept`() async throws {
        let server = try ScriptedServer(answering: { _ in [.respond(200, headers: ["Connection: close"], "a"), .close] }
        )
        for _ in 0..<3 { #expect(try await client.send(.get(server.url)).text == "a") }
        #expect(server.connections == 3)
    }

    @Test
    func `dropping the client closes the connections that it kept`() async throws {
        let server = try ScriptedServer([.receive, .respond(), .awaitEnd])
        _ = try await HTTPClient(over: .none).send(.get(server.url))
        #expect(await server.ending() == .closed)
    }

    @Test
    func `many requests at once each get their own answer`() async throws {
        let server = try ScriptedServer(answering: { [.respond(200, $0.text)] })
        let answers = try await withThrowingTaskGroup { group in
            for number in 0..<64 {
                group.addTask { try await (number, client.send(.post(server.url, "body \(number)")).text) }
            }
            return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        #expect(answers == Dictionary(uniqueKeysWithValues: (0..<64).map { ($0, "body \($0)") }))
        #expect(server.connections <= 64)
    }
}
