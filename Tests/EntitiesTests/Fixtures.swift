import Entities
import Intents

/// Wednesday 2026-03-18, ten in the morning in Shanghai: the moment that the tests' messages are written at.
let reference = Reference(
    now: Moment(Day(number: 20_530), TimeOfDay(hour: 10) ?? .midnight, offset: 28_800)
)

/// The first value of `type` that `text` holds.
func first(_ type: ValueType, in text: String, prefer preference: Preference = .future) -> Value? {
    Recognizer().entities(in: text, reference: reference).lazy
        .compactMap { $0.value(as: type, reference: reference, prefer: preference) }
        .first
}

/// The values of the entities of `kind` in `text`, as `type`.
func values(_ kind: EntityKind, as type: ValueType, in text: String) -> [Value] {
    Recognizer().entities(in: text, reference: reference, kinds: [kind])
        .compactMap { $0.value(as: type, reference: reference) }
}
