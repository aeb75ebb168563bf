import JSON
import Storage
import Testing

/// What every store of the log must do.
@Suite struct ChatLogTests {
    @Test(arguments: Shelf.Kind.allCases)
    func `a session stays its first user's and keeps its epoch`(kind: Shelf.Kind) async throws {
        let shelf = try await Shelf(kind)
        defer { shelf.close() }
        let log = shelf.log
        let first = try #require(try await log.open("s", for: "me", at: 2))
        #expect(first == ChatSession(opened: first.epoch))
        #expect(!first.epoch.isEmpty)
        #expect(try await log.open("s", for: "me", at: 3) == first)
        #expect(try await log.open("s", for: "other", at: 3) == nil)
    }

    @Test(arguments: Shelf.Kind.allCases)
    func `positions are contiguous in each session`(kind: Shelf.Kind) async throws {
        let shelf = try await Shelf(kind)
        defer { shelf.close() }
        let log = shelf.log
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

    @Test(arguments: Shelf.Kind.allCases)
    func `what people said is counted by the day, answers are not`(kind: Shelf.Kind) async throws {
        let shelf = try await Shelf(kind)
        defer { shelf.close() }
        let log = shelf.log
        _ = try await log.open("t", for: "other", at: 1)
        _ = try await log.accept(.said("m1", 1), in: "s", at: 86_399)
        _ = try await log.answer(.to("m1"), remembering: nil, in: "s", at: 86_399)
        _ = try await log.accept(.said("m2", 2), in: "s", at: 86_400)
        _ = try await log.accept(.said("m1", 1), in: "t", at: 86_401)
        let all = [
            MessageCount(user: "me", day: 0, messages: 1), MessageCount(user: "me", day: 1, messages: 1),
            MessageCount(user: "other", day: 1, messages: 1),
        ]
        #expect(try await log.messageCounts(of: nil, on: 0..<3) == all)
        #expect(try await log.messageCounts(of: "me", on: 0..<3) == Array(all.prefix(2)))
        #expect(try await log.messageCounts(of: nil, on: 1..<2) == Array(all.dropFirst()))
        _ = try await log.delete("t")
        #expect(try await log.messageCounts(of: nil, on: 1..<2) == [all[1]])
    }

    @Test(arguments: Shelf.Kind.allCases)
    func `a message sent again is the same message for ever`(kind: Shelf.Kind) async throws {
        let shelf = try await Shelf(kind)
        defer { shelf.close() }
        let log = shelf.log
        _ = try await log.accept(.said("m1", 1), in: "s", at: 2)
        #expect(try await log.accept(.said("m1", 1), in: "s", at: 3) == .duplicate(seq: 1))
        _ = try await log.accept(.said("m2", 2), in: "s", at: 4)
        #expect(try await log.accept(.said("m1", 1), in: "s", at: 1_000_000_000) == .duplicate(seq: 1))
        #expect(try await log.frames(of: "s", after: 0, limit: 9).map(\.id) == ["m1", "m2"])
        #expect(try await log.nextCseq(of: "c", in: "s") == 3)
    }

    @Test(arguments: Shelf.Kind.allCases)
    func `the same id with other words is a conflict`(kind: Shelf.Kind) async throws {
        let shelf = try await Shelf(kind)
        defer { shelf.close() }
        let log = shelf.log
        _ = try await log.accept(.said("m1", 1), in: "s", at: 2)
        #expect(try await log.accept(ChatMessage(id: "m1", data: ["content": "other"]), in: "s", at: 2) == .conflict)
        _ = try await log.answer(.to("m1"), remembering: nil, in: "s", at: 2)
        #expect(try await log.accept(.said("answer to m1", 2), in: "s", at: 2) == .conflict)
    }

    @Test(arguments: Shelf.Kind.allCases, [0, 1, 3, Int.max])
    func `a gap or a step back in a client's numbers is refused and changes nothing`(
        kind: Shelf.Kind,
        cseq: Int
    ) async throws {
        let shelf = try await Shelf(kind)
        defer { shelf.close() }
        let log = shelf.log
        _ = try await log.accept(.said("m1", 1), in: "s", at: 2)
        #expect(try await log.accept(.said("m9", cseq), in: "s", at: 2) == .outOfOrder(nextCseq: 2))
        #expect(try await log.frames(of: "s", after: 0, limit: 9).map(\.id) == ["m1"])
        #expect(try await log.accept(.said("m2", 2), in: "s", at: 2).seq == 2)
    }

    @Test(arguments: Shelf.Kind.allCases)
    func `each client has numbers of its own, and a client may have none`(kind: Shelf.Kind) async throws {
        let shelf = try await Shelf(kind)
        defer { shelf.close() }
        let log = shelf.log
        #expect(try await log.accept(.said("a1", 1, by: "a"), in: "s", at: 2).seq == 1)
        #expect(try await log.accept(.said("b1", 1, by: "b"), in: "s", at: 2).seq == 2)
        #expect(try await log.accept(ChatMessage(id: "x", data: ["content": "hi"]), in: "s", at: 2).seq == 3)
    }

    @Test(arguments: Shelf.Kind.allCases)
    func `nothing is accepted into a session that is not there`(kind: Shelf.Kind) async throws {
        let shelf = try await Shelf(kind)
        defer { shelf.close() }
        let log = shelf.log
        #expect(try await log.accept(.said("m1", 1), in: "none", at: 2) == .noSession)
        #expect(try await log.answer(.to("m1"), remembering: nil, in: "none", at: 2) == nil)
    }

    @Test(arguments: Shelf.Kind.allCases)
    func `a message is answered once, and the dialogue's state goes with the answer`(kind: Shelf.Kind) async throws {
        let shelf = try await Shelf(kind)
        defer { shelf.close() }
        let log = shelf.log
        _ = try await log.accept(.said("m1", 1), in: "s", at: 2)
        let answer = try #require(try await log.answer(.to("m1"), remembering: "{}", in: "s", at: 3)?.last)
        #expect(answer.replyTo == "m1")
        #expect(try await log.answer(.to("m1"), remembering: "{\"late\":1}", in: "s", at: 4) == nil)
        #expect(try await log.frames(of: "s", after: 1, limit: 9) == [answer])
        let session = try await log.open("s", for: "me", at: 5)
        #expect(session?.state == "{}")
        #expect(session?.top == 2)
    }

    @Test(arguments: Shelf.Kind.allCases)
    func `a log opened anew goes on where it was and knows what was never answered`(kind: Shelf.Kind) async throws {
        let shelf = try await Shelf(kind)
        defer { shelf.close() }
        let before = shelf.log
        let epoch = try await before.open("s", for: "me", at: 1)?.epoch
        for number in 1...3 { _ = try await before.accept(.said("m\(number)", number), in: "s", at: 2) }
        _ = try await before.answer(.to("m2"), remembering: nil, in: "s", at: 2)

        #expect(try await before.unanswered() == [], "somebody is at work on them")
        let after = try await shelf.openedAnew()
        #expect(try await after.open("s", for: "me", at: 9)?.epoch == epoch)
        #expect(try await after.unanswered().map(\.message) == ["m1", "m3"])
        #expect(try await after.accept(.said("m3", 3), in: "s", at: 9) == .duplicate(seq: 3))
        let failure = ChatAnswer(id: "f", to: "m1", isFailure: true, data: ["error": ["code": "interrupted"]])
        #expect(try await after.answer(failure, remembering: nil, in: "s", at: 9)?.last?.kind == .failure)
        #expect(try await after.unanswered().map(\.message) == ["m3"])
        #expect(try await after.frames(of: "s", after: 0, limit: 9).map(\.seq) == Array(1...5))
    }

    @Test(arguments: Shelf.Kind.allCases)
    func `many writers at once leave no hole and no message twice`(kind: Shelf.Kind) async throws {
        let shelf = try await Shelf(kind)
        defer { shelf.close() }
        let log = shelf.log
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

    @Test(arguments: Shelf.Kind.allCases)
    func `what came about with an answer stands before it`(kind: Shelf.Kind) async throws {
        let shelf = try await Shelf(kind)
        defer { shelf.close() }
        let log = shelf.log
        _ = try await log.accept(.said("m1", 1), in: "s", at: 2)
        let events: [JSON] = [["action": "undone"], ["action": "confirm_resolved"]]
        let answer = ChatAnswer(id: "a", to: "m1", data: ["content": "hi"], events: events)
        let frames = try #require(try await log.answer(answer, remembering: nil, in: "s", at: 3))
        #expect(frames.map(\.id) == ["event-2", "event-3", "a"])
        #expect(frames.map(\.kind) == [.event, .event, .answer])
        #expect(try await log.frames(of: "s", after: 1, limit: 9) == frames)
        for frame in frames { #expect(try await log.frame(frame.id, in: "s") == frame) }
        #expect(try await log.frame("none", in: "s") == nil)
    }

    @Test(arguments: Shelf.Kind.allCases)
    func `pages in front of a position end at it`(kind: Shelf.Kind) async throws {
        let shelf = try await Shelf(kind)
        defer { shelf.close() }
        let log = shelf.log
        for number in 1...5 { _ = try await log.accept(.said("m\(number)", number), in: "s", at: 2) }
        #expect(try await log.frames(of: "s", before: 4, limit: 2).map(\.seq) == [2, 3])
        #expect(try await log.frames(of: "s", before: Int.max, limit: 2).map(\.seq) == [4, 5])
        #expect(try await log.frames(of: "s", before: 3, limit: 100).map(\.seq) == [1, 2])
        #expect(try await log.frames(of: "s", before: 1, limit: 5).isEmpty)
        #expect(try await log.frames(of: "s", after: Int.max, limit: 5).isEmpty)
        #expect(try await log.frames(of: "s", after: 0, limit: 0).isEmpty)
        #expect(try await log.frames(of: "s", after: 0, limit: Int.max).count == 5)
        #expect(try await log.frames(of: "none", before: 9, limit: 5).isEmpty)
    }

    @Test(arguments: Shelf.Kind.allCases)
    func `a session shows how it began, what was said last, and what one made of it`(kind: Shelf.Kind) async throws {
        let shelf = try await Shelf(kind)
        defer { shelf.close() }
        let log = shelf.log
        let words = "创建客户\n上海云启 " + String(repeating: "长", count: 200)
        _ = try await log.accept(ChatMessage(id: "m1", data: ["content": .string(words)]), in: "s", at: 5)
        var session = try #require(try await log.session("s", of: "me"))
        #expect(session.title == "创建客户 上海云启 " + String(repeating: "长", count: 30))
        #expect(session.preview == String(words.prefix(120)))
        #expect(session.updated == 5 && session.top == 1)
        _ = try await log.answer(.to("m1"), remembering: nil, in: "s", at: 6)
        let change = ChatSession.Change(title: "名字", isPinned: true)
        let event = try #require(try await log.change("s", change, event: ["action": "renamed"], at: 7))
        #expect(event.seq == 3 && event.kind == .event)
        #expect(try await log.change("s", ChatSession.Change(isArchived: true), event: nil, at: 8) == nil)
        #expect(try await log.change("none", change, event: ["action": "renamed"], at: 8) == nil)
        session = try #require(try await log.session("s", of: "me"))
        #expect(session.title == "名字" && session.preview == "hi" && session.isPinned && session.isArchived)
        #expect(session.top == 3)
        #expect(try await log.session("s", of: "other") == nil)
        #expect(try await log.session("none", of: "me") == nil)
    }

    @Test(arguments: Shelf.Kind.allCases)
    func `sessions are listed by pin and last word, and found by words`(kind: Shelf.Kind) async throws {
        let shelf = try await Shelf(kind)
        defer { shelf.close() }
        let log = shelf.log
        for (number, id) in ["a", "b", "c"].enumerated() {
            _ = try await log.open(id, for: "you", at: number)
            let data: JSON = ["content": .string("Order \(id) 100%")]
            _ = try await log.accept(ChatMessage(id: "m", data: data), in: id, at: 10 + number)
        }
        _ = try await log.change("a", ChatSession.Change(isPinned: true), event: nil, at: 20)
        func list(_ query: ChatSessionQuery) async throws -> [String] {
            try await log.sessions(of: "you", query).map(\.id)
        }
        #expect(try await list(ChatSessionQuery(limit: 9)) == ["a", "c", "b"])
        #expect(try await list(ChatSessionQuery(limit: 1, offset: 1)) == ["c"])
        #expect(try await list(ChatSessionQuery(words: "ORDER B", limit: 9)) == ["b"])
        #expect(try await list(ChatSessionQuery(words: "0%", limit: 9)).count == 3)
        #expect(try await list(ChatSessionQuery(words: "%0", limit: 9)) == [])
        _ = try await log.change("c", ChatSession.Change(isArchived: true), event: nil, at: 20)
        #expect(try await list(ChatSessionQuery(limit: 9)) == ["a", "b"])
        #expect(try await list(ChatSessionQuery(isArchived: true, limit: 9)) == ["c"])
    }

    @Test(arguments: Shelf.Kind.allCases)
    func `words are found in what was said, the latest first`(kind: Shelf.Kind) async throws {
        let shelf = try await Shelf(kind)
        defer { shelf.close() }
        let log = shelf.log
        _ = try await log.open("t", for: "me", at: 1)
        _ = try await log.open("x", for: "other", at: 1)
        for (number, session) in ["s", "t", "x"].enumerated() {
            let data: JSON = ["content": "请找 Yunqi", "result": ["hidden": "secret"]]
            _ = try await log.accept(ChatMessage(id: "m", data: data), in: session, at: 10 + number)
            _ = try await log.answer(.to("m"), remembering: nil, in: session, at: 10 + number)
        }
        let hits = try await log.search("yunqi", of: "me", in: nil, limit: 9)
        #expect(hits.map(\.session) == ["t", "s"])
        #expect(hits.map(\.title) == ["请找 Yunqi", "请找 Yunqi"])
        #expect(hits.first?.frame.seq == 1)
        #expect(try await log.search("找", of: "me", in: "s", limit: 9).map(\.session) == ["s"])
        #expect(try await log.search("HI", of: "me", in: nil, limit: 1).map(\.frame.seq) == [2])
        #expect(try await log.search("secret", of: "me", in: nil, limit: 9).isEmpty)
        #expect(try await log.search("yunqi", of: "me", in: "x", limit: 9).isEmpty)
    }

    @Test(arguments: Shelf.Kind.allCases)
    func `a deleted session is gone with all that was in it`(kind: Shelf.Kind) async throws {
        let shelf = try await Shelf(kind)
        defer { shelf.close() }
        let log = shelf.log
        let epoch = try await log.open("s", for: "me", at: 1)?.epoch
        _ = try await log.accept(.said("m1", 1), in: "s", at: 2)
        #expect(try await log.judge("m1", in: "s", as: ["thumb": "up"]) != nil)
        #expect(try await log.delete("s"))
        #expect(try await !log.delete("s"))
        #expect(try await log.session("s", of: "me") == nil)
        #expect(try await log.frames(of: "s", after: 0, limit: 9).isEmpty)
        #expect(try await log.unanswered().isEmpty)
        #expect(try await log.open("s", for: "me", at: 3)?.epoch != epoch)
        #expect(try await log.accept(.said("m1", 1), in: "s", at: 4).seq == 1)
    }

    @Test(arguments: Shelf.Kind.allCases)
    func `the furthest position that was read is kept, within what is there`(kind: Shelf.Kind) async throws {
        let shelf = try await Shelf(kind)
        defer { shelf.close() }
        let log = shelf.log
        for number in 1...3 { _ = try await log.accept(.said("m\(number)", number), in: "s", at: 2) }
        for (seq, expected) in [(2, 2), (1, 2), (-4, 2), (Int.max, 3)] {
            try await log.read("s", upTo: seq)
            #expect(try await log.session("s", of: "me")?.read == expected)
        }
        try await log.read("none", upTo: 1)
        #expect(try await log.session("none", of: "me") == nil)
    }

    @Test(arguments: Shelf.Kind.allCases)
    func `a judgement is of a frame that is there`(kind: Shelf.Kind) async throws {
        let shelf = try await Shelf(kind)
        defer { shelf.close() }
        let log = shelf.log
        _ = try await log.accept(.said("m1", 1), in: "s", at: 2)
        for (next, before) in [(["thumb": "down"], nil), (["thumb": "up"], ["thumb": "down"]), (nil, ["thumb": "up"])]
            as [(JSON?, JSON?)]
        {
            #expect(try await log.judge("m1", in: "s", as: next)?.before == before)
        }
        #expect(try await log.judge("none", in: "s", as: ["thumb": "down"]) == nil)
    }

    @Test(arguments: Shelf.Kind.allCases)
    func `a log that answers can be used`(kind: Shelf.Kind) async throws {
        let shelf = try await Shelf(kind)
        defer { shelf.close() }
        let log = shelf.log
        try await log.check()
        #expect(try await log.generation() == log.generation())
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
