import Diagnostics
import Intents
import PluginAPI

extension Linker {
    mutating func check(_ intent: Intent, broken: Set<RecordKind.Name>) {
        for slot in intent.slots {
            for kind in slot.type.recordKinds where broken.contains(kind) {
                report(.brokenKind(kind, at: slot.place))
            }
        }
        var models: [String: Set<String?>] = [:]
        for step in intent.plan {
            let model = check(step, of: intent)
            if let name = step.name { models[name, default: []].insert(model) }
        }
        // Alternative steps of one name may read different models: then nobody knows.
        let sources = models.compactMapValues { $0.count == 1 ? $0.first ?? nil : nil }
        if case .steps(let steps) = intent.undo {
            for step in steps { check(step, of: intent, isUndo: true) }
        }
        for presentation in intent.presentations { check(presentation, sources: sources) }
        for reply in intent.replies.values {
            for template in Set([reply.zh, reply.en].compactMap(\.self)) { check(template, sources: sources) }
        }
    }

    /// Handlers tell more than fields (`count`, `before`), so only what is nearly a field is doubted.
    private mutating func check(_ reply: Template, sources: [String: String]) {
        for (path, place) in zip(reply.paths, reply.holePlaces) {
            let members = path.dropFirst().drop { $0 == "records" || Int($0) != nil }
            guard let name = members.first, let schema = sources[path[0]].flatMap({ schemas.models[$0] }),
                schema.fields[name] == nil, let near = schema.fields.keys.closest(to: name)
            else { continue }
            report(.doubtfulField(name, of: schema.model, at: place, near: near))
        }
    }

    @discardableResult
    private mutating func check(_ step: Step, of intent: Intent, isUndo: Bool = false) -> String? {
        guard let handler = handlers[step.handler] else {
            report(.unknownHandler(step.handler, at: step.place, known: handlers.keys.sorted()))
            return nil
        }
        if !isUndo {
            checkEffect(of: handler, step, in: intent)
            checkInverse(of: handler, step, in: intent)
        }
        return checkParameters(of: handler, step, slots: intent.slots)
    }

    private mutating func checkEffect(of handler: Handler, _ step: Step, in intent: Intent) {
        guard handler.effect > intent.effect else { return }
        // A card is a card: what creates may also write, but what reads may do neither, and what deletes says so.
        let isSerious = intent.effect == .read || (handler.effect == .delete && intent.confirmation.level == .normal)
        report(.effect(of: handler, beyond: intent.effect, isSerious ? .error : .warning, at: step.place))
    }

    private mutating func checkInverse(of handler: Handler, _ step: Step, in intent: Intent) {
        guard handler.effect != .read, case .automatic = intent.undo, case .none(let reason) = handler.inverse else {
            return
        }
        report(.noInverse(of: handler.id, because: reason, at: step.place))
    }

    /// The model of the records that the step gives to read, where it gives some.
    private mutating func checkParameters(of handler: Handler, _ step: Step, slots: [Slot]) -> String? {
        let declarations = Dictionary(handler.parameters.map { ($0.name, $0) }) { first, _ in first }
        for (name, value) in step.arguments where declarations[name] == nil {
            let place = value.keyPlace ?? value.place
            report(.unknownParameter(name, of: handler.id, at: place, known: handler.parameters.map(\.name)))
        }
        for parameter in handler.parameters
        where parameter.isRequired && !step.arguments.contains(where: { $0.name == parameter.name }) {
            report(.missingParameter(parameter, of: handler.id, at: step.place))
        }
        let checker = ArgumentChecker(handler: handler, step: step, slots: slots)
        for (name, value) in step.arguments {
            guard let parameter = declarations[name] else { continue }
            checker.check(value, parameter.shape, with: &self)
        }
        guard let model = checker.model("model") ?? checker.recordModel, schemas.models[model] != nil,
            handler.parameters.contains(where: { if case .fields = $0.shape { true } else { false } })
        else { return nil }
        return model
    }

    private mutating func check(_ presentation: Presentation, sources: [String: String]) {
        let (origin, columns) = presentation.source
        let root = String(origin.prefix { $0 != "." })
        guard let model = sources[root], let schema = schemas.models[model] else { return }
        for column in columns {
            checkPath(column.field, in: schema, at: column.place, orFact: ["id"])
        }
    }
}

extension Presentation {
    fileprivate var source: (String, [Column]) {
        switch self {
        case .table(let source, let columns, _): (source, columns)
        case .record(let source, let fields, _, _): (source, fields)
        // The fields of a chart's rows may be sums, which no model declares.
        case .chart(let source, _, _, _, _, _): (source, [])
        }
    }
}
