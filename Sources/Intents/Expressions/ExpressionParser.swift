import Diagnostics
import FoundationEssentials

/// Precedence climbing, from loose to tight: `or`, `and`, `not`, comparisons with `in` and `is`, `+ -`, `* /`.
struct ExpressionParser {
    /// A node with the stretches of its parts, each before its own parts.
    struct Located {
        var node: Expression.Node
        var ranges: [Range<Int>]

        init(_ node: Expression.Node, _ range: Range<Int>, parts: [Located] = []) {
            self.node = node
            ranges = [range] + parts.flatMap(\.ranges)
        }

        var range: Range<Int> { ranges[0] }
    }

    struct Failure: Error {
        let diagnostic: Diagnostic
    }

    private let excerpt: Excerpt
    private let tokens: [ExpressionToken]
    private var index = 0
    /// In a check `> 0` is short for `value > 0`.
    private let impliesValue: Bool

    /// Bounds every recursion over an expression.
    static let mostWords = 250

    init(_ tokens: [ExpressionToken], of excerpt: Excerpt, impliesValue: Bool) {
        self.tokens = tokens
        self.excerpt = excerpt
        self.impliesValue = impliesValue
    }

    mutating func wholeExpression() throws(Failure) -> Located {
        guard token.kind != .end else { throw Failure(diagnostic: .emptyExpression(at: excerpt.range)) }
        let expression = try disjunction()
        try expectEnd()
        return expression
    }

    /// `2..80`, `2..`, `..80` or `11`, behind the word `length`; nil when the text says something else.
    mutating func lengthRule() throws(Failure) -> ClosedRange<Int>? {
        guard token.kind == .name("length"), index + 1 < tokens.count else { return nil }
        switch tokens[index + 1].kind {
        case .number, .symbol(".."): index += 1
        case .name, .text, .symbol, .end: return nil
        }
        let start = token.range.lowerBound
        let lower = wholeNumber()
        let isRange = take(.symbol(".."))
        let upper = isRange ? wholeNumber() : lower
        let range = start..<tokens[index - 1].range.upperBound
        try expectEnd()
        guard lower != nil || upper != nil, (lower ?? 0) <= (upper ?? .max) else {
            throw Failure(diagnostic: .noLength(at: excerpt.place(range)))
        }
        return (lower ?? 0)...(upper ?? .max)
    }

    // MARK: Levels of precedence

    private mutating func disjunction() throws(Failure) -> Located {
        var left = try conjunction()
        while take(.name("or")) {
            let right = try conjunction()
            left = Located(.or(left.node, right.node), left.range.through(right.range), parts: [left, right])
        }
        return left
    }

    private mutating func conjunction() throws(Failure) -> Located {
        var left = try negation()
        while take(.name("and")) {
            let right = try negation()
            left = Located(.and(left.node, right.node), left.range.through(right.range), parts: [left, right])
        }
        return left
    }

    private mutating func negation() throws(Failure) -> Located {
        var starts: [Int] = []
        // A check may begin with `not in`, whose `not` is the comparison's.
        while token.kind == .name("not"), !(impliesValue && isComparison(tokens[min(index + 1, tokens.count - 1)])) {
            starts.append(token.range.lowerBound)
            index += 1
        }
        return starts.reversed().reduce(try comparison()) { part, start in
            Located(.not(part.node), start..<part.range.upperBound, parts: [part])
        }
    }

    private mutating func comparison() throws(Failure) -> Located {
        let start = token.range.lowerBound
        let left =
            impliesValue && (isComparison(token) || token.kind == .name("not"))
            ? Located(.path(["value"]), start..<start)
            : try sum()
        let compared = try comparison(of: left)
        guard !isComparison(token) else {
            throw Failure(diagnostic: .chainedComparison(at: excerpt.place(token.range)))
        }
        return compared
    }

    private mutating func comparison(of left: Located) throws(Failure) -> Located {
        let isNegated = token.kind == .name("not") && take(.name("not"))
        if take(.name("in")) {
            let right = try sum()
            let range = left.range.through(right.range)
            let contains = Located(.contains(item: left.node, in: right.node), range, parts: [left, right])
            return isNegated ? Located(.not(contains.node), range, parts: [contains]) : contains
        }
        if isNegated { throw unexpected() }
        if take(.name("is")) { return try typeTest(of: left) }
        guard case .symbol(let symbol) = token.kind, let comparison = Expression.Comparison(rawValue: symbol) else {
            return left
        }
        index += 1
        let right = try sum()
        return Located(
            .compare(comparison, left.node, right.node),
            left.range.through(right.range),
            parts: [left, right]
        )
    }

    private mutating func typeTest(of left: Located) throws(Failure) -> Located {
        let isNegated = take(.name("not"))
        guard case .name(let type) = token.kind else { throw unexpected("the name of a type") }
        let range = left.range.through(token.range)
        index += 1
        let test = Located(.isType(left.node, type), range, parts: [left])
        return isNegated ? Located(.not(test.node), range, parts: [test]) : test
    }

    private mutating func sum() throws(Failure) -> Located {
        var left = try product()
        while let operation = arithmetic(.plus, .minus) {
            left = combined(operation, left, try product())
        }
        return left
    }

    private mutating func product() throws(Failure) -> Located {
        var left = try primary()
        while let operation = arithmetic(.times, .divided) {
            left = combined(operation, left, try primary())
        }
        return left
    }

    private mutating func primary() throws(Failure) -> Located {
        let token = token
        index += 1
        switch token.kind {
        case .number(let digits): return Located(.number(Decimal(string: digits) ?? 0), token.range)
        case .text(let text): return Located(.text(text), token.range)
        case .name("true"), .name("false"): return Located(.boolean(token.kind == .name("true")), token.range)
        case .name(let name) where !Self.keywords.contains(name):
            return take(.symbol("(")) ? try call(name, token.range) : try path(name, token.range)
        case .symbol("-"):
            if case .number(let digits) = self.token.kind {
                let range = token.range.through(self.token.range)
                index += 1
                return Located(.number(-(Decimal(string: digits) ?? 0)), range)
            }
        case .symbol("("):
            let inner = try disjunction()
            try expect(.symbol(")"), closing: token)
            return inner
        case .symbol("["):
            let items = try list(until: "]", opened: token)
            let range = token.range.lowerBound..<tokens[index - 1].range.upperBound
            return Located(.list(items.map(\.node)), range, parts: items)
        case .name, .symbol, .end: break
        }
        index -= 1
        throw unexpected("a name, a number or a text")
    }

    private mutating func path(_ root: String, _ range: Range<Int>) throws(Failure) -> Located {
        var members = [root]
        var end = range.upperBound
        while take(.symbol(".")) {
            guard let member = token.member, token.range.lowerBound == tokens[index - 1].range.upperBound else {
                throw unexpected("the name of a field")
            }
            members.append(member)
            end = token.range.upperBound
            index += 1
        }
        return Located(.path(members), range.lowerBound..<end)
    }

    private mutating func call(_ name: String, _ range: Range<Int>) throws(Failure) -> Located {
        let open = tokens[index - 1]
        var arguments = try list(until: ")", opened: open)
        // A role is named, not looked up: `role(sales)` and `role('sales')` are the same.
        if name == "role" {
            arguments = arguments.map { argument in
                guard case .path(let path) = argument.node, path.count == 1 else { return argument }
                return Located(.text(path[0]), argument.range)
            }
        }
        let whole = range.lowerBound..<tokens[index - 1].range.upperBound
        return Located(.call(name, arguments.map(\.node)), whole, parts: arguments)
    }

    private mutating func list(until close: String, opened open: ExpressionToken) throws(Failure) -> [Located] {
        var items: [Located] = []
        if take(.symbol(close)) { return items }
        repeat { items.append(try disjunction()) } while take(.symbol(","))
        try expect(.symbol(close), closing: open)
        return items
    }

    private func combined(_ operation: Expression.Arithmetic, _ left: Located, _ right: Located) -> Located {
        Located(
            .arithmetic(operation, left.node, right.node),
            left.range.through(right.range),
            parts: [left, right]
        )
    }

    // MARK: Tokens

    private static let keywords: Set<String> = ["and", "or", "not", "in", "is"]

    private var token: ExpressionToken { tokens[index] }

    private func isComparison(_ token: ExpressionToken) -> Bool {
        switch token.kind {
        case .symbol(let symbol): Expression.Comparison(rawValue: symbol) != nil
        case .name(let name): name == "in" || name == "is"
        case .number, .text, .end: false
        }
    }

    private mutating func arithmetic(_ operations: Expression.Arithmetic...) -> Expression.Arithmetic? {
        let operation = operations.first { token.kind == .symbol($0.rawValue) }
        if operation != nil { index += 1 }
        return operation
    }

    private mutating func wholeNumber() -> Int? {
        guard case .number(let digits) = token.kind, let number = Int(digits) else { return nil }
        index += 1
        return number
    }

    private mutating func take(_ kind: ExpressionToken.Kind) -> Bool {
        guard token.kind == kind else { return false }
        index += 1
        return true
    }

    private mutating func expect(_ kind: ExpressionToken.Kind, closing open: ExpressionToken) throws(Failure) {
        guard take(kind) else {
            guard token.kind == .end else { throw unexpected() }
            throw Failure(diagnostic: .unclosedExpression(at: excerpt.place(open.range)))
        }
    }

    private func expectEnd() throws(Failure) {
        guard token.kind == .end else { throw unexpected() }
    }

    private func unexpected(_ expected: String? = nil) -> Failure {
        guard token.kind != .end else {
            return Failure(diagnostic: .unfinishedExpression(expected: expected, at: excerpt.range))
        }
        let text = String(String.UnicodeScalarView(Array(excerpt.text.unicodeScalars)[token.range]))
        return Failure(diagnostic: .unexpectedWord(text, expected: expected, at: excerpt.place(token.range)))
    }
}

extension ExpressionToken {
    /// The name of a field, or a place in a list.
    fileprivate var member: String? {
        switch kind {
        case .name(let name): name
        case .number(let digits) where digits.unicodeScalars.allSatisfy(\.isDigit): digits
        case .number, .text, .symbol, .end: nil
        }
    }
}

extension Range<Int> {
    fileprivate func through(_ other: Range<Int>) -> Range<Int> { lowerBound..<other.upperBound }
}
