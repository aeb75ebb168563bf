import Diagnostics
import Testing
import YAML

struct YAMLFuzzTests {
    private static let seeds = [
        """
        title: {zh: 创建客户, en: Create customer}   # a comment
        does: create
        heads:
          zh:
            - "(创建|新建)[一个]客户"
            - '{customer_name}[这家]客户''s'
        slots:
          phone: &phone {type: phone, required: true, cues: {zh: [电话, 手机]}}
          mobile: *phone
        reply:
          done: |
            已创建 {customer.name}
              [，电话 {phone}]
          again: >-
            folded 🎉
            text

            more
        """,
        "- a: 1\n  b: [x, 'y', \"\\u5ba2\\n\\x41\"]\n- ? k\n  : v\n- |2+\n   keep\n\n- ~\n- [a: b, {c: d}]\r\n- x\n  y\n",
        "--- &a\n<<: *a\n'q': \"a \\\n  b\"\n!t x: !!str y\n...\n",
    ]

    @Test(arguments: 0..<8 as Range<UInt64>)
    func `a damaged file is read or refused, and every place lies in it`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<400 {
            var bytes = Array((Self.seeds.randomElement(using: &random) ?? "").utf8)
            bytes.damage(using: &random)
            let limits = Bool.random(using: &random) ? .default : YAMLLimits(maxDepth: 3, maxNodes: 20, maxAliases: 1)
            let (root, diagnostics) = YAMLReader.read(bytes, file: "a.yaml", limits: limits)
            #expect(root != nil || diagnostics.containsError)
            for diagnostic in diagnostics { check(diagnostic, in: bytes) }
            if let root { check(root, in: bytes) }
        }
    }

    @Test(arguments: 0..<4 as Range<UInt64>)
    func `any brew of YAML's characters is read or refused`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let alphabet = Array("aa客 \n\n  \t-?:,[]{}#&*!|>'\"%@`\\<=~0\r\u{2028}\u{FEFF}".unicodeScalars)
        for _ in 0..<800 {
            let count = Int.random(in: 0..<40, using: &random)
            let scalars = (0..<count).map { _ in alphabet.randomElement(using: &random) ?? "a" }
            let bytes = Array(String(String.UnicodeScalarView(scalars)).utf8)
            let (root, diagnostics) = YAMLReader.read(bytes, file: "a.yaml")
            #expect(root != nil || diagnostics.containsError)
            for diagnostic in diagnostics { check(diagnostic, in: bytes) }
            if let root { check(root, in: bytes) }
        }
    }

    private func check(_ diagnostic: Diagnostic, in bytes: [UInt8]) {
        for range in [diagnostic.range] + diagnostic.notes.compactMap(\.range) { check(range, in: bytes) }
        let printed = DiagnosticRenderer(columns: 60) { _ in String(decoding: bytes, as: UTF8.self) }.render(diagnostic)
        #expect(printed.contains("^"))
        #expect(diagnostic.id != "yaml.syntax", "\(diagnostic.message)")
    }

    private func check(_ range: SourceRange, in bytes: [UInt8]) {
        #expect(0 <= range.start.offset && range.start.offset <= range.end.offset && range.end.offset <= bytes.count)
        #expect(range.start.line >= 1 && range.start.column >= 1 && range.start <= range.end)
    }

    private func check(_ node: YAMLNode, in bytes: [UInt8]) {
        check(node.range, in: bytes)
        switch node.content {
        case .scalar(let text, let style):
            let marked = String(decoding: bytes[node.range.start.offset..<node.range.end.offset], as: UTF8.self)
            if style == .plain, !marked.contains(where: \.isNewline) { #expect(marked == text) }
            for (index, scalar) in text.unicodeScalars.enumerated() {
                let range = node.range(ofScalars: index..<index + 1)
                check(range, in: bytes)
                let written = bytes[range.start.offset..<range.end.offset]
                let isEscape = style == .doubleQuoted && written.first == UInt8(ascii: "\\")
                if isEscape || " \n\t'".unicodeScalars.contains(scalar) { continue }
                #expect(written.elementsEqual(String(scalar).utf8), "\(text) at \(index) in \(marked)")
            }
        case .sequence(let items):
            for item in items { check(item, in: bytes) }
        case .mapping(let entries):
            #expect(Set(entries.map(\.name)).count == entries.count)
            for entry in entries {
                check(entry.key, in: bytes)
                check(entry.value, in: bytes)
            }
        }
    }
}

extension [UInt8] {
    fileprivate mutating func damage(using random: inout SeededGenerator) {
        let tokens = [
            "", "\n", "  ", "\t", ": ", "- ", "[", "]", "{", "}", "\"", "'", "|", ">", "&a ", "*a", "#", "客", "!t ",
        ]
        let raw: [UInt8] = [0x00, 0x80, 0xFF, 0xEF, 0x0D, 0x25, 0x5C]
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let start = Int.random(in: 0...count, using: &random)
            let end = Swift.min(count, start + Int.random(in: 0...12, using: &random))
            switch Int.random(in: 0..<5, using: &random) {
            case 0: insert(raw.randomElement(using: &random) ?? 0, at: start)
            case 1: removeSubrange(start..<end)
            case 2: insert(contentsOf: self[start..<end], at: Int.random(in: 0...count, using: &random))
            case 3: removeSubrange(end...)
            default: insert(contentsOf: (tokens.randomElement(using: &random) ?? "").utf8, at: start)
            }
        }
    }
}
