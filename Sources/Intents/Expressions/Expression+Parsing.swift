public import Diagnostics

extension Expression {
    /// Nil when the text is no expression; what is wrong with it is added to `diagnostics`.
    public init?(parsing excerpt: Excerpt, into diagnostics: inout [Diagnostic]) {
        self.init(parsing: excerpt, impliesValue: false, into: &diagnostics)
    }

    fileprivate init?(parsing excerpt: Excerpt, impliesValue: Bool, into diagnostics: inout [Diagnostic]) {
        guard let tokens = Self.tokens(of: excerpt, into: &diagnostics) else { return nil }
        var parser = ExpressionParser(tokens, of: excerpt, impliesValue: impliesValue)
        do throws(ExpressionParser.Failure) {
            let located = try parser.wholeExpression()
            self.init(
                node: located.node,
                source: excerpt.text,
                place: excerpt.range,
                places: located.ranges.map(excerpt.place)
            )
        } catch {
            diagnostics.append(error.diagnostic)
            return nil
        }
    }

    fileprivate static func tokens(of excerpt: Excerpt, into diagnostics: inout [Diagnostic]) -> [ExpressionToken]? {
        var lexer = ExpressionLexer(excerpt)
        let tokens = lexer.tokens()
        guard tokens.count <= ExpressionParser.mostWords else {
            diagnostics.append(.expressionTooLong(at: excerpt.range))
            return nil
        }
        diagnostics += lexer.diagnostics
        return lexer.diagnostics.isEmpty ? tokens : nil
    }
}

extension Slot.Rule {
    /// A check's rule: `length 2..80`, or an expression in which `> 0` is short for `value > 0`.
    public init?(parsing excerpt: Excerpt, into diagnostics: inout [Diagnostic]) {
        guard let tokens = Expression.tokens(of: excerpt, into: &diagnostics) else { return nil }
        var parser = ExpressionParser(tokens, of: excerpt, impliesValue: true)
        do throws(ExpressionParser.Failure) {
            if let length = try parser.lengthRule() {
                self = .length(length)
                return
            }
        } catch {
            diagnostics.append(error.diagnostic)
            return nil
        }
        guard let expression = Expression(parsing: excerpt, impliesValue: true, into: &diagnostics) else { return nil }
        self = .expression(expression)
    }
}
