internal import Intents
internal import JSON
internal import PluginAPI
internal import RecordHandlers
internal import SQLite

extension Session {
    /// The records of the table `t` that a domain means.
    func condition(_ json: JSON, on model: Model, includesArchived: Bool) throws(HandlerFailure) -> SQL {
        let domain: Domain
        do {
            domain = try Domain(json)
        } catch {
            throw .misused(error.description)
        }
        let hidesArchived = model.isArchivable && !includesArchived && !domain.mentionsActive
        let condition = try self.condition(domain, on: model, "t")
        return hidesArchived ? Session.isActive("t") + " AND " + condition : condition
    }

    /// Nearly all records are active: the plus keeps SQLite from choosing an index for that.
    static func isActive(_ alias: String) -> String { "+\(alias).active = 1" }

    func condition(_ domain: Domain, on model: Model, _ alias: String) throws(HandlerFailure) -> SQL {
        switch domain {
        case .everything: return SQL("1")
        case .nothing: return SQL("0")
        case .not(let inner): return "NOT coalesce(" + (try condition(inner, on: model, alias)) + ", 0)"
        case .all(let parts): return try joined(parts, by: " AND ", on: model, alias)
        case .any(let parts): return try joined(parts, by: " OR ", on: model, alias)
        case .related(let path, let isNegated, let inner):
            let condition = try behind(path[...], inner, on: model, alias)
            return isNegated ? "NOT coalesce(" + condition + ", 0)" : condition
        case .condition(let condition): return try self.condition(condition, on: model, alias)
        }
    }

    private func joined(
        _ parts: [Domain],
        by separator: String,
        on model: Model,
        _ alias: String
    ) throws(HandlerFailure) -> SQL {
        var conditions: [SQL] = []
        for part in parts { conditions.append(try condition(part, on: model, alias)) }
        return "(" + SQL.joined(conditions, by: separator) + ")"
    }

    /// Records that have one behind the path for which the inner domain holds.
    private func behind(
        _ path: ArraySlice<String>,
        _ inner: Domain,
        on model: Model,
        _ alias: String
    ) throws(HandlerFailure) -> SQL {
        guard let head = path.first else { return try condition(inner, on: model, alias) }
        let field = try field(head, of: model)
        let target = try related(field)
        let next = "\(alias)r"
        var condition = try behind(path.dropFirst(), inner, on: target, next)
        switch field.kind {
        case .many2one:
            let id = try expression(field, of: model, alias)
            return "\(id) IN (SELECT \(next).id FROM \"\(target.table)\" \(next) WHERE " + condition + ")"
        case .one2many, .many2many:
            if target.isArchivable, !inner.mentionsActive { condition = Session.isActive(next) + " AND " + condition }
            let members = try membership(field, of: model, target, of: SQL("\(alias).id"), next)
            return "EXISTS (SELECT 1 FROM \"\(target.table)\" \(next) WHERE " + members + " AND " + condition + ")"
        default: throw .misused("the field '\(head)' of \(model.name) leads to no other model")
        }
    }

    private func condition(
        _ condition: Domain.Condition,
        on model: Model,
        _ alias: String
    ) throws(HandlerFailure) -> SQL {
        guard let name = condition.path.first, let field = model.fields[name] else {
            throw .misused(
                "Invalid field \(model.name).\(condition.path.joined(separator: ".")) in a condition"
            )
        }
        // `a != b` is written as not `a = b`, so that what is empty fits.
        if let positive = condition.comparison.opposite {
            let inner = Domain.Condition(condition.path, positive, condition.value)
            return "NOT coalesce(" + (try self.condition(inner, on: model, alias)) + ", 0)"
        }
        if condition.path.count > 1 {
            let rest = Domain.Condition(Array(condition.path.dropFirst()), condition.comparison, condition.value)
            return try behind([name], .condition(rest), on: model, alias)
        }
        switch field.kind {
        case .one2many, .many2many: return try multiple(field, condition, on: model, alias)
        case .many2one: return try many2one(field, condition, on: model, alias)
        default: return try scalar(field, condition, on: model, alias)
        }
    }
}

extension Domain.Comparison {
    /// The comparison that this one is the negation of.
    fileprivate var opposite: Self? {
        switch self {
        case .unequal: .equal
        case .isNotIn: .isIn
        case .notLike: .like
        case .notLikeIgnoringCase: .likeIgnoringCase
        default: nil
        }
    }
}
