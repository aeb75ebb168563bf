import Diagnostics
import Testing
import YAML

struct YAMLDiagnosticTests {
    /// A mistake, the place it is shown at, and what is said.
    @Test(arguments: [
        ("a:\n\tb: c", "yaml.tab", "\t", "a tab cannot indent"),
        ("a:\n  b: 1\n\tc: 2", "yaml.tab", "\t", "a tab cannot indent"),
        ("a: |\n\tx\n", "yaml.tab", "\t", "a tab cannot indent"),
        ("a: @x", "yaml.reserved-character", "@", "a value cannot start with '@'"),
        ("a: `x`", "yaml.reserved-character", "`", "a value cannot start with '`'"),
        ("a: %x", "yaml.reserved-character", "%", "a value cannot start with '%'"),
        ("a: 1\nkey:value\nb: 2", "yaml.missing-colon", "key:value", "expected ': ' after 'key:value'"),
        ("a: 1\n客户\nb: 2", "yaml.missing-colon", "客户", "expected ': ' after '客户'"),
        ("a: 1: 2", "yaml.unexpected-colon", ":", "a second ': ' cannot follow in the same line"),
        ("a: x\n  b: 2", "yaml.unexpected-colon", ":", "a ':' is not allowed here"),
        ("a:\n  b: 1\n c: 2", "yaml.expected-key", "c:", "expected a key of the mapping above, found 'c:'"),
        ("a: \"b\" c", "yaml.expected-key", "c", "expected a new line, found 'c'"),
        ("a: {b}客户", "yaml.expected-key", "客户", "expected a new line, found '客户'"),
        ("a:\n  - {b}客户", "yaml.expected-item", "客户", "expected a new line, found '客户'"),
        ("- a\nb: c", "yaml.expected-item", "b:", "expected '- ' like the items above, found 'b:'"),
        ("a: [1, 2\nb: 3\n", "yaml.unclosed-bracket", "[", "the '[' opened here is not closed"),
        ("a: [1, 2}", "yaml.unclosed-bracket", "}", "expected ',' or ']', found '}'"),
        ("a: {b: 1", "yaml.unclosed-bracket", "", "expected ',' or '}', found the end of the file"),
        ("a: ,", "yaml.expected-value", ",", "expected a value, found ','"),
        ("a: \"b\nc: d\n", "yaml.unclosed-quote", "\"b", "the quote opened here is never closed"),
        ("a: 'b", "yaml.unclosed-quote", "'b", "the quote opened here is never closed"),
        ("a: 'b\n---\n'", "yaml.unclosed-quote", "---", "a line of quoted text cannot start with '---' or '...'"),
        (#"a: "b\d""#, "yaml.escape", #"\d"#, #"'\d' is not an escape"#),
        (#"a: "b\x1客""#, "yaml.escape", #"\x1客"#, #"'\x1客' is not an escape"#),
        (#"a: "b\uD800""#, "yaml.escape", #"\uD800"#, #"'\uD800' is not an escape"#),
        ("a: |b\n  c", "yaml.block-header", "b", "expected a line break after '|', found 'b'"),
        ("a: >0\n  c", "yaml.block-header", "0", "the indentation of a text block cannot be 0"),
        (
            "a: &客 b", "yaml.anchor-name", "客",
            "the name behind '&' has ASCII letters, digits, '-' and '_' only, found '客'"
        ),
        (
            "a: **b**", "yaml.anchor-name", "*b**",
            "the name behind '*' has ASCII letters, digits, '-' and '_' only, found '*b**'"
        ),
        ("a: - b", "yaml.unexpected-item", "-", "a list item cannot start here"),
        ("a: ? b", "yaml.unexpected-key", "?", "a '? ' is not allowed here"),
        ("[a]\nb: c", "yaml.expected-end", "b:", "expected the end of the file, found 'b:'"),
        ("%YAML 2.0\n---\na", "yaml.directive", "%YAML", "the directive '%YAML' is not supported"),
        ("%TAG ! x\n---\na", "yaml.directive", "%TAG", "the directive '%TAG' is not supported"),
        ("%FOO x\n---\na", "yaml.directive", "%FOO", "the directive '%FOO' is not supported"),
        ("a: 1\n---\nb: 2", "yaml.multiple-documents", "---", "a second document starts here, but a file holds one"),
        ("a: !x!y 1", "yaml.tag", "!x!y", "tags such as '!x!y' are not supported"),
        ("a: !<b 1", "yaml.tag", "!<b", "tags such as '!<b' are not supported"),
        ("a: &x [*x]", "yaml.cyclic-alias", "*x", "the alias '*x' stands inside what it refers to"),
        ("a: 1\n\u{0}", "yaml.nul", "\u{0}", "the file contains a NUL character"),
        ("a: \u{1B}", "yaml.control-character", "\u{1B}", "the file contains the control character U+001B"),
        ("a: \u{7F}", "yaml.control-character", "\u{7F}", "the file contains the control character U+007F"),
        ("a: \u{9B}", "yaml.control-character", "\u{9B}", "the file contains the control character U+009B"),
        (
            "a: \u{FFFE}", "yaml.control-character", "\u{FFFE}",
            "the file contains a code point that is no character (U+FFFE or U+FFFF)"
        ),
        ("a: \u{85}", "yaml.line-separator", "\u{85}", "the file contains the invisible line separator U+0085"),
        ("a: x\u{2028}y", "yaml.line-separator", "\u{2028}", "the file contains the invisible line separator U+2028"),
        ("a: \u{FEFF}b", "yaml.byte-order-mark", "\u{FEFF}", "a byte order mark stands in the middle of the file"),
    ])
    func `what cannot be read is shown where it is`(text: String, id: Diagnostic.ID, marked: String, message: String) {
        let (root, diagnostics) = YAMLReader.read(text, file: "a.yaml")
        #expect(root == nil)
        #expect(diagnostics.map(\.id) == [id])
        #expect(diagnostics.map(\.message) == [message])
        #expect(diagnostics.map { marking($0.range, in: text) } == [marked])
    }

    /// Reading goes on after these, so that all are shown at once.
    @Test(arguments: [
        ("a: 1\nb: 2\n'a': 3", "yaml.duplicate-key", "'a'", "the key 'a' occurs twice in this mapping"),
        ("{a: 1, b: {c: 1, c: 2}}", "yaml.duplicate-key", "c", "the key 'c' occurs twice in this mapping"),
        ("<<: {b: 1}", "yaml.merge-key", "<<", "merge keys '<<' are not supported"),
        ("? [a]\n: b", "yaml.complex-key", "[a]", "a key must be text, not a list or mapping"),
        ("? \n: b", "yaml.empty-key", "", "a key is missing"),
        ("~: b", "yaml.empty-key", "~", "a key is missing"),
        ("a: !x b", "yaml.tag", "!x", "tags such as '!x' are not supported"),
        ("a: &y !!str 1", "yaml.tag", "!!str", "tags such as '!!str' are not supported"),
        ("a: ! [1]", "yaml.tag", "!", "tags such as '!' are not supported"),
        ("a: *b", "yaml.unknown-anchor", "*b", "no anchor '&b' precedes the alias '*b'"),
    ])
    func `what can be passed over does not end the reading`(
        text: String,
        id: Diagnostic.ID,
        marked: String,
        message: String
    ) {
        let (root, diagnostics) = YAMLReader.read(text, file: "a.yaml")
        #expect(root?.kind == .mapping)
        #expect(diagnostics.map(\.id) == [id])
        #expect(diagnostics.map(\.message) == [message])
        #expect(diagnostics.map { marking($0.range, in: text) } == [marked])
    }

    @Test func `mistakes are collected, and the first of equal keys is kept`() {
        let text = "a: 1\na: 2\n<<: 3\nb: *nothing\nc: 4\n"
        let (root, diagnostics) = YAMLReader.read(text, file: "a.yaml")
        #expect(diagnostics.map(\.id) == ["yaml.duplicate-key", "yaml.merge-key", "yaml.unknown-anchor"])
        #expect(root?.entries?.map(\.name) == ["a", "b", "c"])
        #expect(root?["a"]?.text == "1")
        #expect(root?["b"]?.isNull == true)
    }

    @Test(arguments: [0, 14, 15, 16, 39])
    func `a key of a large mapping that occurs twice is found too`(index: Int) {
        let text = (0..<40).map { "k\($0): \($0)\n" }.joined() + "k\(index): again\n"
        let (root, diagnostics) = YAMLReader.read(text, file: "a.yaml")
        #expect(diagnostics.map(\.id) == ["yaml.duplicate-key"])
        #expect(diagnostics.flatMap(\.notes).map(\.range?.start.line) == [index + 1])
        #expect(root?["k\(index)"]?.integer == index)
        #expect(root?.entries?.count == 40)
    }

    @Test func `a duplicate key points at the first and prints both`() {
        let text = "客户: 1\n名: 2\n客户: 3\n"
        let printed = DiagnosticRenderer { _ in text }.render(YAMLReader.read(text, file: "a.yaml").diagnostics)
        #expect(
            printed == """
                a.yaml:3:1: error[yaml.duplicate-key]: the key '客户' occurs twice in this mapping
                    3 | 客户: 3
                      | ^^^^ remove or rename one of them
                a.yaml:1:1: note: '客户' occurs first here
                    1 | 客户: 1
                      | ^^^^

                """
        )
    }

    @Test func `a misspelt alias finds its anchor`() {
        let diagnostics = YAMLReader.read("a: &customer 1\nb: *custmer\n", file: "a.yaml").diagnostics
        #expect(diagnostics.map(\.suggestion) == ["did you mean '*customer'?"])
    }

    @Test(
        arguments: [
            ([0x61, 0x3A, 0x20, 0xFF], "yaml.invalid-utf8", 3),
            ([0x61, 0x3A, 0x20, 0xE5, 0xAE], "yaml.invalid-utf8", 3),
            ([0x23, 0xED, 0xA0, 0x80], "yaml.invalid-utf8", 1),
            ([0xFF, 0xFE, 0x61, 0x00], "yaml.encoding", 0),
            ([0xFE, 0xFF, 0x00, 0x61], "yaml.encoding", 0),
        ] as [([UInt8], Diagnostic.ID, Int)]
    )
    func `bytes that are not UTF-8 are refused`(bytes: [UInt8], id: Diagnostic.ID, offset: Int) {
        let (root, diagnostics) = YAMLReader.read(bytes, file: "a.yaml")
        #expect(root == nil)
        #expect(diagnostics.map(\.id) == [id])
        #expect(diagnostics.map(\.range.start.offset) == [offset])
    }

    @Test func `a sentence quotes the beginning of a long culprit`() {
        let name = String(repeating: "x", count: 1_000)
        let diagnostics = YAMLReader.read("\(name): 1\n\(name): 2\na: !\(name) 1", file: "a.yaml").diagnostics
        #expect(diagnostics.count == 2)
        for diagnostic in diagnostics { #expect(diagnostic.message.count < 120) }
    }
}
