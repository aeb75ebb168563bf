public import JSON

/// A search condition, read from Odoo's prefix notation.
public indirect enum Domain: Hashable, Sendable {
    case everything
    case nothing
    case condition(Condition)
    /// Records for which at least one (or, negated, none) of those behind the path fits.
    case related(path: [String], isNegated: Bool, Domain)
    case not(Domain)
    case all([Domain])
    case any([Domain])

    public struct Condition: Hashable, Sendable {
        /// `country_id.code` is two names.
        public var path: [String]
        public var comparison: Comparison
        public var value: JSON

        public init(_ path: [String], _ comparison: Comparison, _ value: JSON) {
            self.path = path
            self.comparison = comparison
            self.value = value
        }
    }

    public enum Comparison: String, Hashable, Sendable, CaseIterable {
        case equal = "="
        case unequal = "!="
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="
        case isIn = "in"
        case isNotIn = "not in"
        case like
        case notLike = "not like"
        case likeIgnoringCase = "ilike"
        case notLikeIgnoringCase = "not ilike"
        case matches = "=like"
        case matchesIgnoringCase = "=ilike"
        case childOf = "child_of"
        case parentOf = "parent_of"
    }
}

extension Domain {
    /// The fields that conditions start with: what lint looks up in the model.
    public var paths: [[String]] {
        switch self {
        case .everything, .nothing: []
        case .condition(let condition): [condition.path]
        case .related(let path, _, let inner): [path] + inner.paths.map { path + $0 }
        case .not(let inner): inner.paths
        case .all(let parts), .any(let parts): parts.flatMap(\.paths)
        }
    }

    /// Whether it says itself which archived records it wants: then they are not hidden.
    public var mentionsActive: Bool {
        switch self {
        case .everything, .nothing, .related: false
        case .condition(let condition): condition.path == ["active"]
        case .not(let inner): inner.mentionsActive
        case .all(let parts), .any(let parts): parts.contains(where: \.mentionsActive)
        }
    }
}
