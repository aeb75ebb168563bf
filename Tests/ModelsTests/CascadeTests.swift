import Engine
import Intents
import JSON
import SQLite
import Synchronization
import Testing
import Understanding

@testable import Models

@Suite(.timeLimit(.minutes(1)))
struct CascadeTests {
    private let offline = OfflineReader(World.pack)
    private static let messy = "把云启科技弄进咱们系统"

    private func cascade(
        _ models: [any ChatModel],
        _ options: Cascade.Options = .prompt,
        _ ledger: (any Ledger)? = nil
    ) -> Cascade {
        Cascade(World.pack, offline: offline, models: models, options: options, ledger: ledger)
    }

    private static let customer = Counted.customer

    @Test
    func `what the offline reader is sure of asks no model`() async throws {
        let model = Counted("counted", .success(Self.customer))
        let reading = try await cascade([model]).read(Utterance("创建客户 上海云启科技有限公司"), in: .at())
        #expect(reading.confidence == .sure)
        #expect(model.prompts.isEmpty)
    }

    @Test
    func `what it rejects is read by the model, in the person's words`() async throws {
        let model = Counted("counted", .success(Self.customer))
        let reading = try await cascade([model]).read(Utterance(Self.messy), in: .at())
        let words = Words(text: "云启科技", range: 1..<5)
        #expect(reading.commands == [.start("create_customer"), .set("customer_name", words)])
        #expect(reading.reader == "counted")
    }

    @Test(arguments: [
        Answer("   "), Answer("{\"commands\":[", isCut: true), Answer("I am sorry"), Answer("{\"orders\":[]}"),
    ])
    func `a bad answer is asked for once more, then the offline reading stands and says so`(bad: Answer) async throws {
        let good = Counted("counted", .success(bad), .success(Self.customer))
        #expect(try await cascade([good]).read(Utterance(Self.messy), in: .at()).reader == "counted")
        let model = Counted("counted", .success(bad))
        let reading = try await cascade([model]).read(Utterance(Self.messy), in: .at())
        #expect(model.prompts.count == 2)
        #expect(reading.commands == offline.read(Utterance(Self.messy), in: .at()).commands)
        #expect(reading.notes.last == "offline mode: no provider answered")
    }

    @Test
    func `the next provider is asked when one fails`() async throws {
        let down = Counted("first", .failure(.account(status: 402)))
        let up = Counted("second", .success(Self.customer))
        let reading = try await cascade([down, up]).read(Utterance(Self.messy), in: .at())
        #expect(reading.reader == "second")
        #expect(down.prompts.count == 1)
        #expect(reading.notes.first?.hasPrefix("first: the account has no credit left (402)") == true)
    }

    @Test
    func `a provider that keeps failing is left alone`() async throws {
        let down = Counted("first", .failure(.timedOut))
        let cascade = cascade([down])
        for _ in 0..<5 { _ = try await cascade.read(Utterance(Self.messy), in: .at()) }
        #expect(down.prompts.count == 3)
        let reading = try await cascade.read(Utterance(Self.messy), in: .at())
        #expect(reading.notes == ["offline mode: all providers rest after failures"])
    }

    @Test
    func `a server that asks for a longer wait than the turn has is not waited for`() async throws {
        let model = Counted("counted", .failure(.busy(status: 429, retryAfter: .seconds(60))))
        _ = try await cascade([model]).read(Utterance(Self.messy), in: .at())
        #expect(model.prompts.count == 1)
    }

    @Test
    func `a turn that is stopped stops`() async {
        let model = Counted("counted", .failure(.cancelled))
        await #expect(throws: ReadingFailure.cancelled) {
            try await cascade([model]).read(Utterance(Self.messy), in: .at())
        }
    }

    @Test
    func `every request is accounted for, and a spent budget is offline mode`() async throws {
        let ledger = try SQLiteLedger(Database(.memory)) { World.now }
        var options = Cascade.Options.prompt
        options.budget = Budget(ofUser: 380)
        let blank = Answer("", tokens: Tokens(input: 1))
        let model = Counted("counted", .success(blank), .success(Self.customer))
        var context = ReadingContext.at()
        context.speaker = "lina"
        _ = try await cascade([model], options, ledger).read(Utterance(Self.messy), in: context)
        let rows = try ledger.summary(days: 1)
        try #require(rows.count == 1)
        #expect(rows[0].requests == 2 && rows[0].failures == 1 && rows[0].user == "lina")
        // 200 fresh, 800 cached and 50 out; and the one of the blank answer.
        #expect(rows[0].cost == 200 + 80 + 100 + 1)
        #expect(rows[0].tokens == Tokens(input: 1_001, cached: 800, output: 50))
        #expect(rows[0].estimates == 0)
        let day = DailyUsage(
            provider: rows[0].provider,
            user: "lina",
            day: World.now / 86_400,
            requests: 2,
            failures: 1,
            tokens: rows[0].tokens,
            cost: rows[0].cost
        )
        #expect(try ledger.daily(in: World.now..<World.now + 1) == [day])
        #expect(try ledger.daily(in: World.now - 9..<World.now).isEmpty)
        #expect(try ledger.daily(in: World.now + 1..<World.now + 9).isEmpty)
        let later = try await cascade([model], options, ledger).read(Utterance(Self.messy), in: context)
        #expect(later.notes == ["offline mode: the day's budget of the user is spent"])
        context.speaker = "other"
        #expect(
            try await cascade([model], options, ledger).read(Utterance(Self.messy), in: context).reader == "counted"
        )
    }

    @Test
    func `masked words do not go out, and come back as they were`() async throws {
        var options = Cascade.Options.prompt
        options.masks = true
        options.alwaysAsks = true
        let text = "那个客户云启，电话13800138000，邮箱 lina@yunqi.cn"
        let model = ScriptedModel { prompt in
            let sent = prompt.question.text
            #expect(!sent.contains("13800138000") && !sent.contains("lina"))
            let standIns = sent.split { !$0.isASCII || !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
            let phone = standIns.first { $0.hasPrefix("PHONE_") }
            let email = standIns.first { $0.hasPrefix("EMAIL_") }
            return Answer(commands(("start", "create_customer", nil), ("set", "phone", phone), ("set", "email", email)))
        }
        let reading = try await cascade([model], options).read(Utterance(text), in: .at())
        let said = reading.commands.compactMap { if case .set(_, let words) = $0 { words.text } else { nil } }
        #expect(said == ["13800138000", "lina@yunqi.cn"])
    }

    @Test
    func `a name that a reader takes too far hides neither the number in it nor its cue`() {
        let text = "王芳，电话13800138000，王芳"
        let words = Words(text: "电话13800138000", range: 3..<16)
        let reading = Reading([], confidence: .sure, evidence: [Evidence(words, .value("name", .name))], reader: "x")
        let mask = Mask(text, reading: reading, in: .at()) { _ in true }
        let hidden = mask.hide(text)
        #expect(hidden == "NAME_1_，电话PHONE_2_，NAME_1_")
        #expect(mask.reveal(hidden) == text)
    }

    @Test
    func `an intent whose author wants a model gets one, whatever the offline reader takes the words for`() async throws
    {
        var pack = World.pack
        for index in pack.intents.indices where pack.intents[index].id == "create_customer" {
            pack.intents[index].reading = .modelFirst
        }
        let model = Counted("counted", .success(Self.customer))
        let cascade = Cascade(pack, offline: offline, models: [model], options: .prompt)
        for (words, context, asks) in [
            ("创建客户 上海云启科技有限公司", ReadingContext.at(), true),
            ("13800138000", .at(.slots(["phone"]), frame: .init("create_customer")), true),
            ("确认", .at(.card(.normal), frame: .init("create_customer")), false),
            ("看看漏斗", .at(), false),
        ] {
            let before = model.prompts.count
            _ = try await cascade.read(Utterance(words), in: context)
            #expect((model.prompts.count > before) == asks, "\(words)")
        }
    }

    @Test
    func `offline mode is said once, and again after a model was there`() async throws {
        let isUp = Mutex(false)
        let model = ScriptedModel { (_) throws(ModelFailure) in
            guard isUp.withLock({ $0 }) else { throw .refused(status: 400) }
            return Self.customer
        }
        let world = try await World([model])
        var conversation = world.conversation()
        var notices: [Int] = []
        for up in [false, false, true, false] {
            isUp.withLock { $0 = up }
            let turn = await conversation.reply(to: Self.messy, at: World.now)
            notices.append(turn.reply.parts.filter { $0.text.contains("离线模式") }.count)
            #expect(turn.reply.parts.count > notices[notices.count - 1])
        }
        #expect(notices == [1, 0, 0, 1])
    }
}
