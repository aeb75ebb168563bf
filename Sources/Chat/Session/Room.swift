internal import Engine
internal import JSON
internal import Observability
internal import Statistics
internal import Storage

/// One session while somebody is there: the single writer of its log's positions to its sockets.
actor Room {
    /// A message that waits for its turn.
    struct Waiting: Sendable {
        let message: ChatFrame
        let arrival: Arrival
    }

    /// The turn that is under way.
    struct Running {
        let message: String
        let answer: String
        let arrival: Arrival
        let telling: Telling
        let stop: AsyncStream<Void>.Continuation
        /// What has been told of the answer, in so many pieces.
        var text = ""
        var pieces = 0
    }

    nonisolated let id: String
    nonisolated let user: String
    nonisolated let epoch: String
    let services: ChatServices
    /// Lets `work` run in a task that outlives the socket.
    private let startWork: @Sendable (Room) -> Void

    /// Every frame up to here has gone to the sockets that are there.
    private(set) var published: Int
    /// Frames that were committed before one in front of them was told of.
    private var early: [Int: ChatFrame] = [:]
    private var arrivals: [String: Arrival] = [:]
    private var sockets: [ChatSocket] = []
    /// Those that are being told what they missed, by client.
    private var returning: [String: ChatSocket] = [:]
    /// Those who wait for the next frame, by number.
    private var listeners: [Int: AsyncStream<Never>.Continuation] = [:]
    private var lastListener = 0

    var queue: [Waiting] = []
    var isWorking = false
    /// The message that is being answered, until its answer is in the log.
    var current: String?
    var conversation: Conversation?
    /// The dialogue's, in a log of several nodes; with what it remembers there when that has not been read yet.
    private(set) var version: Int?
    private(set) var remembered: String?
    var running: Running?
    var stopped: Set<String> = []

    init(_ session: ChatSession, _ services: ChatServices, startWork: @escaping @Sendable (Room) -> Void) {
        id = session.id
        user = session.user
        epoch = session.epoch
        published = session.top
        self.services = services
        self.startWork = startWork
    }

    var isIdle: Bool { sockets.isEmpty && returning.isEmpty && !isWorking && queue.isEmpty }

    /// Takes a message in; its turn comes when those before it are answered.
    func accept(
        _ message: ClientFrame.Message,
        id messageID: String,
        place: ChatMessage.Place?,
        _ arrival: Arrival
    ) async throws(ChatLogFailure) -> Acceptance {
        // Sent again while the first is under way, it is the first's to begin.
        let isFirst = arrivals[messageID] == nil
        if isFirst { arrivals[messageID] = arrival }
        let acceptance: Acceptance
        do {
            let author = services.link == nil ? nil : arrival.author.json
            let new = ChatMessage(id: messageID, data: message.data, place: place, author: author)
            acceptance = try await services.log.accept(new, in: id, at: services.clock())
        } catch {
            // Of a log that is elsewhere it is not known whether the message is in it, and will be seen.
            if isFirst, services.link == nil || arrivals.count > 100 { arrivals[messageID] = nil }
            throw error
        }
        if case .accepted(let frame) = acceptance { publish([frame]) } else if isFirst { arrivals[messageID] = nil }
        try? await catchUpWithOthers(acceptance)
        return acceptance
    }

    /// Others may have put frames in front.
    private func catchUpWithOthers(_ acceptance: Acceptance) async throws(ChatLogFailure) {
        switch acceptance {
        case .accepted where early.isEmpty: break
        case .duplicate(let seq) where seq <= published: break
        case .accepted, .duplicate: try await follow()
        case .conflict, .outOfOrder, .noSession: break
        }
    }

    func isAwaited(_ message: String) -> Bool { arrivals[message] != nil }

    /// What the dialogue remembers in the log, another node having gone on with it; nil for it is not known.
    func learn(_ state: String?, version: Int?) {
        (self.version, remembered, conversation) = (version, state, nil)
    }

    func remember(_ conversation: Conversation) {
        (version, remembered, self.conversation) = (version.map { $0 + 1 }, nil, conversation)
    }

    /// Tells of frames in the order of their positions, however they came.
    func publish(_ frames: [ChatFrame]) {
        for frame in frames where frame.seq > published { early[frame.seq] = frame }
        while let frame = early.removeValue(forKey: published + 1) {
            published += 1
            let text = FrameText(ServerFrame(frame, session: id))
            for socket in sockets { socket.deliver(text) }
            for listener in listeners.values { listener.finish() }
            guard frame.kind == .message, let arrival = arrivals.removeValue(forKey: frame.id) else { continue }
            queue.append(Waiting(message: frame, arrival: arrival))
        }
        work(on: queue)
    }

    func work(on queue: [Waiting]) {
        guard !queue.isEmpty, !isWorking else { return }
        isWorking = true
        startWork(self)
    }

    /// Tells of what others have written to the log.
    func catchUp() async throws(ChatLogFailure) {
        while true {
            let behind = published
            let missed = try await services.log.frames(of: id, after: behind, limit: Self.longestReplay)
            // What the dialogue remembers was written with the answer; nodes know its version.
            if services.link == nil, missed.contains(where: { $0.replyTo != nil }) { conversation = nil }
            publish(missed)
            guard missed.count == Self.longestReplay, published > behind else { return }
        }
    }

    /// Returns once a frame behind that position has been told of, or at the deadline.
    func listen(behind position: Int, until deadline: ContinuousClock.Instant) async {
        guard published <= position else { return }
        let (news, listener) = AsyncStream.makeStream(of: Never.self)
        lastListener += 1
        let number = lastListener
        listeners[number] = listener
        defer { listeners[number] = nil }
        await withTaskGroup(of: Void.self) { group in
            group.addTask { for await _ in news {} }
            group.addTask { try? await Task.sleep(until: deadline, clock: .continuous) }
            await group.next()
            group.cancelAll()
        }
    }

    /// Tells those who are there now.
    func tell(_ action: String, _ result: JSON, to request: String? = nil, except socket: ChatSocket? = nil) {
        show(.status(action, result, to: request, in: id, at: services.clock()), except: socket)
    }

    func show(_ frame: ServerFrame, except socket: ChatSocket? = nil) {
        services.link?.tell(.show(frame.passed, session: id))
        showHere(frame, except: socket)
    }

    /// To the sockets of this node.
    func showHere(_ frame: ServerFrame, except socket: ChatSocket? = nil) {
        let text = FrameText(frame)
        for each in sockets where each !== socket && each.deliver(text) {
            services.metrics.add(.droppedFrames, text.passing ?? "other")
        }
    }

    /// A socket that needs no past.
    func join(_ socket: ChatSocket) {
        socket.begin(at: published)
        sockets.append(socket)
        services.metrics.add(.connections)
    }

    func leave(_ socket: ChatSocket) {
        sockets.removeAll { $0 === socket }
    }

    /// Answers a resume: hello, then all that was missed, then what is live; nothing falls between.
    func resume(_ socket: ChatSocket, _ resume: ClientFrame.Resume) async throws(ChatLogFailure) {
        leave(socket)
        for other in sockets where other.client == resume.client { other.close(.replaced) }
        sockets.removeAll { $0.client == resume.client }
        if let other = returning.updateValue(socket, forKey: resume.client), other !== socket { other.close(.replaced) }
        defer { if returning[resume.client] === socket { returning[resume.client] = nil } }
        socket.resumed(resume)
        try await follow()
        let next = try await services.log.nextCseq(of: resume.client, in: id)
        let reason = reason(against: resume)
        if resume.seq > 0 || !resume.epoch.isEmpty { services.count(.returned(recovery(of: resume, reason))) }
        socket.send(hello(socket, reason: reason, nextCseq: next))
        guard reason == nil else { return }
        var position = resume.seq
        while position < published {
            let missed = try await services.log.frames(of: id, after: position, limit: Self.longestReplay)
            guard let last = missed.last else { break }
            for frame in missed {
                guard await socket.replay(FrameText(ServerFrame(frame, session: id)), at: frame.seq) else { return }
            }
            position = last.seq
        }
        guard socket.isOpen else { return }
        socket.begin(at: position)
        sockets.append(socket)
        if let running { catchUp(socket, with: running) }
    }

    /// What there is of the answer that is being made.
    private func catchUp(_ socket: ChatSocket, with running: Running) {
        let now = services.clock()
        socket.send(.status("typing", ["on": true], to: running.message, in: id, at: now))
        guard running.pieces > 0 else { return }
        let place = ServerFrame.Stream(id: running.answer, number: running.pieces - 1, isSnapshot: true)
        socket.send(.piece(running.text, place, of: running.message, in: id, at: now))
    }

    private static let longestReplay = 300

    private func recovery(of resume: ClientFrame.Resume, _ reason: String?) -> Event.Recovery {
        if let reason { return .lost(reason: reason) }
        return resume.seq == published ? .nothingMissed : .caughtUp
    }

    /// Why the client must load a page instead.
    private func reason(against resume: ClientFrame.Resume) -> String? {
        if resume.seq > 0 || !resume.epoch.isEmpty, resume.epoch != epoch { return "unknown_epoch" }
        if resume.seq > published { return "ahead_of_log" }
        return published - resume.seq > Self.longestReplay ? "too_far_behind" : nil
    }

    private func hello(_ socket: ChatSocket, reason: String?, nextCseq: Int) -> ServerFrame {
        let now = services.clock()
        var result: JSON = [
            "conn_id": .string(socket.id), "epoch": .string(epoch), "recovered": .bool(reason == nil),
            "top": .integer(published), "heartbeat_ms": .integer(ChatSocket.heartbeat * 1_000),
            "server_time": .string(now.instant), "next_cseq": .integer(nextCseq),
            "limits": [
                "frame_bytes": 65_536, "content_chars": .integer(ClientFrame.longestContent), "unacked": 8,
                "import_rows": .integer(SentRows.most),
            ],
            "features": ["blocks:1", "confirm", "undo", "history", "stream", "stop", "import"],
        ]
        result["reason"] = reason.map(JSON.string)
        return .status("hello", result, in: id, at: now)
    }

    /// Ends everybody's socket, as when the session is deleted.
    func close(_ code: ClosingCode) {
        for socket in sockets { socket.close(code) }
        sockets = []
    }
}
