public import Diagnostics

extension Pattern {
    /// Nil when the text is no pattern; what is wrong with it is added to `diagnostics`.
    public init?(parsing excerpt: Excerpt, into diagnostics: inout [Diagnostic]) {
        var parser = PatternParser(excerpt)
        let nodes = parser.pattern()
        diagnostics += parser.diagnostics
        guard !parser.diagnostics.containsError else { return nil }
        self.init(
            nodes: nodes,
            source: excerpt.text,
            place: excerpt.range,
            slotPlaces: parser.slots.map(excerpt.place)
        )
    }
}

private struct PatternParser {
    private var scanner: Scanner
    private var depth = 0
    /// What follows would only be reported again by every group around.
    private var hasGivenUp = false
    /// The stretches of the slots, in order.
    var slots: [Range<Int>] = []
    var diagnostics: [Diagnostic] = []

    init(_ excerpt: Excerpt) {
        scanner = Scanner(excerpt)
    }

    mutating func pattern() -> [Pattern.Node] {
        if scanner.scalars.allSatisfy({ $0 == " " }) {
            diagnostics.append(.emptyPattern(at: scanner.excerpt.range))
        }
        var nodes: [Pattern.Node] = []
        while true {
            nodes += sequence()
            guard let stray = scanner.next else { return nodes }
            let place = scanner.place(at: scanner.position)
            diagnostics.append(stray == "|" ? .bareAlternative(at: place) : .strayBracket(stray, at: place))
            scanner.position += 1
        }
    }

    /// Up to a scalar that only an enclosing group understands.
    private mutating func sequence() -> [Pattern.Node] {
        var nodes: [Pattern.Node] = []
        while let scalar = scanner.next {
            switch scalar {
            case "(": nodes.append(.alternatives(group(closedBy: ")")))
            case "[": nodes.append(.optional(group(closedBy: "]")))
            case "{": slot().map { nodes.append(.slot($0)) }
            case ")", "]", "}", "|": return nodes
            default: nodes.append(.text(text()))
            }
        }
        return nodes
    }

    private mutating func group(closedBy close: Unicode.Scalar) -> [[Pattern.Node]] {
        let start = scanner.position
        scanner.position += 1
        guard depth < Pattern.deepestNesting else {
            diagnostics.append(.patternTooDeep(at: scanner.place(at: start)))
            giveUp()
            return []
        }
        depth += 1
        defer { depth -= 1 }
        var branches: [[Pattern.Node]] = []
        repeat {
            let branch = sequence()
            if branch.isEmpty, !hasGivenUp {
                diagnostics.append(.emptyBranch(at: scanner.place(start..<scanner.position)))
            }
            branches.append(branch)
        } while scanner.take("|")
        if !scanner.take(close), !hasGivenUp {
            diagnostics.append(.unclosed(scanner.scalars[start], with: close, at: scanner.place(at: start)))
            giveUp()
        }
        return branches
    }

    private mutating func giveUp() {
        hasGivenUp = true
        scanner.position = scanner.scalars.count
    }

    private mutating func slot() -> Slot.Name? {
        let start = scanner.position
        scanner.position += 1
        let name = scanner.take { $0 != "}" && $0 != "{" }
        guard scanner.take("}") else {
            diagnostics.append(.unclosed("{", with: "}", at: scanner.place(at: start)))
            return nil
        }
        guard name.isIdentifier else {
            diagnostics.append(.noSlotName(name, at: scanner.place(start..<scanner.position)))
            return nil
        }
        slots.append(start..<scanner.position)
        return Slot.Name(name)
    }

    private mutating func text() -> String {
        var text = String.UnicodeScalarView()
        while let scalar = scanner.next, !Pattern.special.contains(scalar) || scalar == "\\" {
            scanner.position += 1
            guard scalar == "\\" else {
                text.append(scalar)
                continue
            }
            guard let escaped = scanner.next, Pattern.special.contains(escaped) else {
                diagnostics.append(.escapesNothing(scanner.text(escape), at: scanner.place(escape)))
                continue
            }
            text.append(escaped)
            scanner.position += 1
        }
        return String(text)
    }

    /// The backslash just taken with what it stands before.
    private var escape: Range<Int> {
        scanner.position - 1..<min(scanner.position + 1, scanner.scalars.count)
    }
}

extension Pattern {
    static let deepestNesting = 16
    fileprivate static let special: Set<Unicode.Scalar> = ["(", ")", "[", "]", "{", "}", "|", "\\"]
}
