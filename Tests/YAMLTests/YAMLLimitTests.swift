import Diagnostics
import Testing
import YAML

struct YAMLLimitTests {
    @Test func `a file may be so large and no larger`() {
        let limits = YAMLLimits(maxBytes: 4)
        #expect(YAMLReader.read("a: 1", file: "a.yaml", limits: limits).diagnostics == [])
        let (root, diagnostics) = YAMLReader.read("a: 12", file: "a.yaml", limits: limits)
        #expect(root == nil)
        #expect(diagnostics.map(\.id) == ["yaml.too-large"])
        #expect(diagnostics.map(\.range) == [SourceRange(file: "a.yaml")])
        #expect(diagnostics.map(\.message) == ["the file has 5 bytes, more than the limit of 4"])
    }

    @Test(arguments: [
        ("[[1]]", 2, true), ("[[1]]", 1, false), ("- - 1", 2, true), ("- - - 1", 2, false), ("{a: {b: {}}}", 3, true),
        ("{a: {b: {}}}", 2, false), ("[[],[],[]]", 2, true), ("- &x [[1]]\n- *x", 3, true),
        ("- &x [[1]]\n- [*x]", 3, false),
    ])
    func `depth counts lists and mappings in one another, through aliases too`(text: String, depth: Int, fits: Bool) {
        let (root, diagnostics) = YAMLReader.read(text, file: "a.yaml", limits: YAMLLimits(maxDepth: depth))
        #expect((root != nil) == fits)
        #expect(diagnostics.map(\.id) == (fits ? [] : ["yaml.too-deep"]))
    }

    @Test(
        arguments: [
            ("[1, 2]", 3, nil), ("[1, 2]", 2, "yaml.too-many-nodes"), ("{a: 1}", 3, nil),
            ("{a: 1}", 2, "yaml.too-many-nodes"),
            ("- &x [1]\n- *x", 5, nil), ("- &x [1]\n- *x", 4, "yaml.alias-limit"),
        ] as [(String, Int, Diagnostic.ID?)]
    )
    func `nodes are counted as if aliases were written out`(text: String, nodes: Int, id: Diagnostic.ID?) {
        let (root, diagnostics) = YAMLReader.read(text, file: "a.yaml", limits: YAMLLimits(maxNodes: nodes))
        #expect((root == nil) == (id != nil))
        #expect(diagnostics.map(\.id) == [id].compactMap(\.self))
    }

    @Test func `aliases are counted`() {
        let limits = YAMLLimits(maxAliases: 2)
        #expect(YAMLReader.read("- &x 1\n- *x\n- *x", file: "a.yaml", limits: limits).diagnostics == [])
        let diagnostics = YAMLReader.read("- &x 1\n- *x\n- *x\n- *x", file: "a.yaml", limits: limits).diagnostics
        #expect(diagnostics.map(\.id) == ["yaml.alias-limit"])
        #expect(diagnostics.map(\.range.start.line) == [4])
    }

    @Test func `a bomb of aliases does not go off`() {
        let names = Array("abcdefghij")
        let lines = zip(names, names.dropFirst()).map { from, to in
            "\(to): &\(to) [\(repeatElement("*\(from)", count: 9).joined(separator: ","))]\n"
        }
        let (root, diagnostics) = YAMLReader.read("a: &a [x, x]\n" + lines.joined(), file: "a.yaml")
        #expect(root == nil)
        #expect(diagnostics.map(\.id) == ["yaml.alias-limit"])
    }

    @Test func `reading stops after too many mistakes`() {
        let text = String(repeating: "a: !x 1\n", count: 50)
        let (root, diagnostics) = YAMLReader.read(text, file: "a.yaml", limits: YAMLLimits(maxMistakes: 10))
        #expect(root == nil)
        #expect(diagnostics.count == 11)
        #expect(diagnostics.last?.id == "yaml.too-many-mistakes")
    }

    @Test(
        arguments: [
            ("[", "yaml.too-deep"), ("{", "yaml.too-deep"), ("- ", "yaml.too-deep"), ("? ", "yaml.too-deep"),
            ("a: [", "yaml.too-deep"), ("%TAG a\n", "yaml.directive"), ("*a ", "yaml.unknown-anchor"),
            ("a: 1\n", "yaml.duplicate-key"), ("&a ", "yaml.expected-end"), (":", "yaml.unexpected-colon"),
            ("'", nil), ("a\n", nil), ("\n", nil), ("#\n", nil), ("客 ", nil),
        ] as [(String, Diagnostic.ID?)]
    )
    func `a hundred thousand of anything come to an end`(part: String, id: Diagnostic.ID?) {
        let text = String(repeating: part, count: 100_000)
        let (_, diagnostics) = YAMLReader.read(text, file: "a.yaml")
        #expect(diagnostics.first?.id == id)
    }
}
