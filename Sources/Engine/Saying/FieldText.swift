internal import Intents
internal import JSON
internal import PluginAPI

/// The fields of one model as people read them: by their labels, with values in the form of their types.
struct FieldText {
    let schema: ModelSchema?
    let format: ValueFormat

    func label(of field: String) -> String {
        let root = field.split(separator: ".").first.map(String.init) ?? field
        return schema?.fields[root]?.label.best(for: format.language) ?? field
    }

    /// `text money percent date number phone`
    func type(of field: String) -> String {
        switch schema?.fields[field]?.type {
        case "monetary": "money"
        case "integer", "float": "number"
        case "date", "datetime": "date"
        default: "text"
        }
    }

    /// - Parameter type: How it is shown; nil for the way of the field's own type.
    func text(_ value: ExpressionValue, of field: String, as type: String? = nil) -> String {
        if case .value(.text(let key)) = value, let field = schema?.fields[field], field.type == "selection" {
            return field.selection.first { $0.key == key }?.label.best(for: format.language) ?? key
        }
        return typed(value, type ?? self.type(of: field)).formatted(format)
    }

    /// A number or a text of a service as the value that its field's type makes it.
    private func typed(_ value: ExpressionValue, _ type: String) -> ExpressionValue {
        switch (type, value) {
        case ("money", .value(.number(let number))): .value(.money(Money(number)))
        case ("percent", .value(.number(let number))): .value(.percent(number))
        case ("date", .value(.text(let text))): Day(text).map { .value(.date($0)) } ?? value
        case ("phone", .value(.text(let text))): .value(.phone(Phone(number: text, digits: text)))
        default: value
        }
    }
}
