internal import Intents
internal import JSON
internal import PluginAPI
internal import RecordHandlers
internal import SQLite

extension Session {
    func multiple(
        _ field: Field,
        _ condition: Domain.Condition,
        on model: Model,
        _ alias: String
    ) throws(HandlerFailure) -> SQL {
        let target = try related(field)
        let next = "\(alias)r"
        let members = try membership(field, of: model, target, of: SQL("\(alias).id"), next)
        func exists(_ condition: SQL) -> SQL {
            "EXISTS (SELECT 1 FROM \"\(target.table)\" \(next) WHERE " + members + " AND " + condition + ")"
        }
        switch condition.value {
        case .bool(false): return "NOT " + exists(SQL("1"))
        case .bool(true): return exists(SQL("1"))
        case .array(let items) where items.contains(false):
            let others = Domain.Condition(condition.path, condition.comparison, .array(items.filter { $0 != false }))
            return "(NOT " + exists(SQL("1")) + " OR " + (try multiple(field, others, on: model, alias)) + ")"
        default: return exists(try identity(condition, in: target, next))
        }
    }

    func many2one(
        _ field: Field,
        _ condition: Domain.Condition,
        on model: Model,
        _ alias: String
    ) throws(HandlerFailure) -> SQL {
        let id = try expression(field, of: model, alias)
        let target = try related(field)
        switch condition.value {
        case .bool(false): return SQL("\(id) IS NULL")
        case .bool(true): return SQL("\(id) IS NOT NULL")
        case .integer(let number) where condition.comparison == .equal:
            return SQL("\(id) = ?", [.integer(number)])
        case .array(let items) where items.contains(false):
            let others = Domain.Condition(condition.path, condition.comparison, .array(items.filter { $0 != false }))
            return "(\(id) IS NULL OR " + (try many2one(field, others, on: model, alias)) + ")"
        case .array(let items) where condition.comparison == .isIn && items.allSatisfy { $0.intValue != nil }:
            return "\(id) IN " + SQL.list(items)
        default:
            let next = "\(alias)r"
            return "\(id) IN (SELECT \(next).id FROM \"\(target.table)\" \(next) WHERE "
                + (try identity(condition, in: target, next)) + ")"
        }
    }

    /// Which record of `target` a value means: an id, ids, a name, or those below or above one.
    func identity(
        _ condition: Domain.Condition,
        in target: Model,
        _ alias: String
    ) throws(HandlerFailure) -> SQL {
        let values = condition.value.arrayValue ?? [condition.value]
        let ids = values.compactMap(\.intValue)
        let words = values.compactMap(\.stringValue)
        guard ids.count + words.count == values.count else {
            throw .misused("'\(condition.path.joined(separator: "."))' takes ids or a name, not \(condition.value)")
        }
        switch condition.comparison {
        case .childOf, .parentOf:
            var roots = ids
            for word in words {
                let named = try named(word, .likeIgnoringCase, in: target, "t")
                roots += try self.ids(of: target, where: named)
            }
            return try family(of: roots, condition.comparison, in: target, alias)
        case .equal, .isIn:
            var parts: [SQL] = ids.isEmpty ? [] : ["\(alias).id IN " + SQL.list(ids)]
            for word in words { parts.append(try named(word, .equal, in: target, alias)) }
            return parts.isEmpty ? SQL("0") : "(" + SQL.joined(parts, by: " OR ") + ")"
        case .like, .likeIgnoringCase, .matches, .matchesIgnoringCase:
            guard let word = words.first, values.count == 1 else { return SQL("\(alias).id = ?", [.null]) }
            return try named(word, condition.comparison, in: target, alias)
        default:
            guard let id = ids.first, values.count == 1 else {
                throw .misused("'\(condition.comparison.rawValue)' compares with one id")
            }
            return SQL("\(alias).id \(condition.comparison.rawValue) ?", [.integer(id)])
        }
    }

    /// Records by their name, and by what else the model's search by name looks at.
    func named(
        _ words: String,
        _ comparison: Domain.Comparison,
        in target: Model,
        _ alias: String
    ) throws(HandlerFailure) -> SQL {
        var parts: [SQL] = []
        for name in target.definition.searched {
            let condition = Domain.Condition([name], comparison, .string(words))
            parts.append(try self.condition(.condition(condition), on: target, alias))
        }
        return "(" + SQL.joined(parts, by: " OR ") + ")"
    }

    /// The records themselves with all below or above them.
    func family(
        of roots: [Int],
        _ comparison: Domain.Comparison,
        in target: Model,
        _ alias: String
    ) throws(HandlerFailure) -> SQL {
        guard target.hasParents else { return "\(alias).id IN " + SQL.list(roots) }
        let step =
            comparison == .childOf
            ? "SELECT c.id FROM \"\(target.table)\" c JOIN family f ON c.parent_id = f.id"
            : "SELECT c.parent_id FROM \"\(target.table)\" c JOIN family f ON c.id = f.id WHERE c.parent_id IS NOT NULL"
        return "\(alias).id IN (WITH RECURSIVE family(id) AS (SELECT value FROM json_each("
            + SQL("?", [.text(JSON.array(roots.map(JSON.integer)).serialized())])
            + ") UNION \(step)) SELECT id FROM family)"
    }
}
