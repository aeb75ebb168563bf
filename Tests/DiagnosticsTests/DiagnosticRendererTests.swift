import Diagnostics
import Testing

struct DiagnosticRendererTests {
    @Test func `the place, the line, the caret and the cure are printed`() {
        let source = SourceText(
            String(repeating: "\n", count: 13) + "    find: [name, mobile]\n",
            file: "Intents/lead/create_lead.yaml"
        )
        let diagnostic = Diagnostic(
            "odoo.unknown-field",
            .error,
            "`mobile` is not a field of res.partner (Odoo 19)",
            at: source.range(30..<36),
            suggestion: "did you mean `phone`?"
        )
        #expect(
            render(diagnostic, source) == """
                Intents/lead/create_lead.yaml:14:18: error[odoo.unknown-field]: `mobile` is not a field of res.partner (Odoo 19)
                   14 |     find: [name, mobile]
                      |                  ^^^^^^ did you mean `phone`?

                """
        )
    }

    @Test func `carets count the columns of a terminal, not characters`() {
        let source = SourceText("ask: {zh: 客户叫什么？, en: 🇨🇳é}", file: "a.yaml")
        let wide = Diagnostic("a.b", .warning, "m", at: source.range(16..<22))
        #expect(
            render(wide, source) == """
                a.yaml:1:13: warning[a.b]: m
                    1 | ask: {zh: 客户叫什么？, en: 🇨🇳é}
                      |               ^^^^

                """
        )
        let composed = Diagnostic("a.b", .warning, "m", at: source.range(34..<44))
        #expect(render(composed, source).hasSuffix("\n      | " + String(repeating: " ", count: 28) + "^^^\n"))
    }

    @Test func `notes follow with their own places`() {
        let source = SourceText("a: 1\nb: 2\na: 3\n", file: "a.yaml")
        let diagnostic = Diagnostic(
            "yaml.duplicate-key",
            .error,
            "twice",
            at: source.range(10..<11),
            notes: [.init("first here", at: source.range(0..<1)), .init("keys are unique")]
        )
        #expect(
            render(diagnostic, source) == """
                a.yaml:3:1: error[yaml.duplicate-key]: twice
                    3 | a: 3
                      | ^
                a.yaml:1:1: note: first here
                    1 | a: 1
                      | ^
                      = note: keys are unique

                """
        )
    }

    @Test func `a file as such, an unreadable file and a place beyond the file print without a line`() {
        let source = SourceText("a\n", file: "a.yaml")
        let far = SourcePosition(line: 9, column: 3, offset: 99)
        let ranges = [
            (SourceRange(file: "a.yaml"), "a.yaml"),
            (
                SourceRange(file: "gone.yaml", start: source.position(at: 0), end: source.position(at: 1)),
                "gone.yaml:1:1"
            ),
            (SourceRange(file: "a.yaml", start: far, end: far), "a.yaml:9:3"),
        ]
        for (range, place) in ranges {
            let diagnostic = Diagnostic("a.b", .error, "bad", at: range, suggestion: "mend it")
            #expect(render(diagnostic, source) == "\(place): error[a.b]: bad\n      = mend it\n")
        }
    }

    @Test(arguments: [
        ("ab\ncd\n", 1..<5, "ab", "_^"),
        ("ab\n", 2..<2, "ab", "__^"),
        ("ab\r\ncd", 1..<4, "ab", "_^"),
        ("\tab", 1..<2, "    ab", "____^"),
        ("\tab", 0..<1, "    ab", "^^^^"),
        ("", 0..<0, "", "^"),
        ("e\u{301}x", 3..<4, "e\u{301}x", "_^"),
    ])
    func `carets cover the range's first line, one at least`(
        text: String,
        offsets: Range<Int>,
        line: String,
        carets: String
    ) {
        let source = SourceText(text, file: "a.yaml")
        let printed = render(Diagnostic("a.b", .error, "m", at: source.range(offsets)), source)
        let pointer = carets.map { $0 == "_" ? " " : String($0) }.joined()
        #expect(
            printed.split(separator: "\n").dropFirst().joined(separator: "\n") == "    1 | \(line)\n      | \(pointer)"
        )
    }

    @Test func `a long line is cut around the caret`() {
        let line = String(repeating: "客", count: 200) + "here" + String(repeating: "x", count: 200)
        let source = SourceText(line, file: "a.yaml")
        let printed = DiagnosticRenderer(columns: 40) { _ in line }
            .render(Diagnostic("a.b", .error, "m", at: source.range(600..<604)))
        #expect(
            printed == """
                a.yaml:1:201: error[a.b]: m
                    1 | …客客客客客herexxxxxxxxxxxxxxxx…
                      |            ^^^^

                """
        )
        for line in printed.split(separator: "\n").dropFirst() { #expect(line.terminalWidth <= 40) }
    }

    @Test func `a line's own control characters reach no terminal`() {
        let source = SourceText("a\u{1B}[2Jb\u{202E}c\u{0}", file: "a\u{7}.yaml")
        let diagnostic = Diagnostic("a.b", .error, "bad '\u{1B}'\n", at: source.range(5..<6), suggestion: "\u{9B}x")
        #expect(
            render(diagnostic, source) == """
                a\u{FFFD}.yaml:1:6: error[a.b]: bad '\u{FFFD}'\u{FFFD}
                    1 | a\u{FFFD}[2Jb\u{FFFD}c\u{FFFD}
                      |      ^ \u{FFFD}x

                """
        )
    }

    @Test func `colour surrounds what it marks and changes nothing else`() {
        let source = SourceText("ab", file: "a.yaml")
        let diagnostic = Diagnostic("a.b", .error, "m", at: source.range(1..<2), suggestion: "s")
        let coloured = DiagnosticRenderer(inColour: true) { _ in "ab" }.render(diagnostic)
        #expect(coloured.contains("\u{1B}[1;31merror[a.b]\u{1B}[0m"))
        #expect(coloured.contains("\u{1B}[1;31m^\u{1B}[0m s"))
        let plain = coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "")
        #expect(plain == render(diagnostic, source))
    }

    @Test func `several come in reading order`() {
        let source = SourceText("a\nb\n", file: "a.yaml")
        let diagnostics = [
            Diagnostic("x.b", .error, "second", at: source.range(2..<3)),
            Diagnostic("x.a", .warning, "first", at: source.range(0..<1)),
            Diagnostic("x.c", .error, "other", at: SourceRange(file: "0.yaml")),
        ]
        #expect(
            DiagnosticRenderer { $0 == "a.yaml" ? "a\nb\n" : nil }.render(diagnostics) == """
                0.yaml: error[x.c]: other

                a.yaml:1:1: warning[x.a]: first
                    1 | a
                      | ^

                a.yaml:2:1: error[x.b]: second
                    2 | b
                      | ^

                """
        )
        #expect(diagnostics.containsError)
        #expect(!diagnostics.filter { $0.severity == .warning }.containsError)
    }

    private func render(_ diagnostic: Diagnostic, _ source: SourceText) -> String {
        let text = source.text(0..<source.bytes.count)
        return DiagnosticRenderer { $0 == source.file ? text : nil }.render(diagnostic)
    }
}
