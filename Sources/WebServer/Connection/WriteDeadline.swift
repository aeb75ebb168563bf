/// When a peer is given up that does not take what is sent: none of it for a time, or too little altogether.
struct WriteDeadline: Hashable, Sendable {
    private let timeout: Duration
    private let minimumRate: Int
    private var began: Duration?
    private var lastProgress: Duration = .zero
    private var taken = 0

    init(timeout: Duration, minimumRate: Int) {
        self.timeout = timeout
        self.minimumRate = minimumRate
    }

    /// The socket takes no more for now.
    mutating func blocked(at now: Duration) {
        guard began == nil else { return }
        began = now
        lastProgress = now
        taken = 0
    }

    mutating func progressed(by bytes: Int, at now: Duration) {
        guard began != nil else { return }
        lastProgress = now
        taken += bytes
    }

    /// All that was queued is gone.
    mutating func drained() {
        began = nil
    }

    func isOver(at now: Duration) -> Bool {
        guard let began else { return false }
        let earned: Duration = .seconds(taken) / max(1, minimumRate)
        return now >= lastProgress + timeout || now >= began + timeout + earned
    }
}
