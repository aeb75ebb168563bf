import Synchronization

/// What happened at the server so far, and who waits for more of it.
final class Journal: Sendable {
    private struct Waiter {
        let isMet: @Sendable ([ScriptedServer.Event]) -> Bool
        let continuation: CheckedContinuation<Void, Never>
    }

    private struct State {
        var events: [ScriptedServer.Event] = []
        var waiters: [Int: Waiter] = [:]
        var lastWaiter = 0
        var cancelled: Set<Int> = []
        var sockets: [Socket] = []
        var isShutDown = false
    }

    private let state = Mutex(State())

    var events: [ScriptedServer.Event] { state.withLock(\.events) }

    func note(_ event: ScriptedServer.Event) {
        let ready = state.withLock { state in
            state.events.append(event)
            let ready = state.waiters.filter { $0.value.isMet(state.events) }
            for id in ready.keys { state.waiters[id] = nil }
            return ready.values.map(\.continuation)
        }
        for continuation in ready { continuation.resume() }
    }

    /// Returns when the events so far meet the condition, or the task is cancelled.
    func wait(until isMet: @escaping @Sendable ([ScriptedServer.Event]) -> Bool) async {
        let id = state.withLock { state in
            state.lastWaiter += 1
            return state.lastWaiter
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isReady = state.withLock { state in
                    if state.cancelled.contains(id) || isMet(state.events) { return true }
                    state.waiters[id] = Waiter(isMet: isMet, continuation: continuation)
                    return false
                }
                if isReady { continuation.resume() }
            }
        } onCancel: {
            let waiter = state.withLock { state in
                state.cancelled.insert(id)
                return state.waiters.removeValue(forKey: id)
            }
            waiter?.continuation.resume()
        }
    }

    /// Keeps the socket so that it can be shut down; false when the server is gone.
    func adopt(_ socket: Socket) -> Bool {
        state.withLock { state in
            guard !state.isShutDown else { return false }
            state.sockets.append(socket)
            return true
        }
    }

    func release(_ socket: Socket) {
        state.withLock { state in
            state.sockets.removeAll { $0 === socket }
        }
    }

    func shutDown() {
        state.withLock { state in
            state.isShutDown = true
            for socket in state.sockets { socket.shutDown() }
        }
    }
}
