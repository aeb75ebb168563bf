import Diagnostics
import Intents
import JSON
import PluginAPI

/// Compares the arguments of one step with the parameters of its handler.
struct ArgumentChecker {
    let handler: Handler
    let step: Step
    let slots: [Slot]

    /// The model that a parameter names, where it is a constant; otherwise `name` is the model itself.
    func model(_ name: String) -> String? {
        guard handler.parameters.contains(where: { $0.name == name }) else {
            return name.contains(".") ? name : nil
        }
        return constant(name)
    }

    /// The model of the only kind of records that the handler takes.
    var recordModel: String? {
        for parameter in handler.parameters {
            if case .records(of: let name) = parameter.shape, parameter.name == "id" { return model(name) }
        }
        return nil
    }

    func check(_ argument: Argument, _ shape: ParameterShape, with linker: inout Linker) {
        switch shape {
        case .any, .map: break
        case .text, .integer, .number, .boolean: checkScalar(argument, shape, with: &linker)
        case .model:
            if let model = argument.text { _ = linker.schema(of: model, at: argument.place) }
        case .records(of: let name): checkRecords(argument, of: model(name), with: &linker)
        case .method(of: let name): checkMethod(argument, of: model(name), with: &linker)
        case .values(of: let name), .fields(of: let name), .domain(of: let name):
            guard let model = model(name), let schema = linker.schema(of: model, at: place(of: name)) else { return }
            if case .values = shape {
                checkValues(argument, in: schema, with: &linker)
            } else if case .fields = shape {
                checkFields(argument, in: schema, with: &linker)
            } else {
                checkDomain(argument, in: schema, with: &linker)
            }
        }
    }

    // MARK: Constants

    private func constant(_ name: String) -> String? {
        step.arguments.first { $0.name == name }?.value.text
    }

    private func place(of name: String) -> SourceRange {
        step.arguments.first { $0.name == name }?.value.place ?? step.place
    }

    private func checkScalar(_ argument: Argument, _ shape: ParameterShape, with linker: inout Linker) {
        let fits: Bool
        switch (argument.content, shape) {
        case (.expression, _), (.literal(.null), _): fits = true
        case (.template, _): fits = shape == .text
        case (.literal(let json), .text): fits = json.stringValue != nil
        case (.literal(let json), .integer): fits = json.intValue != nil
        case (.literal(let json), .number): fits = json.doubleValue != nil
        case (.literal(let json), .boolean): fits = json.boolValue != nil
        case (.list, _), (.map, _), (.literal, _): fits = false
        }
        if !fits { linker.report(.wrongArgument(expected: shape.phrase, at: argument.place)) }
    }

    private func checkMethod(_ argument: Argument, of model: String?, with linker: inout Linker) {
        guard let method = argument.text, let model, let known = linker.schemas.models[model]?.methods,
            !known.contains(method)
        else { return }
        linker.report(.unknownMethod(method, of: model, at: argument.place, known: known))
    }

    private func checkRecords(_ argument: Argument, of model: String?, with linker: inout Linker) {
        guard let model else { return }
        switch argument.content {
        case .literal(let json):
            let isID = json.intValue != nil || json.isNull
            let isList = json.arrayValue?.allSatisfy { $0.intValue != nil } ?? false
            if !isID && !isList { linker.report(.wrongArgument(expected: "a record", at: argument.place)) }
        case .list(let items): for item in items { checkRecords(item, of: model, with: &linker) }
        case .template: linker.report(.wrongArgument(expected: "a record", at: argument.place))
        case .expression(let expression):
            checkRelation(expression, to: model, at: argument.place, with: &linker)
        case .map: break
        }
    }

    // MARK: Fields

    private func checkValues(_ argument: Argument, in schema: ModelSchema, with linker: inout Linker) {
        guard case .map(let entries) = argument.content else {
            if case .expression = argument.content { return }
            linker.report(.wrongArgument(expected: "a map of field values", at: argument.place))
            return
        }
        for (name, value) in entries {
            let place = value.keyPlace ?? value.place
            guard let field = field(name, in: schema, at: place, with: &linker) else { continue }
            if handler.effect != .read, field.isReadonly {
                linker.report(.readonlyField(name, of: schema.model, at: place))
            }
            checkValue(value, of: field, name, with: &linker)
        }
    }

    /// Conditions may follow relations, values that are written may not.
    private func field(
        _ name: String,
        in schema: ModelSchema,
        at place: SourceRange,
        with linker: inout Linker
    ) -> ModelSchema.Field? {
        if handler.effect == .read { return linker.checkPath(name, in: schema, at: place) }
        guard let field = schema.fields[name] else {
            linker.report(.unknownField(name, of: schema, at: place, origin: linker.schemas.origin))
            return nil
        }
        return field
    }

    private func checkValue(
        _ value: Argument,
        of field: ModelSchema.Field,
        _ name: String,
        with linker: inout Linker
    ) {
        switch value.content {
        case .literal(let json): linker.checkOption(json, of: field, name, at: value.place)
        case .template: break
        case .expression(let expression):
            if let relation = field.relation {
                checkRelation(expression, to: relation, at: value.place, with: &linker)
            } else {
                checkChoice(expression, of: field, name, at: value.place, with: &linker)
            }
        case .list(let items):
            for item in items { checkValue(item, of: field, name, with: &linker) }
        case .map(let entries):
            for (verb, operand) in entries { checkNested(verb, operand, of: field, with: &linker) }
        }
    }

    /// `{new: values}` and `{update: {id, values}}` hold values of the related model.
    private func checkNested(
        _ verb: String,
        _ operand: Argument,
        of field: ModelSchema.Field,
        with linker: inout Linker
    ) {
        guard handler.effect != .read, let relation = field.relation else { return }
        switch (verb, operand.content) {
        case ("new", _):
            guard let schema = linker.schema(of: relation, at: operand.place) else { return }
            checkValues(operand, in: schema, with: &linker)
        case ("update", .map(let entries)):
            guard let values = entries.first(where: { $0.key == "values" })?.value,
                let schema = linker.schema(of: relation, at: operand.place)
            else { return }
            checkValues(values, in: schema, with: &linker)
        case ("link", _), ("set", _), ("remove", _): checkRecords(operand, of: relation, with: &linker)
        case ("named", _), ("update", _): break
        default: linker.report(.unknownVerb(verb, at: operand.keyPlace ?? operand.place))
        }
    }

    private func checkFields(_ argument: Argument, in schema: ModelSchema, with linker: inout Linker) {
        guard case .list(let items) = argument.content else {
            if let name = argument.text { linker.checkField(name, in: schema, at: argument.place) }
            return
        }
        for item in items {
            if let name = item.text { linker.checkField(name, in: schema, at: item.place) }
        }
    }

    private func checkDomain(_ argument: Argument, in schema: ModelSchema, with linker: inout Linker) {
        guard case .list(let terms) = argument.content else {
            if case .expression = argument.content { return }
            linker.report(.wrongArgument(expected: "a domain, as `[[field, \"=\", value]]`", at: argument.place))
            return
        }
        var operands = 0
        for term in terms.reversed() {
            switch term.content {
            case .literal(.string("|")), .literal(.string("&")): operands -= 1
            case .literal(.string("!")): break
            default:
                operands += 1
                checkTerm(term, in: schema, with: &linker)
            }
            if operands < 1 { linker.report(.unfinishedDomain(at: term.place)) }
        }
    }

    private func checkTerm(_ term: Argument, in schema: ModelSchema, with linker: inout Linker) {
        guard case .list(let parts) = term.content, parts.count == 3, let path = parts[0].text else {
            if case .expression = term.content { return }
            linker.report(.wrongTerm(at: term.place))
            return
        }
        let field = linker.checkPath(path, in: schema, at: parts[0].place)
        guard let comparison = parts[1].text else {
            linker.report(.wrongTerm(at: term.place))
            return
        }
        linker.checkOperator(comparison, at: parts[1].place)
        guard let field else { return }
        if comparison == "any" || comparison == "not any" {
            guard let relation = field.relation, let inner = linker.schema(of: relation, at: parts[2].place) else {
                return
            }
            checkDomain(parts[2], in: inner, with: &linker)
        } else {
            checkValue(parts[2], of: field, path, with: &linker)
        }
    }

    // MARK: Slots

    /// A record of another model cannot be what a field points to.
    private func checkRelation(
        _ expression: Expression,
        to model: String,
        at place: SourceRange,
        with linker: inout Linker
    ) {
        guard let slot = slot(of: expression) else { return }
        let models = Set(slot.type.recordKinds.compactMap { linker.kinds[$0]?.model })
        guard !models.isEmpty, !models.contains(model) else { return }
        linker.report(.wrongRecord(slot.name, is: models.sorted().joined(separator: " or "), not: model, at: place))
    }

    /// The options of a `choice` slot must be those of the selection that it is written to.
    private func checkChoice(
        _ expression: Expression,
        of field: ModelSchema.Field,
        _ name: String,
        at place: SourceRange,
        with linker: inout Linker
    ) {
        guard let slot = slot(of: expression), slot.type == .choice else { return }
        for option in slot.options { linker.checkOption(.string(option.key), of: field, name, at: place) }
    }

    private func slot(of expression: Expression) -> Slot? {
        guard case .path(let path) = expression.node, path.count == 1 else { return nil }
        return slots.first { $0.name.rawValue == path[0] }
    }
}

extension Linker {
    mutating func checkField(_ name: String, in schema: ModelSchema, at place: SourceRange) {
        if name != "id", schema.fields[name] == nil {
            report(.unknownField(name, of: schema, at: place, origin: schemas.origin))
        }
    }
}

extension Argument {
    /// A constant text.
    var text: String? {
        if case .literal(let json) = content { json.stringValue } else { nil }
    }
}
