import Diagnostics
import Testing
import YAML

struct YAMLAlignmentTests {
    /// `needle` occurs once in the scalar's text; `marked` is what the file has for it.
    @Test(arguments: [
        ("a: (创建|新建)客户", "新建", "新建"),
        ("a: '(创建|新建)客户'", "新建", "新建"),
        ("a: \"(创建|新建)客户\"", "新建", "新建"),
        ("a: &x \"(创建|新建)客户\"", "新建", "新建"),
        ("a: 'it''s {b}'", "{b}", "{b}"),
        ("a: 'it''s {b}'", "'s", "''s"),
        (#"a: "\"\u5ba2\x41\U0001F389 {b}\"""#, "{b}", "{b}"),
        (#"a: "\"\u5ba2\x41\U0001F389 {b}\"""#, "客A", #"\u5ba2\x41"#),
        (#"a: "one\n {b}\ttwo""#, "{b}", "{b}"),
        (#"a: "one\n {b}\ttwo""#, "\n {b}\tt", #"\n {b}\tt"#),
        ("a: one\n  two {b}\n\n  three", "two {b}", "two {b}"),
        ("a: one\n  two {b}\n\n  three", "three", "three"),
        ("a: one\n  two {b}\n\n  three", "two {b}\nthree", "two {b}\n\n  three"),
        ("a: \"one \\\n   two\n\n  {b}\"", "two", "two"),
        ("a: \"one \\\n   two\n\n  {b}\"", "{b}", "{b}"),
        ("a: 'one\n\n   {b} x'", "{b}", "{b}"),
        ("a: |\n  one\n    {b}\n  three\n", "{b}", "{b}"),
        ("a: |2-\n   one\n\n  {b}", "{b}", "{b}"),
        ("a: >\n  one\n  客户 {b}\n\n  three\n", "{b}", "{b}"),
        ("a: >\n  one\n  客户 {b}\n\n  three\n", "客户 {b}\nthree", "客户 {b}\n\n  three"),
        ("a: |\r  {b}\r", "{b}", "{b}"),
        ("a: |\r\n  one\r\n  {b}\r\n", "{b}", "{b}"),
    ])
    func `a stretch of a scalar's text is found in the file`(text: String, needle: String, marked: String) throws {
        let node = try scalar(text)
        let scalars = Array(try #require(node.text).unicodeScalars)
        let wanted = Array(needle.unicodeScalars)
        let start = try #require(
            scalars.indices.first { scalars[$0...].starts(with: wanted) },
            "\(scalars) has no \(wanted)"
        )
        #expect(marking(node.range(ofScalars: start..<start + wanted.count), in: text) == marked)
    }

    @Test(arguments: [
        ("a: 客户", 0..<0, 3, 3), ("a: 客户", 1..<1, 6, 6), ("a: 客户", 2..<2, 9, 9), ("a: 客户", 1..<9, 6, 9),
        ("a: 客户", 7..<9, 9, 9),
        ("a: '客户'", 0..<0, 4, 4), ("a: '客户'", 2..<2, 10, 10), ("a: ''", 0..<0, 4, 4), ("a: ''", 0..<3, 4, 4),
        ("a:", 0..<0, 2, 2),
    ])
    func `empty stretches and such beyond the text are places in the scalar`(
        text: String,
        scalars: Range<Int>,
        start: Int,
        end: Int
    ) throws {
        let range = try scalar(text).range(ofScalars: scalars)
        #expect(range.start.offset == start)
        #expect(range.end.offset == end)
    }

    @Test func `a list is marked whole`() throws {
        #expect(marking(try scalar("a: [b, c]").range(ofScalars: 1..<2), in: "a: [b, c]") == "[b, c]")
    }

    private func scalar(_ text: String) throws -> YAMLNode {
        let (root, diagnostics) = YAMLReader.read(text, file: "a.yaml")
        #expect(diagnostics == [])
        return try #require(root?["a"])
    }
}
