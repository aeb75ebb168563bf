import HTTPClient
import ScriptedServer
import Testing

@Suite(.timeLimit(.minutes(1)))
struct StreamTests {
    let client = HTTPClient(over: .none)

    private static let head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"

    @Test
    func `chunks arrive while the server still speaks`() async throws {
        let gate = ScriptedServer.Gate()
        let server = try ScriptedServer([.receive, .send(Self.head + "a"), .wait(gate), .send("b"), .close])
        let response = try await client.stream(.post(server.url))
        #expect(response.headers["content-type"] == "text/event-stream")
        var chunks = response.body.makeAsyncIterator()
        #expect(try await chunks.next() == Array("a".utf8))
        gate.open()
        #expect(try await chunks.next() == Array("b".utf8))
        #expect(try await chunks.next() == nil)
        #expect(try await chunks.next() == nil)
    }

    @Test
    func `events arrive as soon as they are complete`() async throws {
        let gate = ScriptedServer.Gate()
        let server = try ScriptedServer([
            .receive, .send(Self.head + "data: a\n\nevent: x\nda"), .wait(gate), .send("ta: b\n\ndata: lost"), .close,
        ])
        var events = try await client.stream(.post(server.url)).body.events().makeAsyncIterator()
        #expect(try await events.next() == ServerSentEvents.Event(data: "a"))
        gate.open()
        #expect(try await events.next() == ServerSentEvents.Event(type: "x", data: "b"))
        #expect(try await events.next() == nil)
    }

    @Test
    func `an event above the limit ends the stream`() async throws {
        let server = try ScriptedServer([.receive, .send(Self.head + "data: 0123456789\n\n"), .awaitEnd])
        let body = try await client.stream(.post(server.url)).body
        await #expect(throws: HTTPFailure.tooLarge(limit: 8)) {
            for try await _ in body.events(limit: 8) {}
        }
    }

    @Test
    func `an answer that is no stream can be collected`() async throws {
        let server = try ScriptedServer([.receive, .respond(429, #"{"error":"slow down"}"#)])
        let response = try await client.stream(.post(server.url))
        #expect(response.status == 429)
        #expect(try await response.body.collect() == Array(#"{"error":"slow down"}"#.utf8))
    }

    @Test
    func `a slow reader holds the server up instead of filling memory`() async throws {
        let size = 50 << 20
        let server = try ScriptedServer([
            .receive, .send("HTTP/1.1 200 OK\r\nContent-Length: \(size)\r\n\r\n"), .flood(size), .awaitEnd,
        ])
        var request = HTTPClient.Request.get(server.url)
        request.maxResponseBytes = size
        let response = try await client.stream(request)
        await server.reaches(.blocked(0))
        var total = 0
        var largest = 0
        for try await chunk in response.body {
            total += chunk.count
            largest = max(largest, chunk.count)
        }
        #expect(total == size)
        #expect(largest <= 320 << 10)
    }

    @Test
    func `a paused stream does not count as stalled`() async throws {
        let size = 20 << 20
        let server = try ScriptedServer([
            .receive, .send("HTTP/1.1 200 OK\r\nContent-Length: \(size)\r\n\r\n"), .flood(size),
        ])
        let deadlines = HTTPClient.Deadlines(total: nil, stall: .seconds(1))
        var request = HTTPClient.Request.get(server.url, deadlines: deadlines)
        request.maxResponseBytes = size
        let response = try await client.stream(request)
        await server.reaches(.blocked(0))
        // Once a request that began later has stalled, this one has been paused for longer than it may stall.
        let silent = try ScriptedServer([.receive, .awaitEnd])
        await #expect(throws: HTTPFailure.stalled(.responding)) {
            try await client.send(.get(silent.url, deadlines: deadlines))
        }
        #expect(try await response.body.collect().count == size)
    }

    @Test
    func `the limit holds for streams too`() async throws {
        let server = try ScriptedServer([.receive, .send(Self.head), .flood(1 << 20), .awaitEnd])
        var request = HTTPClient.Request.get(server.url)
        request.maxResponseBytes = 100_000
        let response = try await client.stream(request)
        await #expect(throws: HTTPFailure.tooLarge(limit: 100_000)) { try await response.body.collect() }
    }

    @Test
    func `cancelling the reader closes the connection`() async throws {
        let server = try ScriptedServer([.receive, .send(Self.head + "a"), .awaitEnd])
        let (started, starting) = AsyncStream.makeStream(of: Void.self)
        let reader = Task {
            for try await _ in try await client.stream(.post(server.url)).body { starting.yield() }
        }
        for await _ in started { break }
        reader.cancel()
        #expect(await server.ending() != nil)
        await #expect(throws: HTTPFailure.cancelled(sent: true)) { try await reader.value }
    }

    @Test
    func `dropping the body closes the connection`() async throws {
        let server = try ScriptedServer([.receive, .send(Self.head + "a"), .awaitEnd])
        _ = try await client.stream(.post(server.url)).status
        #expect(await server.ending() != nil)
    }

    @Test
    func `cancelling the wait for an answer closes the connection`() async throws {
        let server = try ScriptedServer([.receive, .awaitEnd])
        let sender = Task { try await client.send(.post(server.url)) }
        await server.receives(1)
        sender.cancel()
        #expect(await server.ending() != nil)
        await #expect(throws: HTTPFailure.cancelled(sent: true)) { try await sender.value }
    }

    @Test
    func `a task that is cancelled already sends nothing`() async throws {
        let server = try ScriptedServer([.receive, .respond()])
        let (never, holder) = AsyncStream.makeStream(of: Void.self)
        let sender = Task {
            for await _ in never {}
            return try await client.send(.post(server.url))
        }
        sender.cancel()
        await #expect(throws: HTTPFailure.cancelled(sent: false)) { try await sender.value }
        holder.finish()
        #expect(server.connections == 0)
    }

    @Test
    func `requests cancelled at any moment all end`() async throws {
        let server = try ScriptedServer(answering: { _ in [.respond(200, "a")] })
        await withTaskGroup { group in
            for _ in 0..<200 {
                let sender = Task { try? await client.send(.get(server.url)) }
                group.addTask {
                    sender.cancel()
                    _ = await sender.value
                }
            }
        }
        #expect(try await client.send(.get(server.url)).text == "a")
    }

    @Test
    func `a stream outlives the variable that held its client`() async throws {
        let gate = ScriptedServer.Gate()
        let server = try ScriptedServer([.receive, .send(Self.head + "a"), .wait(gate), .send("b"), .close])
        let body = try await HTTPClient(over: .none).stream(.get(server.url)).body
        gate.open()
        #expect(try await body.collect() == Array("ab".utf8))
    }
}
