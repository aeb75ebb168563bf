import Diagnostics

/// A word of an expression, with its stretch of the text.
struct ExpressionToken: Equatable {
    enum Kind: Equatable {
        case name(String)
        case number(String)
        case text(String)
        /// An operator, a bracket or a comma.
        case symbol(String)
        case end
    }

    let kind: Kind
    let range: Range<Int>
}

struct ExpressionLexer {
    private var scanner: Scanner
    private(set) var diagnostics: [Diagnostic] = []

    init(_ excerpt: Excerpt) {
        scanner = Scanner(excerpt)
    }

    mutating func tokens() -> [ExpressionToken] {
        var tokens: [ExpressionToken] = []
        while true {
            _ = scanner.take { $0 == " " || $0 == "\n" }
            let start = scanner.position
            guard let scalar = scanner.next else {
                return tokens + [ExpressionToken(kind: .end, range: start..<start)]
            }
            guard let kind = token(startingWith: scalar) else { continue }
            tokens.append(ExpressionToken(kind: kind, range: start..<scanner.position))
        }
    }

    /// Nil for what is no word of an expression; it has been reported and skipped.
    private mutating func token(startingWith scalar: Unicode.Scalar) -> ExpressionToken.Kind? {
        switch scalar {
        case "$": return dollar()
        case "'", "\"": return text(quotedBy: scalar)
        case _ where scalar.startsName: return .name(scanner.take(while: \.continuesName))
        case _ where scalar.isDigit: return .number(number())
        default: return symbol()
        }
    }

    /// `$name` and `$( … )` mean the same as without the sign.
    private mutating func dollar() -> ExpressionToken.Kind? {
        let start = scanner.position
        scanner.position += 1
        if let next = scanner.next, next.startsName { return .name(scanner.take(while: \.continuesName)) }
        if scanner.next == "(" { return symbol() }
        diagnostics.append(.strayDollar(at: scanner.place(start..<scanner.position)))
        return nil
    }

    private mutating func number() -> String {
        var number = scanner.take(while: \.isDigit)
        let beforePoint = scanner.position
        if scanner.take(".") {
            let fraction = scanner.take(while: \.isDigit)
            if fraction.isEmpty {
                scanner.position = beforePoint
            } else {
                number += "." + fraction
            }
        }
        return number
    }

    private mutating func text(quotedBy quote: Unicode.Scalar) -> ExpressionToken.Kind? {
        let start = scanner.position
        scanner.position += 1
        var text = String.UnicodeScalarView()
        while let scalar = scanner.next, scalar != quote {
            scanner.position += 1
            if scalar == "\\", let escaped = scanner.next, escaped == quote || escaped == "\\" {
                text.append(escaped)
                scanner.position += 1
            } else {
                text.append(scalar)
            }
        }
        guard scanner.take(quote) else {
            diagnostics.append(.unclosedQuote(quote, at: scanner.place(at: start)))
            return nil
        }
        return .text(String(text))
    }

    private mutating func symbol() -> ExpressionToken.Kind? {
        let start = scanner.position
        for (foreign, ours) in Self.foreign where starts(foreign, at: start) {
            scanner.position += foreign.unicodeScalars.count
            diagnostics.append(.foreignOperator(foreign, ours: ours, at: scanner.place(start..<scanner.position)))
            return ours == "=" ? .symbol(ours) : .name(ours)
        }
        for symbol in Self.symbols where starts(symbol, at: start) {
            scanner.position += symbol.unicodeScalars.count
            return .symbol(symbol)
        }
        _ = scanner.take { scalar in
            !scalar.continuesName && scalar != " " && !Self.symbols.contains { $0.unicodeScalars.first == scalar }
        }
        let end = max(scanner.position, start + 1)
        scanner.position = end
        diagnostics.append(.notAnOperator(scanner.text(start..<end), at: scanner.place(start..<end)))
        return nil
    }

    private func starts(_ symbol: String, at start: Int) -> Bool {
        if symbol == "!", scanner.scalars[start...].starts(with: "!=".unicodeScalars) { return false }
        return scanner.scalars[start...].starts(with: symbol.unicodeScalars)
    }

    /// Operators of other languages, with what they are called here.
    private static let foreign = [("==", "="), ("&&", "and"), ("||", "or"), ("!", "not")]

    /// Longer ones first.
    private static let symbols = [
        "..", "!=", "<=", ">=", "=", "<", ">", "+", "-", "*", "/", "(", ")", "[", "]", ",", ".",
    ]
}
