import Diagnostics
import Intents

extension IntentLint {
    mutating func checkExpressions() {
        for slot in intent.slots { checkExpressions(of: slot) }
        for group in intent.requireOneOf { check(group.ask, names) }
        for condition in intent.guards {
            check(condition.condition, names)
            check(condition.say, names)
        }
        if case .when(let condition) = intent.confirmation.rule { check(condition, names) }
        var names = names
        for step in intent.plan {
            check(step, names)
            if let name = step.name { names.steps.insert(name) }
        }
        if case .steps(let steps) = intent.undo {
            for step in steps { check(step, names) }
        }
        for reply in intent.replies.values { check(reply, names) }
        for presentation in intent.presentations {
            if case .chart(_, _, let title, _, _, _) = presentation { check(title, names) }
        }
    }

    private mutating func checkExpressions(of slot: Slot) {
        if case .when(let condition) = slot.requirement { check(condition, names) }
        if case .expression(let value) = slot.standard { check(value, names, as: .value) }
        check(slot.ask, names)
        // A check sees its value alone: what relates slots is a `guard`.
        let names = ExpressionNames(slots: [], value: slot.type)
        for rule in slot.checks {
            if case .expression(let condition) = rule.rule { check(condition, names) }
            check(rule.say, names)
        }
    }

    private mutating func check(_ step: Step, _ names: ExpressionNames) {
        if let condition = step.condition { check(condition, names) }
        for (_, argument) in step.arguments { check(argument, names) }
    }

    private mutating func check(_ argument: Argument, _ names: ExpressionNames) {
        if let condition = argument.condition { check(condition, names) }
        switch argument.content {
        case .literal: break
        case .expression(let expression): check(expression, names, as: .value)
        case .template(let template): check(template, names)
        case .list(let items): for item in items { check(item, names) }
        case .map(let entries): for entry in entries { check(entry.value, names) }
        }
    }

    private mutating func check(
        _ expression: Expression,
        _ names: ExpressionNames,
        as purpose: Expression.Purpose = .condition
    ) {
        for diagnostic in expression.check(names, as: purpose) { report(diagnostic) }
        for (name, _) in expression.roots { used.insert(Slot.Name(name)) }
    }

    private mutating func check(_ templates: Localized<Template>, _ names: ExpressionNames) {
        if let zh = templates.zh { check(zh, names) }
        if let en = templates.en, en != templates.zh { check(en, names) }
    }

    private mutating func check(_ template: Template, _ names: ExpressionNames) {
        for diagnostic in template.check(names) { report(diagnostic) }
        for path in template.paths { used.insert(Slot.Name(path[0])) }
    }
}
