internal import Intents
internal import JSON
internal import PluginAPI
internal import SQLite

/// A caller's value in the form in which a column holds it; what does not fit is `.misused`, as Odoo's ValueError.
enum Coercion {
    static func datum(_ value: JSON, for field: Field, of model: Model) throws(HandlerFailure) -> Datum {
        switch value {
        case .null: return field.kind == .boolean ? 0 : .null
        case .bool(false) where field.kind != .boolean: return .null
        case .array, .object: throw .unfit(value, field)
        case .string(let text) where text.utf8.contains(0):
            throw .misused("a text with a NUL character cannot be kept in '\(field.name)'")
        default: break
        }
        switch field.kind {
        case .boolean: return .integer(isTrue(value) ? 1 : 0)
        case .integer, .reference: return .integer(try integer(value, field))
        case .many2one:
            let id = try integer(value, field)
            return id == 0 ? .null : .integer(id)
        case .float: return .real(try number(value, field))
        case .monetary: return .real(cents(try number(value, field)))
        case .char, .text: return try text(value, field)
        case .html: return try text(value, field).sanitized
        case .selection: return try choice(value, field, of: model)
        case .date: return .text(try day(try string(value, field), field))
        case .datetime: return .text(try datetime(try string(value, field), field))
        case .one2many, .many2many: throw .unfit(value, field)
        }
    }

    /// `2026-12-31`; what follows a tenth character is cut, as Odoo does.
    static func day(_ text: String, _ field: Field) throws(HandlerFailure) -> String {
        guard let day = Day(text.prefix(10)) else {
            throw .misused("'\(text)' is no date for '\(field.name)': write it like 2026-12-31")
        }
        return day.description
    }

    /// `2026-12-31 08:00:00` in UTC; seconds may be left out, nothing else.
    static func datetime(_ text: String, _ field: Field) throws(HandlerFailure) -> String {
        guard let day = Day(text.prefix(10)) else { throw .badDatetime(text, field) }
        let rest = text.dropFirst(10)
        if rest.isEmpty { return "\(day) 00:00:00" }
        let parts = rest.dropFirst().split(separator: ":", omittingEmptySubsequences: false).map { part in
            part.utf8.count == 2 ? Int(part) : nil
        }
        guard rest.first == " ", (2...3).contains(parts.count), let hour = parts[0], let minute = parts[1],
            let second = parts.count == 3 ? parts[2] : 0,
            let time = TimeOfDay(hour: hour, minute: minute, second: second)
        else { throw .badDatetime(text, field) }
        return "\(day) \(time)"
    }

    /// Money is kept to the cent.
    static func cents(_ amount: Double) -> Double {
        (amount * 100).rounded(.toNearestOrAwayFromZero) / 100
    }

    /// Any text counts as true, as in Odoo, even `false`.
    private static func isTrue(_ value: JSON) -> Bool {
        switch value {
        case .bool(let flag): flag
        case .integer(let number): number != 0
        case .double(let number): number != 0
        case .string(let text): !text.isEmpty
        default: false
        }
    }

    private static func integer(_ value: JSON, _ field: Field) throws(HandlerFailure) -> Int {
        switch value {
        case .integer(let number): return number
        case .bool(true): return 1
        case .double(let number):
            guard let whole = Int(exactly: number.rounded(.towardZero)) else { throw .unfit(value, field) }
            return whole
        case .string(let text):
            guard let number = Int(text) else { throw .unfit(value, field) }
            return number
        default: throw .unfit(value, field)
        }
    }

    private static func number(_ value: JSON, _ field: Field) throws(HandlerFailure) -> Double {
        switch value {
        case .integer(let number): return Double(number)
        case .double(let number): return number
        case .string(let text):
            guard let number = Double(text), number.isFinite else { throw .unfit(value, field) }
            return number
        default: throw .unfit(value, field)
        }
    }

    private static func string(_ value: JSON, _ field: Field) throws(HandlerFailure) -> String {
        guard case .string(let text) = value else { throw .unfit(value, field) }
        return text
    }

    private static func text(_ value: JSON, _ field: Field) throws(HandlerFailure) -> Datum {
        switch value {
        case .string(let text): return text.isEmpty ? .null : .text(text)
        case .integer(let number): return .text(String(number))
        case .double(let number): return .text(String(number))
        default: throw .unfit(value, field)
        }
    }

    private static func choice(_ value: JSON, _ field: Field, of model: Model) throws(HandlerFailure) -> Datum {
        let key: String
        switch value {
        case .string(let text): key = text
        case .integer(let number): key = String(number)
        default: throw .unfit(value, field)
        }
        if key.isEmpty { return .null }
        guard field.options.isEmpty || field.options.contains(where: { $0.key == key }) else {
            throw .misused("Wrong value for \(model.name).\(field.name): '\(key)'")
        }
        return .text(key)
    }
}

extension Datum {
    fileprivate var sanitized: Datum {
        guard case .text(let text) = self else { return self }
        let harmless = HTMLText.sanitized(text)
        return harmless.isEmpty ? .null : .text(harmless)
    }
}

extension HandlerFailure {
    fileprivate static func unfit(_ value: JSON, _ field: Field) -> Self {
        .misused("\(value) is no \(field.kind.rawValue) value for '\(field.name)'")
    }

    fileprivate static func badDatetime(_ text: String, _ field: Field) -> Self {
        .misused("'\(text)' is no date and time for '\(field.name)': write it like 2026-12-31 08:00:00, in UTC")
    }
}
