import Foundation
import JSON
import Testing

struct ReplTests {
    @Test
    func `a card is confirmed through a pipe`() throws {
        let result = try Program().run(["repl", "--memory"], input: "创建客户 云启科技\n确认\n")
        #expect(result.lines.first == "> 创建客户 云启科技")
        #expect(result.lines.last?.hasPrefix("已创建客户 云启科技") == true)
        #expect(result.status == 0)
        #expect(result.errors.isEmpty)
    }

    @Test
    func `what is not understood or left open is told by the exit code`() throws {
        #expect(try Program().run(["repl", "--memory"], input: "qwertyuiop asdf\n").status == 1)
        #expect(try Program().run(["repl", "--memory"], input: "创建客户 云启科技").status == 1)
    }

    @Test(arguments: [
        ("  thanks: {", "  card_expirde: {zh: 晚了, en: late}\n  thanks: {"), ("words:\n", "words: [\n"),
    ])
    func `a talk file that is wrong at the start is reported and takes no words away`(
        good: String,
        bad: String
    ) throws {
        let program = try Program()
        let file = program.intents.appending(path: "talk.yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
        #expect(text.contains(good))
        try text.replacing(good, with: bad, maxReplacements: 1).write(to: file, atomically: true, encoding: .utf8)
        let result = try program.run(["repl", "--memory"], input: "创建客户 云启科技\n确认\n撤销\n")
        #expect(result.errors.contains("talk.yaml:"))
        #expect(result.output.contains("确认吗？"))
        #expect(result.lines.contains { $0.hasPrefix("已创建客户 云启科技") })
        #expect(result.lines.last == "已撤销：创建客户。")
    }

    @Test(arguments: [
        (["repl", "--intents", "/nowhere"], "no intent in '/nowhere' can be used"),
        (["repl", "--today", "tomorrow"], "--today is a date"),
    ])
    func `what keeps it from starting is said`(arguments: [String], reason: String) throws {
        let result = try Program().run(arguments + ["--memory"], input: "查客户\n")
        #expect(result.status == 2)
        #expect(result.errors.contains(reason))
    }

    @Test
    func `programs get one value a line`() throws {
        let result = try Program().run(["repl", "--memory", "--json", "--lang", "en"], input: "查客户\n:slots\n")
        let values = try result.lines.map { try JSON(parsing: $0) }
        #expect(values.map { $0["utterance"] ?? $0["note"] } == ["查客户", "nothing is being talked about"])
    }

    @Test(arguments: [
        String(repeating: "客", count: 400_000), "a\u{0}b\u{7}\u{1B}[2J", "\u{FEFF}\u{202E}x", "🙂",
        String(repeating: "a ", count: 4_000),
    ])
    func `whatever is said is answered`(words: String) throws {
        let result = try Program().run(["repl", "--memory"], input: words + "\n创建客户 云启科技\n取消\n")
        #expect(result.lines.last?.contains("已取消") == true)
        #expect(!result.output.contains("\u{1B}"))
    }
}
