import HTTPClient
import ScriptedServer
import Testing
import Understanding

@testable import Models

/// A second provider beside a slow first, and whose fault it is when there is no time.
@Suite(.timeLimit(.minutes(5)))
struct HedgingTests {
    private static let messy = Utterance("把云启科技弄进咱们系统")

    private func cascade(_ models: [any ChatModel], after hedge: Duration?, ledger: (any Ledger)? = nil) -> Cascade {
        var options = Cascade.Options.prompt
        options.hedge = hedge
        return Cascade(World.pack, offline: World.reader, models: models, options: options, ledger: ledger)
    }

    @Test
    func `the next is asked when the first is slow, and the first's request is taken back`() async throws {
        let slow = Held("slow", Answer("never"))
        let quick = Counted("quick", .success(Counted.customer))
        let entries = KeptEntries()
        let reading = try await cascade([slow, quick], after: .milliseconds(1), ledger: entries)
            .read(Self.messy, in: .at())
        #expect(reading.reader == "quick")
        #expect(slow.timesTakenBack == 1)
        let all = entries.all.sorted { $0.provider < $1.provider }
        #expect(all.map(\.provider) == ["quick", "slow"])
        #expect(all.map(\.isEstimated) == [false, true])
        #expect(all[0].tokens == Counted.customer.tokens)
        #expect(all[1].tokens.input > 500 && all[1].cost > 500)
    }

    @Test
    func `the first good answer wins, whoever gives it`() async throws {
        let first = Held("first", Counted.customer)
        let second = Held("second", Answer("never"))
        let cascade = cascade([first, second], after: .milliseconds(1))
        let reading = try await withThrowingTaskGroup(of: Reading.self) { group in
            group.addTask { try await cascade.read(Self.messy, in: .at()) }
            await second.isAsked()
            first.release()
            return try await group.next()
        }
        #expect(reading?.reader == "first")
        #expect(second.timesTakenBack == 1)
    }

    @Test
    func `a bad answer does not win over a slow good one`() async throws {
        let first = Held("first", Counted.customer)
        let second = Counted("second", .success(Answer("I am sorry", tokens: Tokens(input: 1))))
        let third = Held("third", Answer("never"))
        let cascade = cascade([first, second, third], after: .milliseconds(1))
        let reading = try await withThrowingTaskGroup(of: Reading.self) { group in
            group.addTask { try await cascade.read(Self.messy, in: .at()) }
            await third.isAsked()
            first.release()
            return try await group.next()
        }
        #expect(reading?.reader == "first")
        #expect(second.prompts.count == 2)
    }

    @Test
    func `who fails is followed at once, who is merely slow by nobody unless that is wanted`() async throws {
        let down = Counted("down", .failure(.account(status: 401)))
        let up = Counted("up", .success(Counted.customer))
        #expect(try await cascade([down, up], after: .seconds(3_600)).read(Self.messy, in: .at()).reader == "up")
        let slow = Held("slow", Counted.customer)
        let other = Counted("other", .success(Counted.customer))
        slow.release()
        #expect(try await cascade([slow, other], after: nil).read(Self.messy, in: .at()).reader == "slow")
        #expect(other.prompts.isEmpty)
    }

    @Test
    func `a turn that is stopped takes every request back`() async {
        let models = [Held("first", Answer("never")), Held("second", Answer("never"))]
        let cascade = cascade(models, after: .milliseconds(1))
        await withTaskGroup { group in
            group.addTask {
                await #expect(throws: ReadingFailure.cancelled) { try await cascade.read(Self.messy, in: .at()) }
            }
            await models[1].isAsked()
            group.cancelAll()
        }
        #expect(models.map(\.timesTakenBack) == [1, 1])
    }

    @Test
    func `the slow server sees its client leave`() async throws {
        let slow = try ScriptedServer([.receive, .awaitEnd])
        var vendor = Vendor.deepSeek
        vendor.url = slow.url
        let provider = Provider(vendor, key: Secret("sk-test"), client: HTTPClient())
        let quick = Counted("quick", .success(Counted.customer))
        let second = ScriptedModel("second") { (prompt) throws(ModelFailure) in
            await slow.receives(1)
            return try await quick.complete(prompt, within: .seconds(1))
        }
        let reading = try await cascade([provider, second], after: .milliseconds(1)).read(Self.messy, in: .at())
        #expect(reading.reader == "second")
        #expect(await slow.ending() != nil)
    }

    @Test
    func `who was left no time is not to blame`() async throws {
        var options = Cascade.Options.prompt
        options.time = .seconds(1)
        let slow = Held("slow")
        let good = Counted("good", .success(Counted.customer))
        let cascade = Cascade(World.pack, offline: World.reader, models: [slow, good], options: options)
        var reading = try await cascade.read(Self.messy, in: .at())
        while reading.lacksModels {
            #expect(!reading.notes.joined().contains("rest after failures"))
            reading = try await cascade.read(Self.messy, in: .at())
        }
        // Now the first one rests.
        #expect(reading.reader == "good")
        #expect(slow.timesAsked >= 3)
    }

    @Test
    func `the time counts from the beginning of the turn`() async throws {
        let model = Counted("counted", .success(Counted.customer))
        var context = ReadingContext.at()
        context.began = .now - .seconds(21)
        let cascade = cascade([model], after: nil)
        let reading = try await cascade.read(Self.messy, in: context)
        #expect(reading.notes == ["offline mode: the time of the turn is over"])
        #expect(await cascade.prose(Self.messy, in: context) { _ in } == nil)
        #expect(model.prompts.isEmpty)
    }
}
