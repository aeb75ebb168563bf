import JSON
import Redis
import RedisServer
import Storage
import Testing

/// What several nodes on one Redis must do.
@Suite struct ChatClusterTests {
    let server: RedisServer
    let one: RedisChatLog
    let two: RedisChatLog

    init() async throws {
        server = try RedisServer(["--appendonly", "yes", "--appendfsync", "always"])
        let location = try RedisLocation(server.location)
        one = RedisChatLog(Redis(location), patience: .seconds(30))
        two = RedisChatLog(Redis(location), patience: .seconds(30))
        try await one.renew()
        try await two.renew()
        _ = try await one.open("s", for: "me", at: 1)
    }

    private func said(_ id: String, author: JSON? = nil) -> ChatMessage {
        ChatMessage(id: id, data: ["content": "hello"], author: author)
    }

    private func answer(_ message: String) -> ChatAnswer {
        ChatAnswer(id: "answer to \(message)", to: message, data: ["content": "hi"])
    }

    @Test func `turns run in the order of their messages, whichever node took them in`() async throws {
        _ = try await one.accept(said("m1"), in: "s", at: 2)
        _ = try await two.accept(said("m2"), in: "s", at: 2)
        #expect(try await two.claim("m2", in: "s", knowing: nil) == .wait)
        #expect(try await two.claim("m1", in: "s", knowing: nil) == .lost)
        #expect(try await one.claim("m1", in: "s", knowing: nil) == .granted(version: 0, state: nil))
        #expect(try await one.answer(answer("m1"), remembering: "{\"a\":1}", in: "s", at: 3)?.last?.seq == 3)
        #expect(try await one.claim("m1", in: "s", knowing: nil) == .lost)
        #expect(try await two.claim("m2", in: "s", knowing: 0) == .granted(version: 1, state: "{\"a\":1}"))
        #expect(try await two.claim("m2", in: "s", knowing: 1) == .granted(version: 1, state: nil))
    }

    @Test func `what a living node has taken in is its own`() async throws {
        _ = try await one.accept(said("m1"), in: "s", at: 2)
        #expect(try await two.unanswered().isEmpty)
        #expect(try await two.ownUnanswered().isEmpty)
        #expect(try await one.ownUnanswered().map(\.message) == ["m1"])
        #expect(try await two.adopt("m1", in: "s") == nil)
        #expect(try await two.answer(answer("m1"), remembering: nil, in: "s", at: 3) == nil)
        #expect(try await one.answer(answer("m1"), remembering: nil, in: "s", at: 3) != nil)
    }

    @Test func `a node that says nothing loses its messages, and its late answer`() async throws {
        _ = try await one.accept(said("m1"), in: "s", at: 2)
        #expect(try await one.claim("m1", in: "s", knowing: nil) == .granted(version: 0, state: nil))
        try await one.leave()
        #expect(try await one.claim("m1", in: "s", knowing: nil) == .wait)
        #expect(try await two.unanswered().map(\.message) == ["m1"])
        // What it had begun runs nowhere a second time.
        #expect(try await two.adopt("m1", in: "s") == nil)
        let failure = ChatAnswer(id: "f", to: "m1", isFailure: true, data: ["error": ["code": "interrupted"]])
        #expect(try await two.answer(failure, remembering: nil, in: "s", at: 3)?.last?.seq == 2)
        try await one.renew()
        #expect(try await one.answer(answer("m1"), remembering: "{}", in: "s", at: 4) == nil)
        #expect(try await one.session("s", of: "me")?.state == nil)
        #expect(try await two.frames(of: "s", after: 0, limit: 9).map(\.id) == ["m1", "f"])
    }

    @Test func `what a node had not begun is finished by another, for whom it was said`() async throws {
        _ = try await one.accept(said("m1", author: ["user": "me"]), in: "s", at: 2)
        try await one.leave()
        #expect(try await two.adopt("m1", in: "s") == said("m1", author: ["user": "me"]))
        try await one.renew()
        #expect(try await one.claim("m1", in: "s", knowing: nil) == .lost)
        #expect(try await two.claim("m1", in: "s", knowing: nil) == .granted(version: 0, state: nil))
        #expect(try await one.answer(answer("m1"), remembering: nil, in: "s", at: 3) == nil)
        #expect(try await two.answer(answer("m1"), remembering: nil, in: "s", at: 3)?.last?.seq == 2)
    }

    @Test func `nodes tell each other what is new, and nobody himself`() async throws {
        var heard = two.news().makeAsyncIterator()
        #expect(await heard.next() == .missed)
        await two.tell(.stop("m0", session: "s"))
        await one.tell(.stop("m1", session: "s"))
        #expect(await heard.next() == .stop("m1", session: "s"))
        _ = try await one.accept(said("m1"), in: "s", at: 2)
        #expect(await heard.next() == .top(1, session: "s"))
        await one.tell(.show(["type": "status_update", "data": ["content": "a\tb"]], session: "s"))
        #expect(
            await heard.next() == .show(["type": "status_update", "data": ["content": "a\tb"]], session: "s")
        )
        _ = try await one.delete("s")
        #expect(await heard.next() == .gone(session: "s"))
        #expect(try await two.tops(of: ["s", "none"]) == [:])
    }

    @Test func `whoever listens hears of a connection that was lost and found`() async throws {
        var heard = two.news().makeAsyncIterator()
        #expect(await heard.next() == .missed)
        server.kill()
        try server.start()
        #expect(await heard.next() == .missed)
    }

    @Test func `Redis ends and comes back under load, nothing is lost and nothing doubled`() async throws {
        let count = 300
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (node, log) in [one, two].enumerated() {
                group.addTask {
                    for number in 1...count {
                        let place = ChatMessage.Place(client: "c\(node)", cseq: number)
                        let id = "m\(node)-\(number)"
                        let message = ChatMessage(id: id, data: ["content": "hi"], place: place)
                        guard case .accepted = try await log.accept(message, in: "s", at: 2) else {
                            Issue.record("\(id) was not accepted")
                            return
                        }
                        #expect(try await log.answer(answer(id), remembering: nil, in: "s", at: 2) != nil)
                    }
                }
            }
            group.addTask {
                for part in 1...3 {
                    while try await two.tops(of: ["s"])["s"] ?? 0 < part * count { await Task.yield() }
                    server.kill()
                    try server.start()
                }
            }
            try await group.waitForAll()
        }
        let frames = try await one.frames(of: "s", after: 0, limit: 10_000)
        #expect(frames.map(\.seq) == Array(1...count * 4))
        #expect(Set(frames.map(\.id)).count == count * 4)
        for node in 0...1 {
            let said = frames.map(\.id).filter { $0.hasPrefix("m\(node)-") }
            #expect(said == (1...count).map { "m\(node)-\($0)" })
        }
        #expect(try await one.session("s", of: "me")?.top == count * 4)
        #expect(try await one.messageCounts(of: "me", on: 0..<1).map(\.messages) == [count * 2])
    }

    @Test func `a Redis that is away is told at once to whoever only asks`() async throws {
        server.kill()
        let failure = await #expect(throws: ChatLogFailure.self) { try await one.check() }
        #expect(failure?.message.contains("cannot reach Redis") == true)
    }

    @Test func `settings that lose messages are named`() async throws {
        #expect(try await one.durability()?.risks == [])
        for (settings, cure) in [([], "appendonly yes"), (["--appendonly", "yes"], "appendfsync always")] {
            let loose = try RedisServer(settings)
            let log = RedisChatLog(Redis(try RedisLocation(loose.location)))
            let risks = try #require(try await log.durability()).risks
            #expect(risks.count == 1 && risks.first?.contains(cure) == true)
            loose.kill()
        }
    }

    @Test func `a session that lost frames gets a new epoch, once`() async throws {
        let old = try #require(try await one.session("s", of: "me")).epoch
        try await one.beginEpoch(of: "s", after: old)
        let new = try #require(try await two.session("s", of: "me")).epoch
        #expect(new != old)
        try await two.beginEpoch(of: "s", after: old)
        #expect(try await two.session("s", of: "me")?.epoch == new)
    }
}
