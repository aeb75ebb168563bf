public import Diagnostics

extension Expression {
    /// What the expression is used for.
    public enum Purpose: Sendable { case condition, value }

    /// What the types and names of an intent say against the expression.
    public func check(_ names: ExpressionNames, as purpose: Purpose) -> [Diagnostic] {
        var checker = ExpressionChecker(names, of: self)
        _ = checker.types(of: node, isCondition: purpose == .condition)
        return checker.diagnostics
    }

    /// The names that it begins paths with, and where.
    public var roots: [(name: String, place: SourceRange)] {
        var collector = RootCollector(places: places, place: place)
        collector.collect(node)
        return collector.roots
    }
}

extension Template {
    /// What the names of an intent say against the holes.
    public func check(_ names: ExpressionNames) -> [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        for (index, path) in paths.enumerated() {
            let place = holePlaces.indices.contains(index) ? holePlaces[index] : place
            _ = names.types(at: path, place: place, into: &diagnostics)
        }
        return diagnostics
    }
}

/// Walks a tree in the order of its places.
private struct RootCollector {
    let places: [SourceRange]
    let place: SourceRange
    var roots: [(name: String, place: SourceRange)] = []
    private var index = 0

    init(places: [SourceRange], place: SourceRange) {
        self.places = places
        self.place = place
    }

    mutating func collect(_ node: Expression.Node) {
        let here = places.indices.contains(index) ? places[index] : place
        index += 1
        if case .path(let path) = node { roots.append((path[0], here)) }
        for part in node.parts { collect(part) }
    }
}

private struct ExpressionChecker {
    private let names: ExpressionNames
    private let places: [SourceRange]
    private let place: SourceRange
    private var index = 0
    var diagnostics: [Diagnostic] = []

    init(_ names: ExpressionNames, of expression: Expression) {
        self.names = names
        places = expression.places
        place = expression.place
    }

    mutating func types(of node: Expression.Node, isCondition: Bool = false) -> ExpressionTypes {
        let here = places.indices.contains(index) ? places[index] : place
        index += 1
        if isCondition, let phrase = node.constantPhrase {
            diagnostics.append(.noCondition(phrase, isCount: node.isCount, at: here))
        }
        switch node {
        case .text: return [.text]
        case .number: return [.number]
        case .boolean: return .truth
        case .list(let items):
            for item in items { _ = types(of: item) }
            return [.list]
        case .path(let path): return names.types(at: path, place: here, into: &diagnostics)
        case .call(let name, let arguments): return call(name, arguments, at: here)
        case .not(let part):
            _ = types(of: part, isCondition: true)
            return .truth
        case .and(let left, let right), .or(let left, let right):
            _ = types(of: left, isCondition: true)
            _ = types(of: right, isCondition: true)
            return .truth
        case .compare(let comparison, let left, let right):
            compare(comparison, left, right, at: here)
            return .truth
        case .contains(let item, let container):
            let (item, container) = (types(of: item), types(of: container))
            if !container.isAny, !item.meets(container, { ExpressionTypes.Element.contained($0, $1) }) {
                diagnostics.append(.notContained(item.phrase, in: container.phrase, at: here))
            }
            return .truth
        case .isType(let part, let type):
            _ = types(of: part)
            checkType(type, of: part, at: here)
            return .truth
        case .arithmetic(let operation, let left, let right):
            let (left, right) = (types(of: left), types(of: right))
            if let combined = left.combined(operation, with: right) { return combined }
            diagnostics.append(.notCombined(operation, left.phrase, right.phrase, at: here))
            return .any
        }
    }

    private mutating func compare(
        _ comparison: Expression.Comparison,
        _ left: Expression.Node,
        _ right: Expression.Node,
        at here: SourceRange
    ) {
        let (leftTypes, rightTypes) = (types(of: left), types(of: right))
        let isEquality = comparison == .equal || comparison == .unequal
        let meets = leftTypes.meets(rightTypes) {
            isEquality ? ExpressionTypes.Element.equal($0, $1) : ExpressionTypes.Element.order($0, $1)
        }
        guard meets else {
            diagnostics.append(.notComparable(leftTypes.phrase, rightTypes.phrase, comparison, at: here))
            return
        }
        guard isEquality else { return }
        checkOption(of: left, right, at: here)
        checkOption(of: right, left, at: here)
    }

    /// A `choice` slot only ever equals one of its options.
    private mutating func checkOption(of node: Expression.Node, _ literal: Expression.Node, at here: SourceRange) {
        guard case .path(let path) = node, path.count == 1, case .text(let key) = literal,
            let slot = names.slot(path[0]), slot.type == .choice,
            !slot.options.contains(where: { $0.key == key })
        else { return }
        diagnostics.append(.unknownOption(key, of: slot.name, at: here, known: slot.options.map(\.key)))
    }

    private mutating func checkType(_ type: String, of node: Expression.Node, at here: SourceRange) {
        guard case .path(let path) = node, path.count == 1 else { return }
        let slotType = path[0] == "value" ? names.value : names.slot(path[0])?.type
        guard let slotType else { return }
        let known = slotType.typeNames
        if !known.contains(type) { diagnostics.append(.impossibleType(type, of: path[0], at: here, known: known)) }
    }

    private mutating func call(
        _ name: String,
        _ arguments: [Expression.Node],
        at here: SourceRange
    ) -> ExpressionTypes {
        var given: [ExpressionTypes] = []
        for argument in arguments { given.append(types(of: argument)) }
        guard let function = ExpressionFunction(rawValue: name) else {
            diagnostics.append(.unknownFunction(name, at: here))
            return .any
        }
        guard given.count == 1 else {
            diagnostics.append(.argumentCount(name, at: here))
            return .any
        }
        switch function {
        case .role: return .truth
        case .count, .sum: return [.number]
        case .days, .hours, .minutes:
            if !given[0].contains(.number) { diagnostics.append(.needsNumber(name, given[0].phrase, at: here)) }
            return [.duration]
        }
    }
}

extension Expression.Node {
    /// The nodes right below, in the order of their places.
    fileprivate var parts: [Expression.Node] {
        switch self {
        case .text, .number, .boolean, .path: []
        case .list(let nodes), .call(_, let nodes): nodes
        case .not(let node), .isType(let node, _): [node]
        case .and(let left, let right), .or(let left, let right), .compare(_, let left, let right),
            .contains(let left, let right), .arithmetic(_, let left, let right):
            [left, right]
        }
    }

    /// What this always is, for a condition that does not depend on anything.
    fileprivate var constantPhrase: String? {
        switch self {
        case .text: "a text"
        case .number, .arithmetic: "a number"
        case .list: "a list"
        case .call(let name, _): name == "role" ? nil : ExpressionFunction(rawValue: name).map { _ in "a number" }
        case .boolean, .path, .not, .and, .or, .compare, .contains, .isType: nil
        }
    }

    fileprivate var isCount: Bool {
        if case .call("count", _) = self { true } else { false }
    }
}

extension SlotType {
    /// What `is` can ask of a value of this type.
    fileprivate var typeNames: [String] {
        switch self {
        case .either(let types): types.flatMap(\.typeNames)
        case .record(let kinds): ["record"] + kinds.map(\.rawValue)
        case .moment: ["datetime", "date"]
        case .date: ["date"]
        case .list: ["list"]
        case .slot: ["choice"]
        case .city: ["text"]
        case .integer: ["number"]
        case .discount: ["percent"]
        default: [description]
        }
    }
}
