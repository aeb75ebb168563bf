/// Durations of a repeated piece of work, in nanoseconds.
struct Stopwatch {
    private(set) var laps: [Int] = []

    /// - Parameter start: When the work was due.
    mutating func lap<Success>(
        since start: ContinuousClock.Instant = .now,
        _ work: () async throws -> Success
    ) async rethrows -> Success {
        let success = try await work()
        let (seconds, attoseconds) = start.duration(to: .now).components
        laps.append(Int(seconds) * 1_000_000_000 + Int(attoseconds / 1_000_000_000))
        return success
    }

    /// The value that a share of the laps does not exceed.
    func percentile(_ share: Double) -> Int {
        let sorted = laps.sorted()
        guard !sorted.isEmpty else { return 0 }
        return sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
    }

    var summary: String {
        "p50 \(milliseconds(percentile(0.5)))  p99 \(milliseconds(percentile(0.99)))  (\(laps.count) laps)"
    }
}

/// `1.234 ms`
func milliseconds(_ nanoseconds: Int) -> String {
    let thousandths = nanoseconds / 1000
    let rest = String(thousandths % 1000)
    return "\(thousandths / 1000).\(String(repeating: "0", count: 3 - rest.count))\(rest) ms"
}

/// One line of a benchmark: what, the figure, the bound it is held to.
func report(_ what: String, _ figure: String, bound: String) {
    let padding = String(repeating: " ", count: max(1, 52 - what.count))
    print("\(what)\(padding)\(figure)    [\(bound)]")
}
