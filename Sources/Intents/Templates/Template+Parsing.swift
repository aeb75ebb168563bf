public import Diagnostics

extension Template {
    /// Nil when the text is no template; what is wrong or odd about it is added to `diagnostics`.
    public init?(parsing excerpt: Excerpt, into diagnostics: inout [Diagnostic]) {
        var parser = TemplateParser(excerpt)
        let nodes = parser.template()
        diagnostics += parser.diagnostics
        guard !parser.diagnostics.containsError else { return nil }
        self.init(
            nodes: nodes,
            source: excerpt.text,
            place: excerpt.range,
            holePlaces: parser.holes.map(excerpt.place)
        )
    }

    /// A text without holes.
    public init(text: String, place: SourceRange) {
        self.init(nodes: [.text(text)], source: text, place: place)
    }

    /// The paths of its holes, in order.
    public var paths: [[String]] { Self.paths(nodes) }

    private static func paths(_ nodes: [Node]) -> [[String]] {
        nodes.flatMap { node -> [[String]] in
            switch node {
            case .text: []
            case .optional(let nodes): paths(nodes)
            case .hole(let path, _): [path]
            }
        }
    }
}

private struct TemplateParser {
    private var scanner: Scanner
    private var depth = 0
    /// What follows would only be reported again by every bracket around.
    private var hasGivenUp = false
    /// The stretches of the paths, in order.
    var holes: [Range<Int>] = []
    var diagnostics: [Diagnostic] = []

    private static let special: Set<Unicode.Scalar> = ["[", "]", "{", "}", "\\"]

    init(_ excerpt: Excerpt) {
        scanner = Scanner(excerpt)
    }

    mutating func template() -> [Template.Node] {
        var nodes: [Template.Node] = []
        while true {
            nodes += sequence()
            guard let stray = scanner.next else { return nodes }
            diagnostics.append(.strayBracket(stray, at: scanner.place(at: scanner.position)))
            scanner.position += 1
        }
    }

    private mutating func sequence() -> [Template.Node] {
        var nodes: [Template.Node] = []
        while let scalar = scanner.next {
            switch scalar {
            case "[": nodes.append(.optional(optional()))
            case "{": hole().map { nodes.append($0) }
            case "]", "}": return nodes
            default: nodes.append(.text(text()))
            }
        }
        return nodes
    }

    private mutating func optional() -> [Template.Node] {
        let start = scanner.position
        scanner.position += 1
        guard depth < Pattern.deepestNesting else {
            diagnostics.append(.patternTooDeep(at: scanner.place(at: start)))
            giveUp()
            return []
        }
        depth += 1
        defer { depth -= 1 }
        let nodes = sequence()
        guard scanner.take("]") else {
            if !hasGivenUp { diagnostics.append(.unclosed("[", with: "]", at: scanner.place(at: start))) }
            giveUp()
            return nodes
        }
        if Template(nodes: nodes, source: "", place: scanner.excerpt.range).paths.isEmpty {
            diagnostics.append(.neverEmpty(at: scanner.place(start..<scanner.position)))
        }
        return nodes
    }

    private mutating func hole() -> Template.Node? {
        let start = scanner.position
        scanner.position += 1
        let pathStart = scanner.position
        let path = scanner.take { $0 != "}" && $0 != "{" && $0 != "|" }
        let pathRange = pathStart..<scanner.position
        var filters: [Template.Filter] = []
        while scanner.take("|") { filter().map { filters.append($0) } }
        guard scanner.take("}") else {
            diagnostics.append(.unclosed("{", with: "}", at: scanner.place(at: start)))
            giveUp()
            return nil
        }
        let members = path.trimmed.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard members[0].isIdentifier, members.dropFirst().allSatisfy(\.isMember) else {
            diagnostics.append(.noPath(path, at: scanner.place(pathRange)))
            return nil
        }
        holes.append(pathRange)
        return .hole(path: members, filters: filters)
    }

    private mutating func giveUp() {
        hasGivenUp = true
        scanner.position = scanner.scalars.count
    }

    private mutating func filter() -> Template.Filter? {
        scanner.skipSpaces()
        let start = scanner.position
        let name = scanner.take(while: \.continuesName)
        let place = scanner.place(start..<max(scanner.position, start))
        _ = scanner.take(" ")
        let argumentStart = scanner.position
        let argument = scanner.take { $0 != "}" && $0 != "|" && $0 != "{" }
        let argumentPlace = scanner.place(argumentStart..<scanner.position)
        guard let filter = TemplateFilter(rawValue: name) else {
            diagnostics.append(.unknownFilter(name, at: place))
            return nil
        }
        switch filter.argument {
        case .none where !argument.trimmed.isEmpty:
            diagnostics.append(.filterTakesNothing(name, at: argumentPlace))
        case .text where argument.isEmpty, .forms where argument.split(separator: "/").count != 2:
            diagnostics.append(.filterNeedsArgument(name, at: place))
        case .wholeNumber where Int(argument.trimmed) == nil,
            .optionalWholeNumber where !argument.trimmed.isEmpty && Int(argument.trimmed) == nil:
            diagnostics.append(.filterNeedsNumber(name, at: argument.isEmpty ? place : argumentPlace))
        case .text: return Template.Filter(name: name, arguments: [argument])
        case .forms:
            return Template.Filter(name: name, arguments: argument.split(separator: "/").map { String($0).trimmed })
        case .none, .wholeNumber, .optionalText, .optionalWholeNumber:
            return Template.Filter(name: name, arguments: argument.trimmed.isEmpty ? [] : [argument.trimmed])
        }
        return nil
    }

    private mutating func text() -> String {
        var text = String.UnicodeScalarView()
        while let scalar = scanner.next, !Self.special.contains(scalar) || scalar == "\\" {
            scanner.position += 1
            guard scalar == "\\" else {
                text.append(scalar)
                continue
            }
            guard let escaped = scanner.next, Self.special.contains(escaped) || escaped == "|" else {
                let escape = scanner.position - 1..<min(scanner.position + 1, scanner.scalars.count)
                diagnostics.append(.escapesNothing(scanner.text(escape), at: scanner.place(escape)))
                continue
            }
            text.append(escaped)
            scanner.position += 1
        }
        return String(text)
    }
}

extension String {
    /// A field's name, or the place in a list.
    fileprivate var isMember: Bool { isIdentifier || (!isEmpty && unicodeScalars.allSatisfy(\.isDigit)) }

    fileprivate var trimmed: String {
        let scalars = unicodeScalars.drop { $0 == " " }
        let end = scalars.lastIndex { $0 != " " }
        return end.map { String(scalars[...$0]) } ?? ""
    }
}
