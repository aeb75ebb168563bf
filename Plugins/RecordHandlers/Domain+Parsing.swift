public import JSON

extension Domain {
    /// Why a value is no domain, in one lower-case sentence.
    public struct Mistake: Error, Hashable, Sendable, CustomStringConvertible {
        public let description: String
    }

    /// Reads a list of conditions and the operators `&`, `|` and `!`; conditions that follow each other are joined by
    /// and. `null` is everything.
    public init(_ json: JSON) throws(Mistake) {
        guard json != .null else {
            self = .everything
            return
        }
        guard case .array(let items) = json else { throw .notAList(json) }
        var rest = items[...]
        var parts: [Domain] = []
        while !rest.isEmpty { parts.append(try Domain.term(&rest)) }
        self = parts.count == 1 ? parts[0] : parts.isEmpty ? .everything : .all(parts)
    }

    private static func term(_ rest: inout ArraySlice<JSON>) throws(Mistake) -> Domain {
        guard let item = rest.popFirst() else { throw .lacksOperand }
        switch item {
        case .string("!"): return .not(try term(&rest))
        case .string("&"): return .all([try term(&rest), try term(&rest)])
        case .string("|"): return .any([try term(&rest), try term(&rest)])
        case .array(let parts): return try leaf(parts)
        default: throw .noCondition(item)
        }
    }

    private static func leaf(_ parts: [JSON]) throws(Mistake) -> Domain {
        guard parts.count == 3, case .string(let written) = parts[1] else { throw .noCondition(.array(parts)) }
        guard case .string(let name) = parts[0] else { return try constant(parts, written) }
        let path = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard path.allSatisfy({ !$0.isEmpty }) else { throw .noCondition(.array(parts)) }
        switch written {
        case "any", "not any": return .related(path: path, isNegated: written == "not any", try Domain(parts[2]))
        case "=?" where parts[2] == .null || parts[2] == .bool(false): return .everything
        default: break
        }
        guard let comparison = Comparison(rawValue: synonyms[written] ?? written) else {
            throw .unknownOperator(written, in: .array(parts))
        }
        let value = try plain(parts[2], in: .array(parts))
        if case .array = value {
            // Odoo reads `=` with a list as `in`.
            switch comparison {
            case .equal: return .condition(Condition(path, .isIn, value))
            case .unequal: return .condition(Condition(path, .isNotIn, value))
            case .isIn, .isNotIn, .childOf, .parentOf: break
            default: throw .unexpectedList(written, in: .array(parts))
            }
        } else if comparison == .isIn || comparison == .isNotIn {
            return .condition(Condition(path, comparison, .array([value])))
        }
        return .condition(Condition(path, comparison, value))
    }

    /// `[1, "=", 1]` and `[0, "=", 1]`.
    private static func constant(_ parts: [JSON], _ written: String) throws(Mistake) -> Domain {
        guard written == "=", parts[2] == .integer(1) else { throw .noCondition(.array(parts)) }
        switch parts[0] {
        case .integer(1): return .everything
        case .integer(0): return .nothing
        default: throw .noCondition(.array(parts))
        }
    }

    /// Null is false; a record that a step produced stands for its id.
    private static func plain(_ value: JSON, in leaf: JSON) throws(Mistake) -> JSON {
        switch value {
        case .null: return .bool(false)
        case .bool, .integer, .double, .string: return value
        case .object(let members):
            guard let id = members["id"], case .integer = id else { throw .noCondition(leaf) }
            return id
        case .array(let items):
            var plainItems: [JSON] = []
            for item in items {
                if case .array = item { throw .noCondition(leaf) }
                plainItems.append(try plain(item, in: leaf))
            }
            return .array(plainItems)
        }
    }

    private static let synonyms = ["==": "=", "<>": "!=", "=?": "="]
}

extension Domain.Mistake {
    static func notAList(_ json: JSON) -> Self {
        Self(description: "a domain is a list of conditions, not \(json.serialized())")
    }

    static func noCondition(_ json: JSON) -> Self {
        Self(description: "\(json.serialized()) is no condition: write [field, operator, value]")
    }

    static func unknownOperator(_ name: String, in leaf: JSON) -> Self {
        let known = Domain.Comparison.allCases.map(\.rawValue) + ["any", "not any"]
        return Self(
            description:
                "there is no operator '\(name)' in \(leaf.serialized()): use one of \(known.joined(separator: ", "))"
        )
    }

    static func unexpectedList(_ name: String, in leaf: JSON) -> Self {
        Self(description: "the operator '\(name)' takes one value, not a list, in \(leaf.serialized())")
    }

    static let lacksOperand = Self(description: "an operator '&', '|' or '!' lacks a condition behind it")
}
