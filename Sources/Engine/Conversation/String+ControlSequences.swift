internal import Entities

extension String {
    /// What a person can have meant: no value ever holds a sequence that a terminal obeys.
    var withoutControlSequences: String { ControlSequences.removed(from: self) }
}
