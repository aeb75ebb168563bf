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
        do throws(ChatLogFailure) {
            try await room.follow()
        } catch {
            leave(room)
            throw error
        }
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
            if let session, session.epoch == entry.room.epoch {
                if await session.top > entry.room.published { try await entry.room.catchUp() }
                continue
            }
            forget(entry.room)
            await entry.room.close(.otherLog)
        }
        generation = current
    }

    /// Somebody has written to the session's log.
    func catchUp(_ session: String) async throws(ChatLogFailure) {
        try await entries[session]?.room.catchUp()
    }

    /// Lets go of sessions that nobody has used for five minutes.
    func sweep() async {
        let now = services.clock()
        for (id, entry) in entries where entry.holders == 0 && now - entry.emptySince > 300 {
            guard await entry.room.isIdle, entries[id]?.holders == 0 else { continue }
            entries[id] = nil
        }
    }

    /// Whether a message is here to be answered.
    func isAtWork(on message: String, in session: String) async -> Bool {
        await entries[session]?.room.isAtWork(on: message) ?? false
    }

    /// What another node tells.
    func hear(_ news: ChatNews) async {
        switch news {
        case .top(let top, let session):
            guard let room = entries[session]?.room, await room.published < top else { return }
            // What cannot be read just now is found by the next comparison.
            try? await room.follow()
        case .gone(let session):
            guard let room = entries[session]?.room else { return }
            forget(room)
            await room.close(.gone)
        case .stop(let message, let session): await entries[session]?.room.stop(message, isHeard: true)
        case .show(let json, let session):
            guard let room = entries[session]?.room, let frame = ServerFrame(passed: json) else { return }
            await room.showHere(frame)
        case .missed: await compare()
        }
    }

    /// Finds what no news came of: frames that were not told of, sessions that are gone, and logs that have lost frames.
    func compare() async {
        guard let cluster = services.link?.cluster else { return }
        let rooms = entries.values.map(\.room)
        var told: [String: Int] = [:]
        for room in rooms { told[room.id] = await room.published }
        guard !rooms.isEmpty, let tops = try? await cluster.tops(of: Array(told.keys)) else { return }
        for room in rooms {
            let (published, top) = (told[room.id] ?? 0, tops[room.id])
            switch top {
            case nil: await hear(.gone(session: room.id))
            case let top? where top > published: await hear(.top(top, session: room.id))
            case let top? where top < published:
                try? await cluster.beginEpoch(of: room.id, after: room.epoch)
                forget(room)
                await room.close(.otherLog)
            default: break
            }
        }
    }

    /// How far the session's log has been told of; nil when nobody is there.
    func top(of session: String) async -> Int? { await entries[session]?.room.published }

    var count: Int { entries.count }
}
