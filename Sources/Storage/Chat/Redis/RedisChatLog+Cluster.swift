internal import JSON
internal import Redis

/// What makes several processes one server.
extension RedisChatLog {
    public func renew() async throws(ChatLogFailure) {
        let milliseconds = Int(lease / .milliseconds(1))
        _ = try await run(["SET", "\(prefix)node:\(node)", "1", "PX", "\(milliseconds)"], patience: .zero)
        // Whoever listens hears from himself that he is heard.
        _ = try await run(["PUBLISH", prefix + "news", node], patience: .zero)
    }

    public func leave() async throws(ChatLogFailure) {
        _ = try await run(["DEL", "\(prefix)node:\(node)"], patience: .zero)
    }

    public func claim(
        _ message: String,
        in session: String,
        knowing version: Int?
    ) async throws(ChatLogFailure) -> ChatClaim {
        let known = version.map { "\($0)" } ?? ""
        let reply = try await run(ChatScript.claim, session, [message, known]).elements
        switch reply.first?.text {
        case "lost", nil: return .lost
        case "wait": return .wait
        case let turn?: return .granted(version: Int(turn) ?? 0, state: reply.count > 1 ? reply[1].text : nil)
        }
    }

    public func adopt(_ message: String, in session: String) async throws(ChatLogFailure) -> ChatMessage? {
        try await run(ChatScript.adopt, session, [message]).text.flatMap { KeptFrame(text: $0).message }
    }

    public func ownUnanswered() async throws(ChatLogFailure) -> [Unanswered] { try await unanswered("own") }

    public func tops(of sessions: [String]) async throws(ChatLogFailure) -> [String: Int] {
        var tops: [String: Int] = [:]
        for start in stride(from: 0, to: sessions.count, by: 500) {
            let some = Array(sessions[start...].prefix(500))
            let found = try await run(ChatScript.tops, "", some, patience: .zero).elements
            for (session, top) in zip(some, found) { tops[session] = top.integer }
        }
        return tops
    }

    public func beginEpoch(of session: String, after old: String) async throws(ChatLogFailure) {
        _ = try await run(ChatScript.beginEpoch, session, [old, ChatSession.newEpoch()])
    }

    public func tell(_ news: ChatNews) async {
        // Nobody misses what is lost.
        guard let words = news.words else { return }
        _ = try? await run(
            ["PUBLISH", prefix + "news", ([node] + words).joined(separator: "\t")],
            patience: .zero
        )
    }
}

extension ChatNews {
    /// What stands behind the node's name on the channel, as the scripts write it too; nil for what stays here.
    fileprivate var words: [String]? {
        switch self {
        case .top(let top, let session): ["top", session, "\(top)"]
        case .gone(let session): ["gone", session, "0"]
        case .stop(let message, let session): ["stop", session, message]
        case .show(let frame, let session): ["show", session, frame.serialized()]
        case .missed: nil
        }
    }

    /// Nil for one's own words, and for words of another version.
    init?(told text: String, except node: String) {
        let parts = text.split(separator: "\t", maxSplits: 3).map(String.init)
        guard parts.count == 4, parts[0] != node else { return nil }
        let (session, rest) = (parts[2], parts[3])
        switch parts[1] {
        case "top": self = .top(Int(rest) ?? 0, session: session)
        case "gone": self = .gone(session: session)
        case "stop": self = .stop(rest, session: session)
        case "show":
            guard let frame = try? JSON(parsing: rest) else { return nil }
            self = .show(frame, session: session)
        default: return nil
        }
    }
}
