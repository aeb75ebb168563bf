internal import Intents
internal import JSON
internal import PluginAPI
internal import RecordHandlers
internal import SQLite

extension Session {
    func scalar(
        _ field: Field,
        _ condition: Domain.Condition,
        on model: Model,
        _ alias: String
    ) throws(HandlerFailure) -> SQL {
        let column = try expression(field, of: model, alias)
        if field.name == "phone_mobile_search" { return try phone(column, condition) }
        switch condition.comparison {
        case .equal: return try equal(column, field, condition.value)
        case .isIn:
            var parts: [SQL] = []
            var plain: [JSON] = []
            for item in condition.value.arrayValue ?? [] {
                if item == false || field.kind == .boolean {
                    parts.append(try equal(column, field, item))
                } else {
                    plain.append(try operand(item, for: field, .equal))
                }
            }
            if !plain.isEmpty { parts.append("\(column) IN " + SQL.list(plain)) }
            return parts.isEmpty ? SQL("0") : "(" + SQL.joined(parts, by: " OR ") + ")"
        case .less, .lessOrEqual, .greater, .greaterOrEqual:
            let sign = condition.comparison.rawValue
            if condition.value == false { return SQL("0") }
            return SQL("\(column) \(sign) ?", [Datum(try operand(condition.value, for: field, condition.comparison))])
        case .like, .likeIgnoringCase, .matches, .matchesIgnoringCase:
            return try like(column, field, condition)
        case .childOf, .parentOf:
            guard field.name == "id" else {
                throw .misused("'\(condition.comparison.rawValue)' needs a relation, not '\(field.name)'")
            }
            return try identity(condition, in: model, alias)
        case .unequal, .isNotIn, .notLike, .notLikeIgnoringCase:
            throw .misused("'\(condition.comparison.rawValue)' is not handled here")
        }
    }

    private func equal(_ column: String, _ field: Field, _ value: JSON) throws(HandlerFailure) -> SQL {
        if field.kind == .boolean {
            let isTrue = value != false && value != .integer(0)
            return SQL("coalesce(\(column), 0) = \(isTrue ? 1 : 0)")
        }
        guard value != false else {
            switch field.kind {
            case .integer, .float, .monetary: return SQL("coalesce(\(column), 0) = 0")
            default: return SQL("\(column) IS NULL")
            }
        }
        if value == true { return SQL("\(column) IS NOT NULL") }
        return SQL("\(column) = ?", [Datum(try operand(value, for: field, .equal))])
    }

    private func like(
        _ column: String,
        _ field: Field,
        _ condition: Domain.Condition
    ) throws(HandlerFailure) -> SQL {
        let words: String
        switch condition.value {
        case .string(let text): words = text
        case .integer(let number): words = String(number)
        case .double(let number): words = String(number)
        case .bool(false): return SQL("\(column) IS NULL")
        default: throw .misused("'\(condition.comparison.rawValue)' takes a text, not \(condition.value)")
        }
        let isWhole = condition.comparison == .matches || condition.comparison == .matchesIgnoringCase
        let ignoresCase = condition.comparison == .likeIgnoringCase || condition.comparison == .matchesIgnoringCase
        if words.isEmpty, !isWhole { return SQL("1") }
        let isText = [.char, .text, .html, .selection, .date, .datetime].contains(field.kind)
        return LikePattern(words, isWhole: isWhole)
            .condition(on: isText ? column : "CAST(\(column) AS TEXT)", ignoringCase: ignoresCase)
    }

    /// Digits are compared whatever the formatting, with or without the country's code in front.
    private func phone(_ column: String, _ condition: Domain.Condition) throws(HandlerFailure) -> SQL {
        if condition.value == false { return SQL("\(column) IS NULL") }
        guard case .string(let text) = condition.value else {
            throw .misused("'phone_mobile_search' takes a text, not \(condition.value)")
        }
        let digits = PhoneDigits.significant(text)
        guard digits.utf8.count >= 3 else {
            throw .invalid(field: "phone_mobile_search", detail: "Please enter at least 3 characters")
        }
        let isPart: [Domain.Comparison] = [.like, .likeIgnoringCase]
        guard isPart.contains(condition.comparison) else {
            return SQL("\(column) = ?", [.text(digits)])
        }
        // A number that was kept without its area code is the end of the one that is looked for.
        let ends = (0..<max(0, digits.count - 6)).map { JSON.string(String(digits.dropFirst($0))) }
        return "(\(column) IN " + SQL.list(ends) + " OR " + SQL("\(column) LIKE ?)", [.text("%\(digits)%")])
    }

    /// The value in the form in which the column holds it.
    private func operand(
        _ value: JSON,
        for field: Field,
        _ comparison: Domain.Comparison
    ) throws(HandlerFailure) -> JSON {
        switch (field.kind, value) {
        case (.date, .string(let text)):
            if let relative = try RelativeDate(text, session: self) { return .string(relative.day.description) }
            return .string(try Coercion.day(text, field))
        case (.datetime, .string(let text)):
            if let relative = try RelativeDate(text, session: self) { return .string(relative.naiveUTC) }
            guard Day(text) != nil else { return .string(try Coercion.datetime(text, field)) }
            // A mere date means its end where that is what the comparison is after.
            let isEnd = comparison == .greater || comparison == .lessOrEqual
            return .string("\(text) \(isEnd ? "23:59:59" : "00:00:00")")
        case (.integer, .integer), (.reference, .integer), (.float, .integer), (.float, .double),
            (.monetary, .integer), (.monetary, .double), (.integer, .double):
            return value
        case (.integer, .string(let text)), (.reference, .string(let text)):
            guard let number = Int(text) else { throw .misused("'\(field.name)' is a number, not '\(text)'") }
            return .integer(number)
        case (.float, .string(let text)), (.monetary, .string(let text)):
            guard let number = Double(text) else { throw .misused("'\(field.name)' is a number, not '\(text)'") }
            return .double(number)
        case (_, .string): return value
        case (_, .integer(let number)): return .string(String(number))
        case (_, .double(let number)): return .string(String(number))
        default: throw .misused("'\(field.name)' cannot be compared with \(value)")
        }
    }
}

extension Datum {
    init(_ json: JSON) {
        switch json {
        case .null: self = .null
        case .bool(let flag): self = .integer(flag ? 1 : 0)
        case .integer(let number): self = .integer(number)
        case .double(let number): self = .real(number)
        case .string(let text): self = .text(text)
        case .array, .object: self = .text(json.serialized())
        }
    }
}
