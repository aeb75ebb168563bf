/// What time brings, and the end.
extension Reactor {
    func sweep() {
        nextSweep = now + .seconds(1)
        if areListenersPaused {
            areListenersPaused = false
            for listener in listeners { watch(listener) }
        }
        for case .connection(let connection) in watched { connection.sweep() }
        if let graceEnd, now >= graceEnd { endGrace() }
    }

    func shutDown(grace: Duration) {
        graceEnd = min(graceEnd ?? now + grace, now + grace)
        if !loop.isDraining { drain() }
        if grace <= .zero { endGrace() }
        finishIfIdle()
    }

    private func drain() {
        loop.beginDraining()
        for listener in listeners {
            // Who waits in the queue was promised an answer by the kernel.
            accept(from: listener, atMost: .max)
            unwatch(listener)
        }
        listeners = []
        for case .connection(let connection) in watched { connection.drain() }
    }

    private func endGrace() {
        graceEnd = nil
        arrivals.yield(.cancelAll)
        for case .connection(let connection) in watched { connection.cutShort() }
    }

    func taskEnded(_ id: ConnectionID) {
        taskCount -= 1
        connection(id)?.taskEnded()
        finishIfIdle()
    }

    func finishIfIdle() {
        guard loop.isDraining, counters.open == 0, taskCount == 0 else { return }
        // Whoever waits for the end reads the last figures.
        meter.publish(counters)
        arrivals.finish()
    }
}
