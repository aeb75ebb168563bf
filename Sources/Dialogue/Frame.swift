public import Intents

/// An intent with the slots gathered so far.
public struct Frame: Hashable, Sendable, Codable {
    public var intent: Intent.ID
    public var fillings: [Slot.Name: Filling]
    /// Slots in the order in which they were filled: a correction without a name means the latest that fits.
    public private(set) var order: [Slot.Name] = []
    /// Slots that were named without a value (改一下邮箱): they are asked for although nothing requires them.
    public var mentioned: [Slot.Name]
    /// Slots that the person does not want to fill.
    public var skipped: Set<Slot.Name>
    /// What was changed since the card was shown, for marking it there.
    public var changed: Set<Slot.Name>
    /// The words that began it.
    public var utterance: String
    /// Guards and duplicates have been looked up for the fillings as they are.
    public var isInspected: Bool
    /// The person has said that a record like an existing one may be made.
    public var acceptsDuplicates: Bool

    public init(_ intent: Intent.ID, utterance: String) {
        self.intent = intent
        self.utterance = utterance
        fillings = [:]
        mentioned = []
        skipped = []
        changed = []
        isInspected = false
        acceptsDuplicates = false
    }

    public subscript(slot: Slot.Name) -> Value? {
        fillings[slot]?.value
    }

    public mutating func fill(_ slot: Slot.Name, with filling: Filling) {
        if let old = fillings[slot]?.value, .value(old) != filling.content { changed.insert(slot) }
        fillings[slot] = filling
        if filling.origin != .standard {
            order.removeAll { $0 == slot }
            order.append(slot)
        }
        mentioned.removeAll { $0 == slot }
        skipped.remove(slot)
        isInspected = false
    }

    public mutating func empty(_ slot: Slot.Name) {
        if fillings.removeValue(forKey: slot) != nil { changed.insert(slot) }
        isInspected = false
    }
}

/// What a slot holds, and where it came from.
public struct Filling: Hashable, Sendable, Codable {
    public enum Content: Hashable, Sendable, Codable {
        /// The name of a record that has not been looked up yet.
        case words(String)
        case value(Value)
    }

    public enum Origin: Hashable, Sendable, Codable {
        case said, standard, focus, picked, inherited
        /// The record that an earlier frame of the same batch is about to make.
        case result(of: Int)
    }

    public var content: Content
    public var origin: Origin
    /// The user's own words for it, nil for defaults.
    public var evidence: String?

    public init(_ content: Content, origin: Origin, evidence: String? = nil) {
        self.content = content
        self.origin = origin
        self.evidence = evidence
    }

    public var value: Value? {
        guard case .value(let value) = content else { return nil }
        return value
    }
}
