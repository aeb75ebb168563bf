/// Where the loop counts and everybody may read.
final class Meter: Sendable {
    private let counters = Lock(ServerCounters())

    var reading: ServerCounters { counters.withLock { $0 } }

    func count(_ change: @Sendable (inout ServerCounters) -> Void) {
        counters.withLock { change(&$0) }
    }
}
