import Engine
import HTTPClient
import Intents
import JSON
import ScriptedServer
import Synchronization
import Testing
import Understanding

@testable import Models

/// Answers in prose: told as they come, and harmless whatever they say.
@Suite(.timeLimit(.minutes(1)))
struct ProseTests {
    private static let prompt = Prompt(system: "Talk.", question: "Message: \("你会什么")", isProse: true)
    private static let smallTalk = Answer(commands(("chitchat", "praise", nil)))

    private static func event(_ words: String, finish: String? = nil) -> String {
        let choice: JSON = ["delta": ["content": .string(words)], "finish_reason": finish.map(JSON.string) ?? .null]
        return "data: \(JSON.object(["choices": [choice]]).serialized())\n\n"
    }

    private static let head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"

    private func provider(_ server: ScriptedServer) -> Provider {
        var vendor = Vendor.deepSeek
        vendor.url = server.url
        return Provider(vendor, key: Secret("sk-test"), client: HTTPClient())
    }

    private final class Heard: Sendable {
        private let pieces = Mutex<[String]>([])
        var all: [String] { pieces.withLock { $0 } }
        func hear(_ piece: String) { pieces.withLock { $0.append(piece) } }
    }

    @Test
    func `the first words are told before the last ones are there`() async throws {
        let gate = ScriptedServer.Gate()
        let server = try ScriptedServer([
            .receive, .send(Self.head + Self.event("可以")), .wait(gate), .send(Self.event("建客户。", finish: "stop")),
            .close,
        ])
        let heard = Heard()
        let answer = try await provider(server).stream(Self.prompt, patience: .seconds(10)) { words in
            heard.hear(words)
            gate.open()
            return true
        }
        #expect(heard.all == ["可以", "建客户。"])
        #expect(answer.text == "可以建客户。")
        let body = try JSON(parsing: try #require(server.requests.first).body)
        #expect(body["stream"] == true && body["response_format"] == nil)
    }

    @Test
    func `who wants no more, or is stopped, takes the request back`() async throws {
        for stops in [true, false] {
            let server = try ScriptedServer([.receive, .send(Self.head + Self.event("一")), .awaitEnd])
            let provider = provider(server)
            await withTaskGroup { group in
                let (pieces, told) = AsyncStream.makeStream(of: String.self)
                group.addTask {
                    _ = try? await provider.stream(Self.prompt, patience: .seconds(30)) { words in
                        told.yield(words)
                        return !stops
                    }
                }
                for await _ in pieces { break }
                if !stops { group.cancelAll() }
            }
            #expect(await server.ending() != nil)
        }
    }

    @Test
    func `a turn tells what a model says of it, and the reply has it once more`() async throws {
        let model = ScriptedModel { prompt in prompt.isProse ? Answer("谢谢！\u{7}想建客户就说「创建客户」。") : Self.smallTalk }
        let world = try await World([model])
        var conversation = world.conversation()
        let heard = Heard()
        let turn = await conversation.reply(to: "哎呀你这小家伙还挺能干的嘛", at: World.now) { event in
            switch event {
            case .asking(let name): heard.hear("asking \(name)")
            case .words(let words): heard.hear(words)
            case .running(let handler): heard.hear(handler)
            case .row(let row, _): heard.hear("row \(row)")
            }
        }
        let words = "谢谢！想建客户就说「创建客户」。"
        #expect(heard.all == ["asking scripted", words])
        #expect(turn.reply.parts.first?.text == words)
        #expect(turn.reply.parts.first?.wasTold == true)
    }

    @Test
    func `without a model's words those of the pack are said`() async throws {
        let model = ScriptedModel { (prompt) throws(ModelFailure) in
            if prompt.isProse { throw .timedOut }
            return Self.smallTalk
        }
        let world = try await World([model])
        var conversation = world.conversation()
        let turn = await conversation.reply(to: "哎呀你这小家伙还挺能干的嘛", at: World.now)
        #expect(turn.reply.text.hasPrefix("不客气"))
    }

    @Test
    func `an answer that breaks off is what came of it, and nobody else is asked`() async throws {
        let server = try ScriptedServer([.receive, .send(Self.head + Self.event("可以建")), .reset])
        let other = ScriptedModel("other") { _ in Answer("不该出现") }
        let chain = ProviderChain([provider(server), other], .prompt)
        var attempts: [Attempt] = []
        let heard = Heard()
        let text = await chain.tell(
            Self.prompt,
            by: .now + .seconds(20),
            through: ProseFilter(Mask()),
            &attempts,
            heard.hear
        )
        #expect(text == "可以建")
        #expect(attempts.count == 1)
    }

    @Test(arguments: [
        ("看 https://bad.example/x 吧", "看 https…"), ("go to www.bad.example now", "go to …"),
        ("a\u{202E}b\u{0}c\u{E000}", "abc"),
        ("第一\n第二", "第一\n第二"), (String(repeating: "好", count: 900), String(repeating: "好", count: 800) + "…"),
        (String(repeating: "a", count: 2_000), String(repeating: "a", count: 800) + "…"),
    ])
    func `prose is plain, short and leads nowhere, however it is cut`(said: String, shown: String) {
        for size in [1, 2, 5, 4_000] {
            var filter = ProseFilter(Mask())
            var text = ""
            var rest = said[...]
            while !rest.isEmpty {
                text += filter.take(String(rest.prefix(size)))
                rest = rest.dropFirst(size)
            }
            text += filter.finish()
            #expect(text == shown, "in pieces of \(size)")
        }
    }

    @Test
    func `stand-ins come back as the person's words, however they are cut`() {
        let text = "打给13800138000"
        let mask = Mask(text, reading: Reading([], confidence: .rejected, reader: "x"), in: .at()) { _ in true }
        let said = mask.hide(text) + "，好吗"
        #expect(!said.contains("138"))
        for size in 1...said.count {
            var filter = ProseFilter(mask)
            var rest = said[...]
            var told = ""
            while !rest.isEmpty {
                told += filter.take(String(rest.prefix(size)))
                rest = rest.dropFirst(size)
            }
            #expect(told + filter.finish() == text + "，好吗", "in pieces of \(size)")
        }
    }
}
