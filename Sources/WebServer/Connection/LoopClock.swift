/// The loop's time: it runs with the kernel's, but skips the time in which the loop could not listen.
///
/// After a stall (a suspended machine, a debugger) no peer is called silent that nobody listened to.
struct LoopClock: Hashable, Sendable {
    private var last: Duration
    private(set) var now: Duration = .zero

    init(startingAt time: Duration) {
        last = time
    }

    mutating func advance(to time: Duration) {
        now += min(time - last, Self.longestStep)
        last = time
    }

    /// The loop wakes every second by itself.
    static let longestStep: Duration = .seconds(2)
}
