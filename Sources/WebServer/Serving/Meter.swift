/// Where the loop puts its counters for everybody to read.
final class Meter: Sendable {
    private let counters = Lock(ServerCounters())

    var reading: ServerCounters { counters.withLock { $0 } }

    func publish(_ reading: ServerCounters) {
        counters.withLock { $0 = reading }
    }
}
