import HTTPClient
import Intents
import JSON
import ScriptedServer
import Testing
import Understanding

@testable import Models

/// The bytes of a request, as they arrive, against what each vendor documents that it takes.
@Suite(.timeLimit(.minutes(5)))
struct RequestFormTests {
    /// A server with what it documents, and the vendor as it is configured for that server.
    private struct Case: CustomStringConvertible, Sendable {
        let description: String
        let vendor: Vendor
        let form: DocumentedForm
    }

    private static func compatible(_ capabilities: String) throws -> Vendor {
        var vendor = Vendor.compatible
        vendor.capabilities = try #require(Capabilities(parsing: capabilities))
        return vendor
    }

    private static func cases() throws -> [Case] {
        var tools = Vendor.deepSeek
        tools.capabilities = [.tools, .streaming, .thinking]
        var openAITools = Vendor.openAI
        openAITools.capabilities = [.tools, .streaming]
        return [
            Case(description: "DeepSeek", vendor: .deepSeek, form: .deepSeek),
            Case(description: "DeepSeek, tools", vendor: tools, form: .deepSeek),
            Case(description: "OpenAI", vendor: .openAI, form: .openAI),
            Case(description: "OpenAI, tools", vendor: openAITools, form: .openAI),
            Case(description: "Ollama", vendor: .compatible, form: .ollama),
            Case(description: "Ollama, schema", vendor: try compatible("schema,streaming"), form: .ollama),
            Case(description: "vLLM", vendor: try compatible("schema,tools,streaming"), form: .vLLM),
            Case(description: "vLLM, tools", vendor: try compatible("tools,streaming"), form: .vLLM),
            Case(description: "DashScope", vendor: try compatible("json,streaming,enable-thinking"), form: .dashScope),
            Case(description: "DashScope, tools", vendor: try compatible("tools,streaming"), form: .dashScope),
            Case(description: "LiteLLM", vendor: try compatible("json,schema,tools,streaming"), form: .openAI),
            Case(description: "plain text", vendor: try compatible(""), form: .ollama),
        ]
    }

    private static let writer = PromptWriter(World.pack)

    private func sent(_ vendor: Vendor, _ prompt: Prompt, streams: Bool) async throws -> ScriptedServer.Request {
        let server = try ScriptedServer([.receive, .respond(200, "{}")])
        var vendor = vendor
        vendor.url = server.url + "/v1/"
        let provider = Provider(vendor, key: Secret("sk-test"), client: HTTPClient(), isStreamed: streams)
        if prompt.isProse {
            _ = try? await provider.stream(prompt, patience: .seconds(20)) { _ in true }
        } else {
            _ = try? await provider.complete(prompt, within: .seconds(20))
        }
        return try #require(server.requests.first)
    }

    @Test
    func `what is sent is of the documented form, whole or streamed, for commands or for prose`() async throws {
        let commands = try #require(Self.writer.prompt("把云启弄进系统", in: .at(), hints: [])).prompt
        let prose = try #require(Self.writer.prose("你会什么", for: World.pack.intents))
        for each in try Self.cases() {
            for (prompt, streams) in [(commands, false), (commands, true), (prose, true)] {
                let request = try await sent(each.vendor, prompt, streams: streams)
                let body = try JSON(parsing: request.body)
                let faults = each.form.faults(body, "request")
                #expect(faults.isEmpty, "\(each), \(prompt.isProse ? "prose" : "commands"): \(faults)")
                let isStreamed = streams && each.vendor.capabilities.contains(.streaming)
                #expect((body["stream"] == true) == isStreamed, "\(each)")
                // It is an error to give options of a stream for an answer that is none.
                #expect((body["stream_options"] != nil) == isStreamed, "\(each)")
                #expect(request.method == "POST" && request.target == "/v1/chat/completions")
                #expect(request["authorization"] == "Bearer sk-test")
                #expect(request["content-type"] == "application/json")
                #expect((request["accept"] == "text/event-stream") == isStreamed)
                #expect(request["content-length"] == "\(request.body.count)")
            }
        }
    }

    /// DeepSeek, OpenAI and DashScope refuse JSON mode, or answer with spaces without end, when no message names it.
    @Test
    func `what asks for JSON says the word`() async throws {
        let prompt = try #require(Self.writer.prompt("创建客户", in: .at(), hints: [])).prompt
        #expect(prompt.system.text.contains("JSON"))
    }

    @Test
    func `the strictest form that a vendor has is asked for`() async throws {
        let prompt = try #require(Self.writer.prompt("创建客户", in: .at(), hints: [])).prompt
        for (capabilities, type) in [("json,schema,tools", "json_schema"), ("json,tools", "json_object")] {
            let body = try JSON(parsing: await sent(Self.compatible(capabilities), prompt, streams: false).body)
            #expect(body["response_format"]?["type"]?.stringValue == type)
            #expect(body["tools"] == nil)
        }
        let tool = try JSON(parsing: await sent(Self.compatible("tools"), prompt, streams: false).body)
        #expect(tool["tool_choice"]?["function"]?["name"] == "commands")
        #expect(tool["response_format"] == nil)
        let prose = try #require(Self.writer.prose("你会什么", for: World.pack.intents))
        let plain = try JSON(parsing: await sent(.openAI, prose, streams: true).body)
        #expect(plain["response_format"] == nil && plain["tools"] == nil)
    }
}
