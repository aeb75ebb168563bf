/// What happened in one minute.
struct Minute: Hashable, Sendable {
    struct Use: Hashable, Sendable {
        var used = 0
        var failed = 0
    }

    /// Minutes since 1970.
    let number: Int
    var messages = 0
    var acknowledgements = Histogram()
    var turns = Histogram()
    var errors: [String: Int] = [:]
    var intents: [String: Use] = [:]

    init(number: Int) {
        self.number = number
    }

    mutating func add(_ other: Minute) {
        messages += other.messages
        acknowledgements.add(other.acknowledgements)
        turns.add(other.turns)
        errors.merge(other.errors, uniquingKeysWith: +)
        intents.merge(other.intents) { Use(used: $0.used + $1.used, failed: $0.failed + $1.failed) }
    }
}
