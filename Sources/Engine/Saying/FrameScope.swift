internal import Dialogue
internal import Intents
internal import JSON
internal import PluginAPI

/// What the names in an intent's expressions and templates mean: its slots, the results of its steps, the person.
struct FrameScope: ExpressionScope {
    let intent: Intent
    var frame: Frame
    var roles: Set<Role>
    var now: Moment
    var currency: String
    /// Results of the steps so far, by their `as`.
    var results: [String: JSON] = [:]
    /// Fields of records that have been read, by `model,id`.
    var records: [String: [String: JSON]] = [:]
    var me: RecordReference?
    var focus: RecordReference?
    /// Values before the change, by field.
    var before: [String: JSON] = [:]
    /// What `value` is, in a check.
    var checked: Value?

    func value(of name: String) -> ExpressionValue {
        if let filling = frame.fillings[Slot.Name(name)] {
            switch filling.content {
            case .value(let value): return .value(value)
            case .words(let words): return .value(.text(words))
            }
        }
        if let result = results[name] { return ExpressionValue(result) }
        switch name {
        case "me": return ExpressionValue(me.map(Value.record))
        case "focus": return ExpressionValue(focus.map(Value.record))
        case "before": return .fact(.object(before))
        case "value": return ExpressionValue(checked)
        default: return .nothing
        }
    }

    func field(_ name: String, of record: RecordReference) -> ExpressionValue? {
        records[record.key]?[name].map { ExpressionValue($0) }
    }

    func title(ofOption key: String, of name: String) -> Localized<String>? {
        intent.slot(Slot.Name(name))?.options.first { $0.key == key }?.title
    }
}

extension RecordReference {
    /// `res.partner,7`
    var key: String { "\(model),\(id)" }
}
