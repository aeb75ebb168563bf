import Diagnostics
import Testing
import YAML

struct YAMLReaderTests {
    @Test func `a mapping keeps its order, its words and its places`() throws {
        let root = try read("title: {zh: 创建客户, en: Create}\nwords: [yes, 'no', 3]\n")
        #expect(root.entries?.map(\.name) == ["title", "words"])
        let chinese = try #require(root["title"]?["zh"])
        #expect(chinese.text == "创建客户")
        #expect(chinese.range.start == SourcePosition(line: 1, column: 13, offset: 12))
        #expect(chinese.range.end == SourcePosition(line: 1, column: 17, offset: 24))
        #expect(root["words"]?.items?.map(\.text) == ["yes", "no", "3"])
        #expect(root["other"] == nil)
        #expect(root["words"]?["zh"] == nil)
    }

    @Test(arguments: [
        ("a: plain # comment\n", "plain"),
        ("a: plain with spaces   \nb: 1", "plain with spaces"),
        ("a: 'it''s' # c", "'it''s'"),
        ("a: \"x\\\"y\"\nb: 1", "\"x\\\"y\""),
        ("a: first\n  second\n\n  third\nb: 1", "first\n  second\n\n  third"),
        ("a: \"first\n  客户\"\nb: 1", "\"first\n  客户\""),
        ("a: |\n  one\n  two\n\n\nb: 1", "|\n  one\n  two"),
        ("a: >-\n  one\n  two\n# c\nb: 1", ">-\n  one\n  two"),
        ("a: &x anchored\n", "anchored"),
        ("a: &x # why\n  'anchored'\n", "'anchored'"),
        ("a: &x?y", "?y"),
        ("a: [1,\n 2]  \nb: 1", "[1,\n 2]"),
        ("a: {b: 1}  # c", "{b: 1}"),
        ("a:\n  b: 1\n  c: [2]\n\n# c\nd: 1", "b: 1\n  c: [2]"),
        ("a:\n- 1\n- 客户\n\nd: 1", "- 1\n- 客户"),
        ("a:\n  b:\n    c: x\n\nd: 1", "b:\n    c: x"),
        ("a:\r\n  b: 1\r\n  c: 2\r\nd: 1", "b: 1\r\n  c: 2"),
        ("a: [b: 1  , c]", "[b: 1  , c]"),
        ("\u{FEFF}a: 客户\n", "客户"),
        ("a: 😀\u{A0}\u{FFFD}\nb: 1", "😀\u{A0}\u{FFFD}"),
    ])
    func `a node's range is what one would mark`(text: String, marked: String) throws {
        let node = try #require(try read(text).entries?.first?.value)
        #expect(marking(node.range, in: text) == marked)
    }

    @Test func `a pair in a list ends with its value`() throws {
        let text = "a: [b: 1  , c]"
        let pair = try #require(try read(text)["a"]?.items?.first)
        #expect(marking(pair.range, in: text) == "b: 1")
    }

    @Test func `a missing value stands behind its colon`() throws {
        let node = try #require(try read("a:\nb: 1")["a"])
        #expect(node.isNull)
        #expect(node.range.start == SourcePosition(line: 1, column: 3, offset: 2))
        #expect(node.range.end == node.range.start)
    }

    @Test(arguments: ["", "\n\n", "# only a comment\n", "---\n", "\u{FEFF}", "--- # c\n...\n"])
    func `an empty file is nothing`(text: String) throws {
        #expect(try read(text).isNull)
    }

    @Test func `columns count scalars and offsets count bytes, behind a byte order mark too`() throws {
        let root = try read("\u{FEFF}客户: 🎉 x\n名: 'y'")
        #expect(root["客户"]?.range.start == SourcePosition(line: 1, column: 5, offset: 11))
        #expect(root["名"]?.range.start == SourcePosition(line: 2, column: 4, offset: 23))
    }

    @Test func `an alias is the node that its anchor names`() throws {
        let text = "a: &x [1, &y 2]\nb: *x\nc: {k: *y}\nd: &y 3\ne: *y"
        let root = try read(text)
        #expect(root["b"]?.items?.map(\.text) == ["1", "2"])
        #expect(root["b"].map { marking($0.range, in: text) } == "&x [1, &y 2]")
        #expect(root["c"]?["k"]?.text == "2")
        #expect(root["e"]?.text == "3")
        #expect(marking(root.range, in: text) == text)
    }

    @Test func `an anchor that is given again inside the first node counts from there on`() throws {
        let root = try read("- &x [a, &x b]\n- *x\n")
        #expect(root.items?.last?.text == "b")
    }

    private func read(_ text: String) throws -> YAMLNode {
        let (root, diagnostics) = YAMLReader.read(text, file: "a.yaml")
        #expect(diagnostics == [])
        return try #require(root)
    }
}

func marking(_ range: SourceRange, in text: String) -> String {
    String(decoding: Array(text.utf8)[range.start.offset..<range.end.offset], as: UTF8.self)
}
