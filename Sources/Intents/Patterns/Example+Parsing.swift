public import Diagnostics

extension Example {
    /// Nil when the marks are not in order; what is wrong is added to `diagnostics`.
    public init?(parsing excerpt: Excerpt, into diagnostics: inout [Diagnostic]) {
        var parser = ExampleParser(excerpt)
        parser.parse()
        diagnostics += parser.diagnostics
        guard parser.diagnostics.isEmpty else { return nil }
        self.init(text: String(parser.text), marks: parser.marks, place: excerpt.range)
    }
}

private struct ExampleParser {
    private var scanner: Scanner
    var text = String.UnicodeScalarView()
    var marks: [Example.Mark] = []
    var diagnostics: [Diagnostic] = []

    init(_ excerpt: Excerpt) {
        scanner = Scanner(excerpt)
    }

    mutating func parse() {
        while let scalar = scanner.next {
            switch scalar {
            case "[": mark()
            case "]":
                diagnostics.append(.strayBracket(scalar, at: scanner.place(at: scanner.position)))
                scanner.position += 1
            default: character()
            }
        }
        if text.allSatisfy({ $0 == " " }), diagnostics.isEmpty {
            diagnostics.append(.emptyExample(at: scanner.excerpt.range))
        }
    }

    private mutating func mark() {
        let start = scanner.position
        let textStart = text.count
        scanner.position += 1
        while let scalar = scanner.next, scalar != "]", scalar != "[" { character() }
        guard scanner.take("]"), scanner.take("(") else {
            diagnostics.append(.openMark(at: scanner.place(start..<scanner.position)))
            return
        }
        let nameStart = scanner.position
        let name = scanner.take { $0 != ")" && $0 != "[" }
        let namePlace = scanner.place(nameStart..<scanner.position)
        guard scanner.take(")") else {
            diagnostics.append(.openMark(at: scanner.place(start..<scanner.position)))
            return
        }
        guard name.isIdentifier else {
            diagnostics.append(.noSlotName(name, at: namePlace))
            return
        }
        guard text.count > textStart else {
            diagnostics.append(.emptyMark(name, at: scanner.place(start..<scanner.position)))
            return
        }
        marks.append(Example.Mark(range: textStart..<text.count, slot: Slot.Name(name), place: namePlace))
    }

    /// One character of the utterance; a backslash lets the next one stand for itself.
    private mutating func character() {
        _ = scanner.take("\\")
        guard let scalar = scanner.next else { return }
        text.append(scalar)
        scanner.position += 1
    }
}
