import Foundation
import JSON
import ScriptedServer
import Synchronization
import Testing

/// Providers compared by the examples of authors, live and from cassettes.
struct ProviderTestTests {
    /// Reads the examples of `delete_customer` as it should, the first time without the name.
    private static func server() throws -> ScriptedServer {
        let asked = Mutex(0)
        return try ScriptedServer { request in
            let names = ["十月妈咪", "宏达贸易", "Tomas Ferreira"]
            let question = (try? JSON(parsing: request.body))?["messages"]?[1]?["content"]?.stringValue ?? ""
            let number = asked.withLock { asked in
                asked += 1
                return asked
            }
            var commands: [JSON] = []
            if let name = names.first(where: question.contains) {
                commands.append(["do": "start", "name": "delete_customer", "words": nil])
                let words = number == 1 ? "不存在" : name
                commands.append(["do": "set", "name": "customer_name", "words": .string(words)])
            }
            let content = JSON.object(["commands": .array(commands)]).serialized()
            let answer: JSON = [
                "choices": [["index": 0, "finish_reason": "stop", "message": ["content": .string(content)]]],
                "usage": ["prompt_tokens": 900, "completion_tokens": 20],
            ]
            return [.respond(200, answer.serialized())]
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func `what was recorded is replayed without the provider, slot by slot`() throws {
        let server = try Self.server()
        let program = try Program()
        let cassettes = program.folder.appending(path: "cassettes").path
        let options = ["--providers", "deepseek", "--cassettes", cassettes, "--pass", "2", "delete_customer"]
        let recorded = try program.run(
            ["record"] + options,
            environment: ["PARLANCE_DEEPSEEK_URL": server.url, "PARLANCE_DEEPSEEK_KEY": "sk-never-kept"]
        )
        #expect(recorded.errors.isEmpty)
        #expect(!server.requests.isEmpty)
        let asked = server.requests.count
        let kept = try FileManager.default.contentsOfDirectory(atPath: cassettes)
        #expect(!kept.isEmpty)
        for file in kept {
            let text = try String(contentsOfFile: cassettes + "/" + file, encoding: .utf8)
            #expect(!text.contains("sk-never-kept") && !text.contains("127.0.0.1"))
        }
        let replayed = try program.run(["test"] + ["--providers", "offline,deepseek"] + options.dropFirst(2))
        #expect(server.requests.count == asked)
        let own = { (result: Program.Result) in result.lines.filter { $0.hasPrefix("deepseek") || $0.hasPrefix(" ") } }
        #expect(own(replayed) == own(recorded))
        #expect(replayed.output.contains("1/2\n    customer_name: expected"))
        #expect(replayed.lines.contains { $0.hasPrefix("offline") && $0.hasSuffix("pass^1 100.0 %") })
        #expect(replayed.lines.last?.contains("pass^2") == true)
        #expect(replayed.status == 1)
    }

    @Test(.timeLimit(.minutes(1)))
    func `a request that is on no cassette is told, and not taken for an answer`() throws {
        let result = try Program().run(
            ["test", "--providers", "openai", "--cassettes", "/nowhere", "delete_customer"]
        )
        #expect(result.status == 1)
        #expect(result.output.contains("requests are on no cassette: run `parlance record`"))
    }

    @Test(arguments: [
        (["record"], "name the providers"), (["record", "--providers", "deepseek"], "--cassettes DIR"),
        (["test", "--providers", "deepseek"], "deepseek needs a key"),
        (["test", "--providers", "offline", "--pass", "0"], "1 to 100"),
        (["test", "--providers", "deepsek"], "there is no vendor 'deepsek'"),
    ])
    func `what is missing is said`(arguments: [String], message: String) throws {
        let result = try Program().run(arguments)
        #expect(result.status == 2)
        #expect(result.errors.contains(message), "\(result.errors)")
    }
}
