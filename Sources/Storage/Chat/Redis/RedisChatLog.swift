internal import JSON
public import Redis

/// The log in one Redis, or behind its sentinels, for several processes at once. Not for Redis Cluster: what is
/// unanswered stands in one place for all sessions.
///
/// A call that finds Redis away waits for it, and is then sent again; each is made so that this changes nothing.
public struct RedisChatLog: ChatCluster {
    let redis: RedisQueue
    let prefix: String
    /// This process: another one at each start.
    let node: String
    private let listening: Redis
    private let patience: Duration
    public let lease: Duration

    /// - Parameters:
    ///   - prefix: What the keys begin with: logs of different installations can share a Redis.
    ///   - patience: How long a call waits for a Redis that is away.
    public init(
        _ redis: Redis,
        prefix: String = "parlance",
        patience: Duration = .seconds(10),
        lease: Duration = .seconds(10)
    ) {
        self.redis = RedisQueue(redis)
        listening = redis
        self.prefix = prefix + ":"
        self.patience = patience
        self.lease = lease
        node = Self.token()
    }

    /// What is at risk with the settings of this Redis; nil when it does not show them.
    public func durability() async throws(ChatLogFailure) -> RedisDurability? {
        try await logged { () throws(RedisFailure) in try await redis.durability() }
    }

    public func check() async throws(ChatLogFailure) {
        _ = try await logged { () throws(RedisFailure) in
            try await redis.run(["PING"])
        }
    }

    /// It is the same log for as long as Redis is the same; a session of which frames were lost gets a new epoch.
    public func generation() async throws(ChatLogFailure) -> Int { 0 }

    public func open(_ session: String, for user: String, at now: Int) async throws(ChatLogFailure) -> ChatSession? {
        let found = try await run(ChatScript.open, session, [user, ChatSession.newEpoch(), "\(now)"])
        guard let kept = ChatSession(session, fields: found), kept.user == user else { return nil }
        return kept
    }

    public func accept(
        _ message: ChatMessage,
        in session: String,
        at now: Int
    ) async throws(ChatLogFailure) -> Acceptance {
        let kept = KeptFrame(.message, id: message.id, time: now, data: message.data, author: message.author)
        let said = kept.frame(at: 0).said
        let reply = try await run(
            ChatScript.accept,
            session,
            [
                message.id, kept.text, message.place?.client ?? "", message.place.map { "\($0.cseq)" } ?? "", "\(now)",
                "\(now / 86_400)", said.firstWords, said.preview, Self.token(),
            ]
        ).elements
        let number = reply.count > 1 ? reply[1].integer ?? 0 : 0
        switch reply.first?.text {
        case "accepted": return .accepted(kept.frame(at: number))
        case "order": return .outOfOrder(nextCseq: number)
        case "there":
            let there = KeptFrame(text: reply.last?.text ?? "").frame(at: number)
            return there.kind == .message && there.data == message.data ? .duplicate(seq: number) : .conflict
        default: return .noSession
        }
    }

    public func answer(
        _ answer: ChatAnswer,
        remembering state: String?,
        in session: String,
        at now: Int
    ) async throws(ChatLogFailure) -> [ChatFrame]? {
        let kind: ChatFrame.Kind = answer.isFailure ? .failure : .answer
        let last = KeptFrame(kind, id: answer.id, replyTo: answer.message, time: now, data: answer.data)
        let kept = answer.events.map { KeptFrame(.event, id: nil, time: now, data: $0) } + [last]
        let preview = last.frame(at: 0).said.preview
        let top = try await run(
            ChatScript.answer,
            session,
            [
                answer.message, answer.id, kind.rawValue, "\(now)", state == nil ? "0" : "1", state ?? "", preview,
                Self.token(),
            ] + kept.map(\.text)
        )
        guard let top = top.integer else { return nil }
        return kept.enumerated().map { $1.frame(at: top - kept.count + 1 + $0) }
    }

    public func frames(of session: String, after seq: Int, limit: Int) async throws(ChatLogFailure) -> [ChatFrame] {
        guard limit > 0, seq < Self.furthest else { return [] }
        let first = max(0, seq)
        return try await frames(of: session, first, first + min(limit, Self.furthest) - 1)
    }

    public func frames(of session: String, before seq: Int, limit: Int) async throws(ChatLogFailure) -> [ChatFrame] {
        guard limit > 0, seq > 1 else { return [] }
        let key = "\(prefix){\(session)}:frames"
        let length = try await run(["LLEN", key]).integer ?? 0
        let last = min(length, seq - 1) - 1
        guard last >= 0 else { return [] }
        return try await frames(of: session, max(0, last - min(limit, Self.furthest) + 1), last)
    }

    /// More than any list holds.
    private static let furthest = 1 << 40

    /// By their places in the list.
    private func frames(of session: String, _ first: Int, _ last: Int) async throws(ChatLogFailure) -> [ChatFrame] {
        let found = try await run(["LRANGE", "\(prefix){\(session)}:frames", "\(first)", "\(last)"]).elements
        return found.enumerated().map { KeptFrame(text: $1.text ?? "").frame(at: first + $0 + 1) }
    }

    public func frame(_ id: String, in session: String) async throws(ChatLogFailure) -> ChatFrame? {
        let found = try await run(ChatScript.frame, session, [id]).elements
        guard let seq = found.first?.integer, let text = found.last?.text else { return nil }
        return KeptFrame(text: text).frame(at: seq)
    }

    public func nextCseq(of client: String, in session: String) async throws(ChatLogFailure) -> Int {
        (try await run(["HGET", "\(prefix){\(session)}:clients", client]).integer ?? 0) + 1
    }

    public func unanswered() async throws(ChatLogFailure) -> [Unanswered] { try await unanswered("gone") }

    func unanswered(_ wanted: String) async throws(ChatLogFailure) -> [Unanswered] {
        let found = try await run(ChatScript.unanswered, "", [wanted]).elements.map(\.elements)
        let sorted = found.filter { $0.count == 5 }.sorted { one, other in
            let (time, session, seq) = (one[3].integer ?? 0, one[0].text ?? "", one[4].integer ?? 0)
            return (time, session, seq) < (other[3].integer ?? 0, other[0].text ?? "", other[4].integer ?? 0)
        }
        return sorted.map { Unanswered(session: $0[0].text ?? "", user: $0[1].text ?? "", message: $0[2].text ?? "") }
    }

    /// Every script is told which node runs it.
    func run(
        _ script: RedisScript,
        _ session: String,
        _ arguments: [String] = [],
        patience: Duration? = nil
    ) async throws(ChatLogFailure) -> RedisReply {
        try await logged { () throws(RedisFailure) in
            try await redis.run(
                script,
                keys: [prefix],
                [session, node] + arguments,
                patience: patience ?? self.patience
            )
        }
    }

    func run(_ command: [String], patience: Duration? = nil) async throws(ChatLogFailure) -> RedisReply {
        try await logged { () throws(RedisFailure) in
            try await redis.run(command, patience: patience ?? self.patience)
        }
    }

    public func news() -> AsyncStream<ChatNews> {
        listening.news(on: prefix + "news") { [node] heard in
            switch heard {
            case .connected: .missed
            case .message(let text): ChatNews(told: text, except: node)
            }
        }
    }

    private func logged<Success: Sendable>(
        _ body: () async throws(RedisFailure) -> Success
    ) async throws(ChatLogFailure) -> Success {
        do throws(RedisFailure) {
            return try await body()
        } catch {
            throw ChatLogFailure(error.description)
        }
    }

    static func token() -> String { String(UInt64.random(in: .min ... .max), radix: 36) }
}
