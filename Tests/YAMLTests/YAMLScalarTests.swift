import Testing
import YAML

struct YAMLScalarTests {
    @Test(arguments: [
        "yes", "no", "on", "off", "y", "tRUE", "nil", "None", "12:30", "2026-03-18", "1_000", ".", "+", "e5",
    ])
    func `words stay words`(text: String) throws {
        let node = try scalar(text)
        #expect(node.kind == .text)
        #expect(node.text == text)
        #expect(node.boolean == nil && node.integer == nil && node.decimalText == nil && !node.isNull)
    }

    @Test(arguments: ["", "~", "null", "Null", "NULL"])
    func `nothing is said in five ways`(text: String) throws {
        let node = try scalar(text)
        #expect(node.isNull)
        #expect(node.kind == .nothing)
        #expect(node.text == nil)
    }

    @Test(arguments: [
        ("true", true), ("True", true), ("TRUE", true), ("false", false), ("False", false), ("FALSE", false),
    ])
    func `booleans are true and false`(text: String, value: Bool) throws {
        let node = try scalar(text)
        #expect(node.boolean == value)
        #expect(node.kind == .boolean)
        #expect(node.text == text)
    }

    @Test(arguments: [
        ("0", 0, "0"), ("-12", -12, "-12"), ("+7", 7, "+7"), ("007", 7, "007"), ("0x1F", 31, nil), ("0o17", 15, nil),
        ("0x-1", nil, nil), ("0x", nil, nil), ("99999999999999999999", nil, "99999999999999999999"),
        ("1.5", nil, "1.5"), ("-.5", nil, "-.5"), ("5.", nil, "5."), ("1e3", nil, "1e3"), ("1.2E-3", nil, "1.2E-3"),
        ("13800138000", 13_800_138_000, "13800138000"), ("1e", nil, nil), ("1.2.3", nil, nil), (".inf", nil, nil),
    ])
    func `numbers are decimal, or whole with a base`(text: String, integer: Int?, decimal: String?) throws {
        let node = try scalar(text)
        #expect(node.integer == integer)
        #expect(node.decimalText == decimal)
        #expect(node.kind == (integer == nil && decimal == nil ? .text : .number))
        #expect(node.text == text)
    }

    @Test(arguments: ["true", "null", "~", "3", "1.5", ""])
    func `what is quoted is text`(text: String) throws {
        for node in [try scalar("'\(text)'"), try scalar("\"\(text)\""), try scalar("|-\n  \(text)")] {
            #expect(node.text == text)
            #expect(node.kind == .text)
            #expect(!node.isPlain)
        }
    }

    @Test func `lists and mappings have no text`() throws {
        #expect(try scalar("[a]").text == nil)
        #expect(try scalar("[a]").kind == .list)
        #expect(try scalar("{a: b}").kind == .mapping)
        #expect(try scalar("{a: b}").items == nil)
        #expect("\(try scalar("{a: b}").kind)" == "a mapping")
    }

    private func scalar(_ text: String) throws -> YAMLNode {
        let (root, diagnostics) = YAMLReader.read("a: \(text)\n", file: "a.yaml")
        #expect(diagnostics == [])
        return try #require(root?["a"])
    }
}
