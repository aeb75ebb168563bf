import Engine
import Intents
import JSON
import PluginAPI
import Synchronization
import Testing

/// What is said while the names of the CRM cannot be had.
struct SlowNamesTests {
    @Test(arguments: [
        (HandlerFailure.timedOut(mayHaveHappened: false), "没有及时回答"),
        (.unavailable(detail: "x", mayHaveHappened: false), "连不上"), (.unauthenticated(detail: "x"), "API 密钥"),
    ])
    func `words that nothing is made of are told as what failed`(failure: HandlerFailure, words: String) async throws {
        let names = Names(failing: failure)
        let world = try await World(plugins: [names])
        var talk = world.conversation()
        let turn = await talk.reply(to: "飞石那边怎么说", at: World.now)
        #expect(turn.reply.parts.map(\.kind) == [.failed])
        #expect(turn.reply.text.contains(words))
        #expect(names.searches == 1)
    }

    @Test
    func `the service is asked again soon, not at once`() async throws {
        let names = Names(failing: .timedOut(mayHaveHappened: false))
        let world = try await World(plugins: [names])
        var talk = world.conversation()
        _ = await talk.reply(to: "飞石那边怎么说", at: World.now)
        _ = await talk.reply(to: "飞石那边怎么说", at: World.now + 5)
        #expect(names.searches == 1)
        names.recover()
        let turn = await talk.reply(to: "飞石那边怎么说", at: World.now + 30)
        #expect(names.searches > 1)
        #expect(turn.reply.parts.map(\.kind) == [.unknown])
    }
}

/// Keeps the names, and cannot be asked for them until it has recovered.
private final class Names: Plugin, RecordSource {
    let name = "names"
    let purpose = "Knows names."
    let handlers: [Handler] = []
    private let state: Mutex<(failure: HandlerFailure?, searches: Int)>

    init(failing failure: HandlerFailure) {
        state = Mutex((failure, 0))
    }

    var records: (any RecordSource)? { self }
    var searches: Int { state.withLock(\.searches) }

    func recover() { state.withLock { $0.failure = nil } }

    func search(_ query: RecordQuery, as caller: Caller) async throws(HandlerFailure) -> [Record] {
        let failure = state.withLock { state in
            state.searches += 1
            return state.failure
        }
        if let failure { throw failure }
        return []
    }

    func schema(of model: String, as caller: Caller) async throws(HandlerFailure) -> ModelSchema? { nil }

    func currentUser(as caller: Caller) async throws(HandlerFailure) -> Record {
        throw .missing(model: "res.users", id: nil)
    }
}
