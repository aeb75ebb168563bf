/// What happened in one turn, stage by stage: `:why`, the log and the tests read the same one. It holds no secrets.
public struct Trace: Hashable, Sendable {
    public var utterance: String
    public var stages: [Stage] = []

    public init(utterance: String) {
        self.utterance = utterance
    }

    public struct Stage: Hashable, Sendable {
        public let name: String
        /// Nanoseconds; excluded from comparison by tests.
        public let duration: Int
        public let lines: [String]
    }

    mutating func add(_ name: String, since start: ContinuousClock.Instant, _ lines: [String]) {
        stages.append(Stage(name: name, duration: start.duration(to: .now).nanoseconds, lines: lines))
    }
}

extension Duration {
    var nanoseconds: Int {
        Int(components.seconds) * 1_000_000_000 + Int(components.attoseconds / 1_000_000_000)
    }
}
