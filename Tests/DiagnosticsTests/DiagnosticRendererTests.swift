import Diagnostics
import Testing

struct DiagnosticRendererTests {
    @Test func `the place, the line, the caret and the cure are printed`() {
        let line = "    find: [name, mobile]"
        let source = SourceText(String(repeating: "\n", count: 13) + line, file: "Intents/lead/create_lead.yaml")
        let diagnostic = Diagnostic(
            "odoo.unknown-field",
            .error,
            "`mobile` is not a field of res.partner (Odoo 19)",
            at: source.range(13 + 17..<13 + 23),
            suggestion: "did you mean `phone`?"
        )
        let text = source.text(0..<source.bytes.count)
        #expect(
            DiagnosticRenderer { _ in text }.render(diagnostic) == """
                Intents/lead/create_lead.yaml:14:18: error[odoo.unknown-field]: `mobile` is not a field of res.partner (Odoo 19)
                   14 |     find: [name, mobile]
                      |                  ^^^^^^ did you mean `phone`?

                """
        )
    }
}
