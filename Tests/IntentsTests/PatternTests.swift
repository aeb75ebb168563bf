import Diagnostics
import Testing

@testable import Intents

@Suite struct PatternTests {
    @Test func `a pattern is text, alternatives, options and slots`() throws {
        var diagnostics: [Diagnostic] = []
        let pattern = try #require(
            Pattern(parsing: excerpt("(创建|新建)[一个][新|老]客户{name}\\[x\\]"), into: &diagnostics)
        )
        #expect(
            pattern.nodes == [
                .alternatives([[.text("创建")], [.text("新建")]]),
                .optional([[.text("一个")]]),
                .optional([[.text("新")], [.text("老")]]),
                .text("客户"),
                .slot("name"),
                .text("[x]"),
            ]
        )
        #expect(diagnostics.isEmpty)
    }

    @Test(arguments: [
        ("(a|b", "pattern.unclosed @ 1-2: `(` is never closed"),
        ("a)", "pattern.stray-bracket @ 2-3: `)` closes nothing"),
        ("a|b", "pattern.bare-alternative @ 2-3: `|` stands outside of brackets"),
        ("客户(a|)", "pattern.empty-branch @ 3-6: one of the alternatives is empty"),
        ("{客户}", "pattern.slot-name @ 1-5: `客户` is not the name of a slot"),
        ("{name", "pattern.unclosed @ 1-2: `{` is never closed"),
        ("\\d+", "pattern.escape @ 1-3: `\\d` escapes nothing: only brackets, `|` and `\\` have a meaning to escape"),
        ("", "pattern.empty @ 1-1: an empty pattern matches nothing"),
        (
            "a) b | {9}",
            """
            pattern.stray-bracket @ 2-3: `)` closes nothing
            pattern.bare-alternative @ 6-7: `|` stands outside of brackets
            pattern.slot-name @ 8-11: `9` is not the name of a slot
            """
        ),
    ])
    func `a mistake in a pattern is shown where it is`(text: String, expected: String) {
        var diagnostics: [Diagnostic] = []
        #expect(Pattern(parsing: excerpt(text), into: &diagnostics) == nil)
        #expect(lines(diagnostics) == expected)
    }

    @Test func `deep nesting is refused, not followed`() {
        var diagnostics: [Diagnostic] = []
        let text = String(repeating: "(", count: 100_000)
        #expect(Pattern(parsing: excerpt(text), into: &diagnostics) == nil)
        #expect(diagnostics.map(\.id) == ["pattern.too-deep"])
    }

    @Test(arguments: [
        ("客户", 1, false), ("(a|b)(c|d|e)", 6, false), ("[a][b]", 4, true), ("([a]|b)", 3, true), ("{x}[y]", 2, false),
        (String(repeating: "(a|b)", count: 80), Int.max, false),
    ])
    func `a pattern knows how many texts it stands for`(text: String, count: Int, canBeEmpty: Bool) throws {
        var diagnostics: [Diagnostic] = []
        let pattern = try #require(Pattern(parsing: excerpt(text), into: &diagnostics))
        #expect(pattern.expansionCount == count)
        #expect(pattern.canBeEmpty == canBeEmpty)
    }

    @Test func `an example is an utterance with marks`() throws {
        var diagnostics: [Diagnostic] = []
        let example = try #require(
            Example(parsing: excerpt("建客户 [云启](customer_name)，电话[138](phone) \\[急\\]"), into: &diagnostics)
        )
        #expect(example.text == "建客户 云启，电话138 [急]")
        #expect(example.marks.map(\.range) == [4..<6, 9..<12])
        #expect(example.marks.map(\.slot) == ["customer_name", "phone"])
    }

    @Test(arguments: [
        ("[云启]客户", "example.mark @ 1-5: a mark is written `[words](slot)`"),
        ("[云启(name)", "example.mark @ 1-10: a mark is written `[words](slot)`"),
        ("a [](x)", "example.empty-mark @ 3-8: no words are marked as `x`"),
        ("a] b", "pattern.stray-bracket @ 2-3: `]` closes nothing"),
        ("[a](b c)", "pattern.slot-name @ 5-8: `b c` is not the name of a slot"),
        (" ", "example.empty @ 1-2: the example is empty"),
    ])
    func `a mistake in an example is shown where it is`(text: String, expected: String) {
        var diagnostics: [Diagnostic] = []
        #expect(Example(parsing: excerpt(text), into: &diagnostics) == nil)
        #expect(lines(diagnostics) == expected)
    }
}
