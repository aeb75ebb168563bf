internal import Engine
internal import Intents
internal import Storage

/// Messages that nobody is at work on: of nodes that are gone, and what got lost on the way to this one's turns.
struct Remains {
    private struct Key: Hashable {
        let session: String
        let message: String
    }

    /// Since when they were seen so. Once is not enough: a Redis that comes back has forgotten who lives.
    private var seen: [Key: ContinuousClock.Instant] = [:]

    /// What had not begun is carried out here; of what had, the author is told.
    mutating func settle(_ services: ChatServices, _ cluster: any ChatCluster, _ rooms: Rooms) async {
        // When the log cannot be read just now, the next look is soon enough.
        guard let gone = try? await cluster.unanswered(), let own = try? await cluster.ownUnanswered() else { return }
        var found = gone
        for each in own where await !rooms.isAtWork(on: each.message, in: each.session) { found.append(each) }
        let now = ContinuousClock.now
        let before = seen
        seen = [:]
        var due: [Unanswered] = []
        for each in found {
            let key = Key(session: each.session, message: each.message)
            let since = before[key] ?? now
            seen[key] = since
            if now - since >= cluster.lease / 2 { due.append(each) }
        }
        guard !due.isEmpty else { return }
        // What those nodes were at work on in the CRM is closed before anybody is told of it.
        _ = try? await services.interpreter().recover(.zh, at: services.clock())
        for each in due {
            let isTaken = (try? await adopt(each, services, cluster, rooms)) ?? false
            if !isTaken { try? await Recovery(services).tell(each) }
            await rooms.hear(.top(.max, session: each.session))
        }
    }

    private func adopt(
        _ each: Unanswered,
        _ services: ChatServices,
        _ cluster: any ChatCluster,
        _ rooms: Rooms
    ) async throws(ChatLogFailure) -> Bool {
        guard let message = try await cluster.adopt(each.message, in: each.session),
            let frame = try await cluster.frame(each.message, in: each.session),
            let arrival = Arrival(message), await !services.access.isRevoked(arrival.author.bearer),
            let room = try await rooms.enter(each.session, as: each.user)
        else { return false }
        await room.take(frame, arrival)
        await rooms.leave(room)
        return true
    }
}
