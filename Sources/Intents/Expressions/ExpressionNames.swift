import Diagnostics

/// The names that mean something in one place of an intent, with the types that are known of them.
public struct ExpressionNames: Sendable {
    private let slots: [String: Slot]
    /// Steps whose results can be read here; of what is in them nobody knows the types.
    public var steps: Set<String>
    /// The type of `value`, which a check speaks of.
    public var value: SlotType?

    public init(slots: [Slot], steps: Set<String> = [], value: SlotType? = nil) {
        self.slots = Dictionary(slots.map { ($0.name.rawValue, $0) }) { first, _ in first }
        self.steps = steps
        self.value = value
    }

    static let constants = ["now", "today", "me", "focus", "before"]

    var known: [String] {
        slots.keys.sorted() + steps.sorted() + Self.constants + (value == nil ? [] : ["value"])
    }

    /// Nil for a name without a meaning.
    func types(of name: String) -> ExpressionTypes? {
        if let slot = slots[name] { return ExpressionTypes(slot.type) }
        if steps.contains(name) { return .any }
        switch name {
        case "now": return [.moment]
        case "today": return [.date]
        case "me": return [.record]
        case "focus", "before": return .any
        case "value": return value.map { ExpressionTypes($0) }
        default: return nil
        }
    }

    func slot(_ name: String) -> Slot? { slots[name] }

    /// The types of what a path leads to; what is wrong with the path is added to `diagnostics`.
    func types(at path: [String], place: SourceRange, into diagnostics: inout [Diagnostic]) -> ExpressionTypes {
        guard let root = path.first, var types = types(of: root) else {
            diagnostics.append(.unknownName(path.first ?? "", at: place, known: known))
            return .any
        }
        for member in path.dropFirst() {
            guard let next = types.member(member) else {
                diagnostics.append(.unknownMember(member, of: types.phrase, at: place, known: types.memberNames))
                return .any
            }
            types = next
        }
        return types
    }
}
