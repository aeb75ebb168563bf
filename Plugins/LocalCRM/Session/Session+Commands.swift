internal import JSON
internal import PluginAPI
internal import SQLite

extension Session {
    /// Carries out the commands of the x2many fields among `values`.
    func link(_ values: [String: JSON], of model: Model, _ id: Int) throws(HandlerFailure) {
        for (name, value) in values.sorted(by: { $0.key < $1.key }) {
            guard let field = model.fields[name], field.isMultiple else { continue }
            for command in try Command.list(value, for: field, of: model) {
                try carryOut(command, field, of: model, id)
            }
        }
    }

    private func carryOut(
        _ command: Command,
        _ field: Field,
        of model: Model,
        _ id: Int
    ) throws(HandlerFailure) {
        let target = try related(field)
        switch command {
        case .create(let values):
            if field.kind == .many2many {
                try attach(try create(target.name, values), field, of: model, id)
            } else {
                _ = try create(target.name, values.merging(try owner(field, target, model, id)) { _, new in new })
            }
        case .update(let other, let values): try write(target.name, [other], values)
        case .delete(let other): try unlink(target.name, [other])
        case .detach(let other): try detach([other], field, target, of: model, id)
        case .attach(let other):
            guard try exists(target, other) else { throw .missing(model: target.name, id: other) }
            try attach(other, field, of: model, id)
        case .clear: try detach(try relatedIDs(field, of: model, id), field, target, of: model, id)
        case .set(let others):
            try detach(
                try relatedIDs(field, of: model, id).filter { !others.contains($0) },
                field,
                target,
                of: model,
                id
            )
            for other in others {
                guard try exists(target, other) else { throw .missing(model: target.name, id: other) }
                try attach(other, field, of: model, id)
            }
        }
    }

    private func attach(_ other: Int, _ field: Field, of model: Model, _ id: Int) throws(HandlerFailure) {
        if field.kind == .many2many {
            try run(
                SQL(
                    "INSERT OR IGNORE INTO \"\(model.pairs(of: field))\" (source, target) VALUES (?, ?)",
                    [.integer(id), .integer(other)]
                )
            )
        } else {
            let target = try related(field)
            try write(target.name, [other], try owner(field, target, model, id))
        }
    }

    private func detach(
        _ others: [Int],
        _ field: Field,
        _ target: Model,
        of model: Model,
        _ id: Int
    ) throws(HandlerFailure) {
        if field.kind == .many2many {
            try run(
                SQL("DELETE FROM \"\(model.pairs(of: field))\" WHERE source = ? AND target IN ", [.integer(id)])
                    + SQL.list(others)
            )
            return
        }
        guard let back = field.relationField, !others.isEmpty else { return }
        // A line cannot be without its order: it goes.
        if target.fields[back]?.isRequired == true || target.definition.behaviour.goesWith.contains(back) {
            try unlink(target.name, others)
        } else {
            try write(target.name, others, [back: false])
        }
    }

    /// What makes a record of `target` belong to the record `id`.
    private func owner(
        _ field: Field,
        _ target: Model,
        _ model: Model,
        _ id: Int
    ) throws(HandlerFailure) -> [String: JSON] {
        guard let back = field.relationField else { throw .misused("the field '\(field.name)' leads nowhere") }
        return [back: .integer(id)]
    }
}

/// What is to happen to the records behind an x2many field: Odoo's commands 0 to 6.
enum Command: Hashable {
    case create([String: JSON])
    case update(Int, [String: JSON])
    case delete(Int)
    case detach(Int)
    case attach(Int)
    case clear
    case set([Int])

    /// A list of commands; a bare list of ids means those and no others.
    static func list(_ value: JSON, for field: Field, of model: Model) throws(HandlerFailure) -> [Command] {
        if value == false || value == .null { return [.clear] }
        guard case .array(let items) = value else { throw .wrongCommands(value, field, model) }
        let ids = items.compactMap(\.intValue)
        if ids.count == items.count { return ids.isEmpty ? [.clear] : [.set(ids)] }
        var commands: [Command] = []
        for item in items {
            guard let command = Command(item) else { throw .wrongCommands(item, field, model) }
            commands.append(command)
        }
        return commands
    }

    private init?(_ item: JSON) {
        guard let code = item[0]?.intValue else { return nil }
        let id = item[1]?.intValue
        switch (code, id, item[2]) {
        case (0, _, .object(let values)?): self = .create(values)
        case (1, let id?, .object(let values)?): self = .update(id, values)
        case (2, let id?, _): self = .delete(id)
        case (3, let id?, _): self = .detach(id)
        case (4, let id?, _): self = .attach(id)
        case (5, _, _): self = .clear
        case (6, _, .array(let items)?):
            let ids = items.compactMap(\.intValue)
            guard ids.count == items.count else { return nil }
            self = .set(ids)
        default: return nil
        }
    }
}

extension HandlerFailure {
    fileprivate static func wrongCommands(_ value: JSON, _ field: Field, _ model: Model) -> Self {
        .misused("Wrong value for \(model.name).\(field.name): \(value)")
    }
}
