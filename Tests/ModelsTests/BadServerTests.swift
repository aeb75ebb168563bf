import Engine
import HTTPClient
import Intents
import JSON
import ScriptedServer
import Synchronization
import Testing
import Understanding

@testable import Models

/// Whole turns behind a server that does what servers do: the offline reading stands, and the trace says why.
@Suite(.timeLimit(.minutes(5)))
struct BadServerTests {
    private static let messy = "把云启科技弄进咱们系统"
    private static let good = commands(("start", "create_customer", nil), ("set", "customer_name", "云启科技"))
    private static let streamHead = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 9999\r\n\r\n"

    private func provider(_ server: ScriptedServer, streams: Bool = false) -> Provider {
        var vendor = Vendor.deepSeek
        vendor.url = server.url
        return Provider(vendor, key: Secret("sk-test"), client: HTTPClient(), isStreamed: streams)
    }

    private static func whole(_ content: String, finish: String = "stop") -> String {
        let choice: JSON = ["finish_reason": .string(finish), "message": ["content": .string(content)]]
        return JSON.object(["choices": [choice], "usage": ["prompt_tokens": 9, "completion_tokens": 3]]).serialized()
    }

    private static func event(_ content: String, finish: String? = nil) -> String {
        let choice: JSON = ["delta": ["content": .string(content)], "finish_reason": finish.map(JSON.string) ?? .null]
        return "data: \(JSON.object(["choices": [choice]]).serialized())\n\n"
    }

    private static let bad: [(name: String, steps: [ScriptedServer.Step], streams: Bool, reason: String)] = [
        ("only spaces", [.respond(200, whole("  \n \t "))], false, "its answer is blank"),
        ("stopped by its length", [.respond(200, whole(good, finish: "length"))], false, "its answer is cut off"),
        (
            "stopped by its length, streamed",
            [.send(streamHead + event(good, finish: "length") + "data: [DONE]\n\n"), .awaitEnd], true,
            "its answer is cut off"
        ),
        (
            "end of a stream without a reason",
            [.send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n" + event(good))],
            true, "its answer is cut off"
        ),
        ("no JSON at all", [.respond(200, "<html>502</html>")], false, "its answer is no JSON"),
        ("prose for commands", [.respond(200, whole("I would create a customer."))], false, "not of the agreed form"),
        ("bytes of another charset", [.send(latin)], false, "its answer is no JSON"),
        ("an error amid a stream", [.send(streamHead + "data: {\"error\":{\"message\":\"x\"}}\n\n")], true, "an error"),
        ("401", [.respond(401, "{}")], false, "does not accept the key (401)"),
        ("402", [.respond(402, "{}")], false, "no credit left (402)"),
        ("429", [.respond(429, "{}")], false, "it is busy (429)"),
        ("500", [.respond(500, "{}")], false, "it is busy (500)"),
        ("503", [.respond(503, "")], false, "it is busy (503)"),
        (
            "a cut", [.send("HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n{\"choi"), .reset], false,
            "broke off after 6 bytes"
        ),
        ("a cut of a stream", [.send(streamHead + event("{")), .reset], true, "broke off after"),
        (
            "fifty megabytes",
            [.send("HTTP/1.1 200 OK\r\nContent-Length: 52428800\r\n\r\n"), .flood(52_428_800)], false, "is too large"
        ),
        (
            "fifty megabytes, streamed",
            [.send(streamHead.replacing("9999", with: "52428800")), .flood(52_428_800)], true, "is too large"
        ),
    ]

    /// `é` as Latin-1 has it, inside the text.
    private static let latin: [UInt8] = {
        let body = Array("{\"choices\":[{\"message\":{\"content\":\"caf".utf8) + [0xE9] + Array("\"}}]}".utf8)
        return Array("HTTP/1.1 200 OK\r\nContent-Length: \(body.count)\r\n\r\n".utf8) + body
    }()

    private static func lines(_ turn: Turn) -> String {
        turn.trace.stages.map { $0.lines.joined(separator: "\n") }.joined(separator: "\n")
    }

    @Test(arguments: bad.indices)
    func `the offline reading stands and says why`(place: Int) async throws {
        let bad = Self.bad[place]
        let server = try ScriptedServer([.receive] + bad.steps)
        let world = try await World([provider(server, streams: bad.streams)])
        var conversation = world.conversation()
        let turn = await conversation.reply(to: Self.messy, at: World.now)
        let trace = Self.lines(turn)
        #expect(trace.contains(bad.reason), "\(bad.name): \(trace)")
        #expect(trace.contains("offline mode: no provider answered"), "\(bad.name): \(trace)")
        #expect(turn.reply.text.contains("离线模式"), "\(bad.name)")
        #expect(!trace.contains("sk-test"))
        #expect((1...2).contains(server.requests.count), "\(bad.name)")
    }

    @Test(arguments: [false, true])
    func `a stall in the middle ends with the time of the turn`(streams: Bool) async throws {
        let server = try ScriptedServer([.receive, .send(Self.streamHead + Self.event("{")), .awaitEnd])
        var options = Cascade.Options()
        options.time = .seconds(3)
        let cascade = Cascade(
            World.pack,
            offline: World.reader,
            models: [provider(server, streams: streams)],
            options: options
        )
        let reading = try await cascade.read(Utterance(Self.messy), in: .at())
        #expect(reading.notes.first?.hasPrefix("deepseek: it did not answer in time") == true)
        #expect(reading.lacksModels)
        #expect(await server.ending() != nil)
    }

    @Test
    func `prose that stalls is what has come of it, whatever keeps the connection alive`() async throws {
        let head = Self.streamHead + ": keep-alive\n\n" + Self.event("可以建客户。")
        let keepAlive = (0..<400).map { _ in ScriptedServer.Step.send(": keep-alive\n\n") }
        let server = try ScriptedServer([.receive, .send(head)] + keepAlive + [.awaitEnd])
        var options = Cascade.Options()
        options.time = .seconds(5)
        let cascade = Cascade(World.pack, offline: World.reader, models: [provider(server)], options: options)
        #expect(await cascade.prose(Utterance("你会什么"), in: .at()) { _ in } == "可以建客户。")
        #expect(await server.ending() != nil)
    }

    @Test
    func `a model that says no word is given up, though its stream lives`() async {
        let silent = ScriptedModel("silent") { _ in
            try? await Task.sleep(for: .seconds(3_600))
            return Answer("")
        }
        var options = Cascade.Options()
        options.time = .milliseconds(500)
        let entries = KeptEntries()
        let cascade = Cascade(
            World.pack,
            offline: World.reader,
            models: [silent],
            options: options,
            ledger: entries
        )
        #expect(await cascade.prose(Utterance("你会什么"), in: .at()) { _ in } == nil)
        #expect(entries.all.map(\.isEstimated) == [true])
    }

    @Test
    func `a stream is read whose every byte comes alone`() async throws {
        let text =
            ": keep-alive\n\n" + Self.event(String(Self.good.prefix(20))) + ": keep-alive\r\n\r\n"
            + Self.event(String(Self.good.dropFirst(20)), finish: "stop") + "data: [DONE]\n\n"
        let head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: \(text.utf8.count)\r\n\r\n"
        let bytes = text.utf8.map { ScriptedServer.Step.send([$0]) }
        let server = try ScriptedServer([.receive, .send(head)] + bytes)
        let world = try await World([provider(server, streams: true)])
        var conversation = world.conversation()
        let turn = await conversation.reply(to: Self.messy, at: World.now)
        #expect(turn.commands.first == .start("create_customer"))
        #expect(turn.reply.text.contains("云启科技"))
    }

    @Test
    func `a server that is busy is asked once more when it says so, by seconds or by a date`() async throws {
        let date = "Date: Sun, 06 Nov 1994 08:49:37 GMT"
        for wait in ["Retry-After: 0", "Retry-After: Sun, 06 Nov 1994 08:49:37 GMT"] {
            let busy = ScriptedServer.Step.respond(429, headers: [wait, date], "{}")
            let server = try ScriptedServer([.receive, busy, .receive, .respond(200, Self.whole(Self.good))])
            let world = try await World([provider(server)])
            var conversation = world.conversation()
            let turn = await conversation.reply(to: Self.messy, at: World.now)
            #expect(turn.commands.first == .start("create_customer"))
            #expect(server.requests.count == 2)
        }
        let later = ScriptedServer.Step.respond(
            503,
            headers: ["Retry-After: Sun, 06 Nov 1994 08:59:37 GMT", date],
            "{}"
        )
        let server = try ScriptedServer([.receive, later, .receive, .respond(200, Self.whole(Self.good))])
        let world = try await World([provider(server)])
        var conversation = world.conversation()
        for _ in 0..<2 { _ = await conversation.reply(to: Self.messy, at: World.now) }
        // Neither in this turn nor in the next.
        #expect(server.requests.count == 1)
    }
}
