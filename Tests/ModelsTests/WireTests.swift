import HTTPClient
import Intents
import JSON
import ScriptedServer
import Testing
import Understanding

@testable import Models

/// Each vendor's wire format, good and bad.
@Suite(.timeLimit(.minutes(1)))
struct WireTests {
    private static let prompt = Prompt(system: "Read.", question: "Message: \("创建客户")")
    private static let good = commands(("start", "create_customer", nil))

    private func provider(_ server: ScriptedServer, _ vendor: Vendor, streams: Bool = false) -> Provider {
        var vendor = vendor
        vendor.url = server.url
        return Provider(vendor, key: Secret("sk-test"), client: HTTPClient(), isStreamed: streams)
    }

    private static func whole(_ content: String, finish: String = "stop") -> String {
        let message: JSON = ["role": "assistant", "content": .string(content)]
        let usage: JSON = ["prompt_tokens": 100, "completion_tokens": 7, "prompt_cache_hit_tokens": 64]
        let body: JSON = [
            "id": "1", "object": "chat.completion", "usage": usage,
            "choices": [["index": 0, "finish_reason": .string(finish), "message": message]],
        ]
        return body.serialized()
    }

    private static func event(_ delta: JSON, finish: String? = nil) -> String {
        let choice: JSON = ["index": 0, "delta": delta, "finish_reason": finish.map(JSON.string) ?? .null]
        return "data: \(JSON.object(["choices": [choice], "usage": .null]).serialized())\n\n"
    }

    private static func stream(_ events: String...) -> ScriptedServer.Step {
        let body = events.joined()
        return .respond(200, headers: ["Content-Type: text/event-stream"], body)
    }

    private func ask(
        _ vendor: Vendor,
        streams: Bool = false,
        within time: Duration = .seconds(10),
        _ steps: ScriptedServer.Step...
    ) async throws -> Result<Answer, ModelFailure> {
        let server = try ScriptedServer([.receive] + steps + [.awaitEnd])
        do throws(ModelFailure) {
            return .success(try await provider(server, vendor, streams: streams).complete(Self.prompt, within: time))
        } catch {
            return .failure(error)
        }
    }

    @Test(arguments: Vendor.known)
    func `a whole answer is read with what it took`(vendor: Vendor) async throws {
        let answer = try await ask(vendor, .respond(200, Self.whole(Self.good))).get()
        #expect(answer == Answer(Self.good, tokens: Tokens(input: 100, cached: 64, output: 7)))
    }

    @Test(arguments: Vendor.known)
    func `a request is of the vendor's documented form`(vendor: Vendor) async throws {
        let server = try ScriptedServer([.receive, .respond(200, Self.whole(Self.good))])
        _ = try await provider(server, vendor).complete(Self.prompt, within: .seconds(10))
        let request = try #require(server.requests.first)
        let body = try JSON(parsing: request.body)
        #expect(request.method == "POST")
        #expect(request.target == "/chat/completions")
        #expect(request["authorization"] == "Bearer sk-test")
        #expect(request["content-type"] == "application/json")
        #expect(body["model"]?.stringValue == vendor.model)
        #expect(body["messages"]?.arrayValue?.compactMap { $0["role"]?.stringValue } == ["system", "user"])
        let isOpenAI = vendor.name == "openai"
        let common: Set<String> = ["model", "messages", "response_format"]
        var own: Set<String> = isOpenAI ? ["max_completion_tokens"] : ["max_tokens", "temperature"]
        if vendor == .deepSeek { own.insert("thinking") }
        #expect(Set((body.objectValue ?? [:]).keys) == common.union(own))
        #expect(body["response_format"]?["type"] == (isOpenAI ? "json_schema" : "json_object"))
        if isOpenAI {
            let schema = body["response_format"]?["json_schema"]
            #expect(schema?["strict"] == true)
            #expect(Self.isStrict(schema?["schema"] ?? .null))
        }
    }

    /// Strict schemas name every property as required and allow no others.
    private static func isStrict(_ schema: JSON) -> Bool {
        guard let properties = schema["properties"]?.objectValue else {
            return schema["items"].map(isStrict) ?? (schema["type"] != nil)
        }
        let required = Set((schema["required"]?.arrayValue ?? []).compactMap(\.stringValue))
        return schema["additionalProperties"] == false && required == Set(properties.keys)
            && properties.values.allSatisfy(isStrict)
    }

    @Test
    func `a vendor with tools alone is asked to call one`() async throws {
        let vendor = Vendor("tools", url: "", model: "m", [.tools, .streaming])
        let body = ChatBody(vendor: vendor, isStreamed: true).json(Self.prompt)
        #expect(body["tool_choice"]?["function"]?["name"] == "commands")
        #expect(body["tools"]?[0]?["function"]?["name"] == "commands")
        #expect(body["response_format"] == nil)
        #expect(body["stream_options"] == ["include_usage": true])
    }

    @Test
    func `a streamed answer is the same wherever its bytes are cut`() async throws {
        let half = Self.good.index(Self.good.startIndex, offsetBy: 9)
        let text =
            ": keep-alive\n\n" + Self.event(["role": "assistant", "content": ""])
            + Self.event(["content": .string(String(Self.good[..<half]))]) + ": keep-alive\r\n\r\n"
            + Self.event(["content": .string(String(Self.good[half...]) + "客")]) + Self.event([:], finish: "stop")
            + "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":2,"
            + "\"prompt_tokens_details\":{\"cached_tokens\":4}}}\n\ndata: [DONE]\n\n"
        let bytes = Array(text.utf8)
        for cut in bytes.indices {
            var parser = ServerSentEvents()
            var answer = StreamedAnswer()
            let events = try parser.feed(Array(bytes[..<cut])) + parser.feed(Array(bytes[cut...]))
            for event in events {
                _ = try answer.take(event)
            }
            let tokens = Tokens(input: 9, cached: 4, output: 2)
            #expect(answer.answer == Answer(Self.good + "客", tokens: tokens), "cut at \(cut)")
        }
    }

    @Test(arguments: Vendor.known)
    func `a stream is read off the wire, with its closing word or without`(vendor: Vendor) async throws {
        for closing in ["data: [DONE]\n\n", ""] {
            let steps = Self.stream(Self.event(["content": .string(Self.good)], finish: "stop"), closing)
            #expect(try await ask(vendor, streams: true, steps).get() == Answer(Self.good))
        }
    }

    @Test
    func `a stream that ends without a reason is cut`() async throws {
        let steps = Self.stream(Self.event(["content": .string(Self.good)]))
        #expect(try await ask(.deepSeek, streams: true, steps).get().isCut)
    }

    @Test
    func `the pieces of a tool call's arguments make one answer`() async throws {
        func piece(_ text: String) -> String {
            Self.event(["tool_calls": [["index": 0, "function": ["arguments": .string(text)]]]])
        }
        let pieces = Self.good.map { piece(String($0)) }.joined()
        let steps = Self.stream(pieces, Self.event([:], finish: "tool_calls"), "data: [DONE]\n\n")
        #expect(try await ask(.openAI, streams: true, steps).get() == Answer(Self.good))
    }

    @Test
    func `a server that does not stream is read as a whole`() async throws {
        #expect(try await ask(.compatible, streams: true, .respond(200, Self.whole(Self.good))).get().text == Self.good)
    }

    @Test
    func `of two choices the first counts`() async throws {
        let other: JSON = ["index": 1, "finish_reason": "stop", "message": ["content": "other"]]
        var body = try JSON(parsing: Self.whole(Self.good))
        body["choices"] = .array((body["choices"]?.arrayValue ?? []) + [other])
        #expect(try await ask(.deepSeek, .respond(200, body.serialized())).get().text == Self.good)
        let second = "data: {\"choices\":[{\"index\":1,\"delta\":{\"content\":\"other\"}}]}\n\n"
        let steps = Self.stream(second, Self.event(["content": "mine"], finish: "stop"))
        #expect(try await ask(.deepSeek, streams: true, steps).get().text == "mine")
    }

    @Test
    func `an answer stopped by its length is cut, one of spaces blank`() async throws {
        #expect(try await ask(.deepSeek, .respond(200, Self.whole(Self.good, finish: "length"))).get().isCut)
        #expect(try await ask(.deepSeek, .respond(200, Self.whole("   \n\t  "))).get().isBlank)
    }

    @Test
    func `the charset that a header claims changes nothing`() async throws {
        let headers = ["Content-Type: application/json; charset=gb2312"]
        let answer = try await ask(.deepSeek, .respond(200, headers: headers, Self.whole("创建")))
        #expect(try answer.get().text == "创建")
    }

    @Test(arguments: [
        (400, ModelFailure.refused(status: 400)), (401, .account(status: 401)), (402, .account(status: 402)),
        (404, .refused(status: 404)), (422, .refused(status: 422)), (500, .busy(status: 500, retryAfter: nil)),
        (503, .busy(status: 503, retryAfter: nil)), (302, .refused(status: 302)),
    ])
    func `a status is a failure of its kind, streamed or not`(status: Int, failure: ModelFailure) async throws {
        for streams in [false, true] {
            let answer = try await ask(
                .deepSeek,
                streams: streams,
                .respond(status, "{\"error\":{\"message\":\"no\"}}")
            )
            #expect(answer == .failure(failure))
        }
    }

    @Test
    func `429 tells how long to wait`() async throws {
        let answer = try await ask(.openAI, .respond(429, headers: ["Retry-After: 7"], ""))
        #expect(answer == .failure(.busy(status: 429, retryAfter: .seconds(7))))
    }

    @Test(arguments: [false, true])
    func `a server that falls silent is given up at the deadline`(streams: Bool) async throws {
        let head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 999\r\n\r\n"
        let answer = try await ask(.deepSeek, streams: streams, within: .milliseconds(50), .send(head + ": wait\n\n"))
        #expect(answer == .failure(.timedOut))
    }

    @Test(arguments: [false, true])
    func `a connection cut in the middle is a failure`(streams: Bool) async throws {
        let head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 999\r\n\r\n"
        let answer = try await ask(.deepSeek, streams: streams, .send(head + "data: {\"cho"), .reset)
        guard case .failure(.broken) = answer else {
            Issue.record("\(answer)")
            return
        }
    }

    @Test(arguments: [false, true])
    func `fifty megabytes are not kept`(streams: Bool) async throws {
        let size = 50 << 20
        let head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: \(size)\r\n\r\n"
        let answer = try await ask(.deepSeek, streams: streams, .send(head), .flood(size))
        #expect(answer == .failure(.malformed("its answer is too large")))
    }

    @Test(arguments: ["", "<html>", "[]", "{\"choices\":[]}", "{\"choices\":[{}]}", "{\"error\":{}}"])
    func `what is no answer of chat completions is malformed`(body: String) async throws {
        guard case .failure(.malformed) = try await ask(.compatible, .respond(200, body)) else {
            Issue.record("\(body) was read")
            return
        }
    }

    @Test
    func `a task that is cancelled takes its request back`() async throws {
        let server = try ScriptedServer([.receive, .awaitEnd])
        let provider = provider(server, .deepSeek)
        await withTaskGroup { group in
            group.addTask { _ = try? await provider.complete(Self.prompt, within: .seconds(30)) }
            await server.receives(1)
            group.cancelAll()
        }
        #expect(await server.ending() != nil)
    }
}
