/// What the names of an expression or a template mean at one moment of a conversation.
public protocol ExpressionScope {
    /// A slot, a step's result, or one of `me focus before value`; nothing when it is unknown or empty.
    func value(of name: String) -> ExpressionValue
    /// A field of a record that the scope knows more of than its name; nil when it does not.
    func field(_ name: String, of record: RecordReference) -> ExpressionValue?
    /// What an option of the `choice` slot `name` is called.
    func title(ofOption key: String, of name: String) -> Localized<String>?
    var roles: Set<Role> { get }
    /// The time of the turn as the user's clock shows it.
    var now: Moment { get }
    /// ISO 4217: the currency of amounts that name none.
    var currency: String { get }
}

extension ExpressionScope {
    public func field(_ name: String, of record: RecordReference) -> ExpressionValue? { nil }
    public func title(ofOption key: String, of name: String) -> Localized<String>? { nil }

    /// What a path of names leads to: a field of a record, a member of a value, the field of each record of a list.
    public func value(at path: [String]) -> ExpressionValue {
        guard let root = path.first else { return .nothing }
        return path.dropFirst().reduce(constant(root) ?? value(of: root)) { member($1, of: $0) }
    }

    private func constant(_ name: String) -> ExpressionValue? {
        switch name {
        case "now": .value(.moment(now))
        case "today": .value(.date(now.day))
        default: nil
        }
    }

    private func member(_ name: String, of value: ExpressionValue) -> ExpressionValue {
        if case .value(.record(let record)) = value, name != "id", let field = field(name, of: record) { return field }
        if case .value(.list(let values)) = value, Int(name) == nil {
            let members = values.map { member(name, of: .value($0)) }.filter { !$0.isEmpty }
            return .list(members)
        }
        return value.member(name)
    }
}
