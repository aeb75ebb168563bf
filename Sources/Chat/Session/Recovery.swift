internal import Dialogue
internal import Engine
internal import FoundationEssentials
internal import HTTPAPI
internal import Intents
internal import JSON
internal import Storage

/// What a process that is gone left unanswered, told honestly: nothing of it runs again by itself.
struct Recovery: Sendable {
    private let services: ChatServices

    init(_ services: ChatServices) {
        self.services = services
    }

    func run(_ rooms: Rooms) async throws(ChatLogFailure) {
        let left = try await services.log.unanswered()
        guard !left.isEmpty else { return }
        // Its operations are over with it.
        _ = try? await services.interpreter().recover(.zh, at: services.clock())
        var sessions: Set<String> = []
        for unanswered in left {
            // What waited behind the first had not begun.
            try await tell(unanswered, mayHaveBegun: sessions.insert(unanswered.session).inserted)
            try await rooms.catchUp(unanswered.session)
        }
    }

    /// Answers a message whose turn died.
    func tell(_ unanswered: Unanswered, mayHaveBegun: Bool = true) async throws(ChatLogFailure) {
        let now = services.clock()
        let interpreter = await services.interpreter()
        let session = try await services.log.session(unanswered.session, of: unanswered.user)
        let state = session?.state.flatMap { try? JSONDecoder().decode(DialogueState.self, from: Data($0.utf8)) }
        var events: [JSON] = []
        var wasDone = false
        // The card of the last answer may have been carried out before its own answer was written.
        if mayHaveBegun, case .confirming(let card)? = state?.current?.stage,
            let operation = (try? await interpreter.journal.operation(card.id)) ?? nil
        {
            wasDone = operation.state == .done
            let result: JSON = ["confirm_id": .string(card.id), "outcome": "accepted"]
            events = [["action": "confirm_resolved", "result": result]]
        }
        let isChinese = state?.language != .en
        let data: JSON =
            wasDone
            ? ["content": isChinese ? "已经完成；答复之前服务重启了。" : "Done; the server restarted before it could say so."]
            : ["error": APIFailure(.interrupted).json(inChinese: isChinese, request: Identifier.make(at: now))]
        let answer = ChatAnswer(
            id: Identifier.make(at: now),
            to: unanswered.message,
            isFailure: !wasDone,
            data: data,
            events: events
        )
        _ = try await services.log.answer(answer, remembering: nil, in: unanswered.session, at: now)
    }
}
