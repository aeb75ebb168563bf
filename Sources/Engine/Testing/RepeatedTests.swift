internal import Intents

/// The same tests, run several times by one reader that need not answer the same each time.
public struct RepeatedTests: Sendable {
    /// One test with what came of it each time.
    public struct Entry: Sendable {
        public let first: IntentTester.Result
        public let passes: Int
        public let runs: Int
        /// What was found instead, slot by slot, with how often.
        public let differences: [(line: String, times: Int)]
    }

    public let entries: [Entry]

    /// - Parameter runs: Results in the same order each time.
    public init(_ runs: [[IntentTester.Result]]) {
        entries = (runs.first ?? []).indices.map { place in
            let results = runs.map { $0[place] }
            var times: [String: Int] = [:]
            for line in results.flatMap(\.differences) { times[line, default: 0] += 1 }
            return Entry(
                first: results[0],
                passes: results.filter(\.holds).count,
                runs: results.count,
                differences: times.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
            )
        }
    }

    /// The share of runs that hold.
    public var passOnce: Double { share { Double($0.passes) / Double($0.runs) } }

    /// The share of tests that hold every time: pass^k.
    public var passAlways: Double { share { $0.passes == $0.runs ? 1 : 0 } }

    private func share(_ value: (Entry) -> Double) -> Double {
        entries.isEmpty ? 1 : entries.reduce(0) { $0 + value($1) } / Double(entries.count)
    }
}
