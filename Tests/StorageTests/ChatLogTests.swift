import FoundationEssentials
import JSON
import SQLite
import Storage
import Testing

@Suite struct ChatLogTests {
    let log: SQLiteChatLog

    init() async throws {
        log = try SQLiteChatLog(Database(.memory))
        _ = try await log.open("s", for: "me", at: 1)
    }

    @Test func `a session stays its first user's and keeps its epoch`() async throws {
        let first = try #require(try await log.open("s", for: "me", at: 2))
        #expect(first == ChatSession(opened: first.epoch))
        #expect(!first.epoch.isEmpty)
        #expect(try await log.open("s", for: "me", at: 3) == first)
        #expect(try await log.open("s", for: "other", at: 3) == nil)
    }

    @Test func `positions are contiguous in each session`() async throws {
        _ = try await log.open("t", for: "me", at: 1)
        for number in 1...3 {
            #expect(try await log.accept(.said("m\(number)", number), in: "s", at: 2).seq == number * 2 - 1)
            #expect(try await log.answer(.to("m\(number)"), remembering: nil, in: "s", at: 2)?.last?.seq == number * 2)
        }
        #expect(try await log.accept(.said("m1", 1), in: "t", at: 2).seq == 1)
        #expect(try await log.frames(of: "s", after: 0, limit: 100).map(\.seq) == Array(1...6))
        #expect(try await log.frames(of: "s", after: 2, limit: 3).map(\.seq) == [3, 4, 5])
        #expect(try await log.frames(of: "s", after: 6, limit: 3).isEmpty)
    }

    @Test func `what people said is counted by the day, answers are not`() async throws {
        _ = try await log.open("t", for: "other", at: 1)
        _ = try await log.accept(.said("m1", 1), in: "s", at: 86_399)
        _ = try await log.answer(.to("m1"), remembering: nil, in: "s", at: 86_399)
        _ = try await log.accept(.said("m2", 2), in: "s", at: 86_400)
        _ = try await log.accept(.said("m1", 1), in: "t", at: 86_401)
        let all = [
            MessageCount(user: "me", day: 0, messages: 1), MessageCount(user: "me", day: 1, messages: 1),
            MessageCount(user: "other", day: 1, messages: 1),
        ]
        #expect(try await log.messageCounts(of: nil, in: 0..<200_000) == all)
        #expect(try await log.messageCounts(of: "me", in: 0..<200_000) == Array(all.prefix(2)))
        #expect(try await log.messageCounts(of: nil, in: 86_400..<86_401) == [all[1]])
    }

    @Test func `a message sent again is the same message for ever`() async throws {
        _ = try await log.accept(.said("m1", 1), in: "s", at: 2)
        #expect(try await log.accept(.said("m1", 1), in: "s", at: 3) == .duplicate(seq: 1))
        _ = try await log.accept(.said("m2", 2), in: "s", at: 4)
        #expect(try await log.accept(.said("m1", 1), in: "s", at: 1_000_000_000) == .duplicate(seq: 1))
        #expect(try await log.frames(of: "s", after: 0, limit: 9).map(\.id) == ["m1", "m2"])
        #expect(try await log.nextCseq(of: "c", in: "s") == 3)
    }

    @Test func `the same id with other words is a conflict`() async throws {
        _ = try await log.accept(.said("m1", 1), in: "s", at: 2)
        #expect(try await log.accept(ChatMessage(id: "m1", data: ["content": "other"]), in: "s", at: 2) == .conflict)
        _ = try await log.answer(.to("m1"), remembering: nil, in: "s", at: 2)
        #expect(try await log.accept(.said("answer to m1", 2), in: "s", at: 2) == .conflict)
    }

    @Test(arguments: [0, 1, 3, Int.max])
    func `a gap or a step back in a client's numbers is refused and changes nothing`(cseq: Int) async throws {
        _ = try await log.accept(.said("m1", 1), in: "s", at: 2)
        #expect(try await log.accept(.said("m9", cseq), in: "s", at: 2) == .outOfOrder(nextCseq: 2))
        #expect(try await log.frames(of: "s", after: 0, limit: 9).map(\.id) == ["m1"])
        #expect(try await log.accept(.said("m2", 2), in: "s", at: 2).seq == 2)
    }

    @Test func `each client has numbers of its own, and a client may have none`() async throws {
        #expect(try await log.accept(.said("a1", 1, by: "a"), in: "s", at: 2).seq == 1)
        #expect(try await log.accept(.said("b1", 1, by: "b"), in: "s", at: 2).seq == 2)
        #expect(try await log.accept(ChatMessage(id: "x", data: ["content": "hi"]), in: "s", at: 2).seq == 3)
    }

    @Test func `nothing is accepted into a session that is not there`() async throws {
        #expect(try await log.accept(.said("m1", 1), in: "none", at: 2) == .noSession)
        #expect(try await log.answer(.to("m1"), remembering: nil, in: "none", at: 2) == nil)
    }

    @Test func `a message is answered once, and the dialogue's state goes with the answer`() async throws {
        _ = try await log.accept(.said("m1", 1), in: "s", at: 2)
        let answer = try #require(try await log.answer(.to("m1"), remembering: "{}", in: "s", at: 3)?.last)
        #expect(answer.replyTo == "m1")
        #expect(try await log.answer(.to("m1"), remembering: "{\"late\":1}", in: "s", at: 4) == nil)
        #expect(try await log.frames(of: "s", after: 1, limit: 9) == [answer])
        let session = try await log.open("s", for: "me", at: 5)
        #expect(session?.state == "{}")
        #expect(session?.top == 2)
    }

    @Test func `a log opened anew goes on where it was and knows what was never answered`() async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "chat-\(UUID().uuidString).sqlite").path
        defer { for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: file + suffix) } }
        let before = try SQLiteChatLog(Database(.file(file)))
        let epoch = try await before.open("s", for: "me", at: 1)?.epoch
        for number in 1...3 { _ = try await before.accept(.said("m\(number)", number), in: "s", at: 2) }
        _ = try await before.answer(.to("m2"), remembering: nil, in: "s", at: 2)

        let after = try SQLiteChatLog(Database(.file(file)))
        #expect(try await after.open("s", for: "me", at: 9)?.epoch == epoch)
        #expect(try await after.unanswered().map(\.message) == ["m1", "m3"])
        #expect(try await after.accept(.said("m3", 3), in: "s", at: 9) == .duplicate(seq: 3))
        let failure = ChatAnswer(id: "f", to: "m1", isFailure: true, data: ["error": ["code": "interrupted"]])
        #expect(try await after.answer(failure, remembering: nil, in: "s", at: 9)?.last?.kind == .failure)
        #expect(try await after.unanswered().map(\.message) == ["m3"])
        #expect(try await after.frames(of: "s", after: 0, limit: 9).map(\.seq) == Array(1...5))
    }

    @Test func `many writers at once leave no hole and no message twice`() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<200 {
                group.addTask {
                    let message = ChatMessage(id: "m\(number % 100)", data: ["content": "hi"])
                    _ = try await log.accept(message, in: "s", at: 2)
                }
            }
            try await group.waitForAll()
        }
        let frames = try await log.frames(of: "s", after: 0, limit: 1_000)
        #expect(frames.map(\.seq) == Array(1...100))
        #expect(Set(frames.map(\.id)).count == 100)
    }
}

extension ChatSession {
    fileprivate init(opened epoch: String) {
        self.init(id: "s", user: "me", title: "", epoch: epoch, state: nil, top: 0)
        (created, updated) = (1, 1)
    }
}

extension ChatMessage {
    fileprivate static func said(_ id: String, _ cseq: Int, by client: String = "c") -> Self {
        Self(id: id, data: ["content": "hello"], place: Place(client: client, cseq: cseq))
    }
}

extension ChatAnswer {
    fileprivate static func to(_ message: String) -> Self {
        Self(id: "answer to \(message)", to: message, data: ["content": "hi"])
    }
}

extension Acceptance {
    /// The position that the message got.
    fileprivate var seq: Int? {
        if case .accepted(let frame) = self { frame.seq } else { nil }
    }
}
