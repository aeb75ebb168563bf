internal import Storage

/// What a room does for not being the only one of its session.
extension Room {
    /// Tells of what other nodes have put into the log.
    func follow() async throws(ChatLogFailure) {
        guard services.link != nil else { return }
        try await catchUp()
    }

    /// Whether the turn of a message may begin here; nil for not yet, and not before something has happened.
    func mayBegin(_ message: String) async -> Bool? {
        guard let cluster = services.link?.cluster else { return true }
        let position = published
        switch try? await cluster.claim(message, in: id, knowing: version) {
        case .granted(let current, let state):
            if current != version { learn(state, version: current) }
            return true
        case .lost: return false
        case .wait, nil:
            await listen(behind: position, until: .now + .seconds(1))
            return nil
        }
    }

    /// Takes over a message that another node had taken in.
    func take(_ message: ChatFrame, _ arrival: Arrival) {
        guard !isAtWork(on: message.id) else { return }
        let place = queue.firstIndex { $0.message.seq > message.seq } ?? queue.endIndex
        queue.insert(Waiting(message: message, arrival: arrival), at: place)
        work(on: queue)
    }

    func isAtWork(on message: String) -> Bool {
        current == message || queue.contains { $0.message.id == message } || isAwaited(message)
    }
}
