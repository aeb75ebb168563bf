internal import Storage

/// The sessions that somebody is using, each once.
actor Rooms {
    private struct Entry {
        let room: Room
        var holders: Int
        var emptySince: Int
    }

    private let services: ChatServices
    private let startWork: @Sendable (Room) -> Void
    private var entries: [String: Entry] = [:]
    /// Of the log, when the rooms were last compared with it.
    private var generation: Int?

    init(_ services: ChatServices, startWork: @escaping @Sendable (Room) -> Void) {
        self.services = services
        self.startWork = startWork
    }

    /// Whether this person has such a session.
    func knows(_ id: String, as user: String, makes: Bool) async throws(ChatLogFailure) -> Bool {
        try await dropReplaced()
        if entries[id] == nil {
            let now = services.clock()
            let found =
                makes
                ? try await services.log.open(id, for: user, at: now) : try await services.log.session(id, of: user)
            guard let found else { return false }
            // Somebody else may have been here meanwhile.
            if entries[id] == nil {
                entries[id] = Entry(room: Room(found, services, startWork: startWork), holders: 0, emptySince: now)
            }
        }
        return entries[id]?.room.user == user
    }

    /// The session's room, to be left again; nil when there is no such session, or it is another user's.
    func enter(_ id: String, as user: String, makes: Bool = false) async throws(ChatLogFailure) -> Room? {
        guard try await knows(id, as: user, makes: makes), let room = entries[id]?.room else { return nil }
        entries[id]?.holders += 1
        return room
    }

    func leave(_ room: Room) {
        guard entries[room.id]?.room === room else { return }
        entries[room.id]?.holders -= 1
        entries[room.id]?.emptySince = services.clock()
    }

    /// Once it is deleted nobody finds it any more.
    func forget(_ room: Room) {
        if entries[room.id]?.room === room { entries[room.id] = nil }
    }

    /// Lets go of the rooms whose log was replaced under them, as by a restore, and has their sockets come back.
    func dropReplaced() async throws(ChatLogFailure) {
        let current = try await services.log.generation()
        guard current != generation else { return }
        for entry in entries.values {
            let session = try await services.log.session(entry.room.id, of: entry.room.user)
            guard session?.epoch != entry.room.epoch else { continue }
            forget(entry.room)
            await entry.room.close(.otherLog)
        }
        generation = current
    }

    /// Lets go of sessions that nobody has used for five minutes.
    func sweep() async {
        let now = services.clock()
        for (id, entry) in entries where entry.holders == 0 && now - entry.emptySince > 300 {
            guard await entry.room.isIdle, entries[id]?.holders == 0 else { continue }
            entries[id] = nil
        }
    }

    /// How far the session's log has been told of; nil when nobody is there.
    func top(of session: String) async -> Int? { await entries[session]?.room.published }

    var count: Int { entries.count }
}
