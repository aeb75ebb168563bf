import Engine
import FoundationEssentials
import Testing

/// The conversation at the head of each README goes as it is printed there.
struct ReadmeTests {
    @Test(arguments: ["README.md", "README.zh.md"])
    func `the README's conversation is true`(file: String) async throws {
        let root = URL(filePath: World.standard).deletingLastPathComponent()
        let text = try String(contentsOf: root.appending(path: file), encoding: .utf8)
        let exchanges = Self.exchanges(text)
        #expect(exchanges.count >= 4)
        var talk = try await World().conversation()
        for exchange in exchanges {
            let turn = await talk.reply(to: exchange.words, at: World.now)
            #expect(turn.reply.text == exchange.answer, "\(exchange.words)")
        }
    }

    private static func exchanges(_ text: String) -> [(words: String, answer: String)] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let block = lines.drop { $0 != "```console" }.dropFirst().prefix { $0 != "```" }
        var exchanges: [(words: String, answer: String)] = []
        for line in block {
            if line.hasPrefix("> ") {
                exchanges.append((String(line.dropFirst(2)), ""))
            } else if let last = exchanges.indices.last {
                exchanges[last].answer += (exchanges[last].answer.isEmpty ? "" : "\n") + line
            }
        }
        return exchanges
    }
}
