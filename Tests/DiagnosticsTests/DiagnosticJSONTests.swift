import Diagnostics
import JSON
import Testing

struct DiagnosticJSONTests {
    @Test func `every part has its key`() {
        let source = SourceText("a: 1\na: \"客\"\n", file: "Intents/a.yaml")
        let diagnostic = Diagnostic(
            "yaml.duplicate-key",
            .error,
            "the key 'a' occurs twice",
            at: source.range(5..<13),
            notes: [.init("first here", at: source.range(0..<1)), .init("so it is")],
            suggestion: "rename it"
        )
        #expect(
            diagnostic.json == [
                "id": "yaml.duplicate-key", "severity": "error", "message": "the key 'a' occurs twice",
                "file": "Intents/a.yaml", "line": 2, "column": 1, "end_line": 2, "end_column": 7,
                "suggestion": "rename it",
                "notes": [
                    [
                        "message": "first here", "file": "Intents/a.yaml", "line": 1, "column": 1, "end_line": 1,
                        "end_column": 2,
                    ],
                    ["message": "so it is"],
                ],
            ]
        )
    }

    @Test func `a whole file has no place`() {
        let diagnostic = Diagnostic("a.b", .warning, "m", at: SourceRange(file: "a"))
        #expect(
            diagnostic.json.serialized() == """
                {"column":null,"end_column":null,"end_line":null,"file":"a","id":"a.b","line":null,"message":"m",\
                "notes":[],"severity":"warning","suggestion":null}
                """
        )
    }
}
