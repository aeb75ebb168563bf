import HTTPClient
import Intents
import SQLite
import ScriptedServer
import Synchronization
import Testing
import Understanding

@testable import Models

/// An account that only a test reads.
final class KeptEntries: Ledger {
    private let entries = Mutex<[UsageEntry]>([])
    let reservations = Reservations()

    var all: [UsageEntry] { entries.withLock { $0 } }

    func record(_ entry: UsageEntry) { entries.withLock { $0.append(entry) } }
    func spentToday(by user: String?) -> Int? {
        all.filter { user == nil || $0.user == user }.reduce(0) { $0 + $1.cost }
    }
}

/// Nothing that a provider made is free because nobody told its price.
@Suite(.timeLimit(.minutes(5)))
struct AccountingTests {
    private static let messy = Utterance("把云启科技弄进咱们系统")
    private static let head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"
    private static let piece = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"可以建客户\"}}]}\n\n"

    private func cascade(
        _ models: [any ChatModel],
        _ ledger: any Ledger,
        _ budget: Budget = Budget(),
        time: Duration = .seconds(20)
    ) -> Cascade {
        var options = Cascade.Options.prompt
        options.backoff = .init(first: .zero, ceiling: .zero, retries: 0, patience: .zero)
        options.budget = budget
        options.time = time
        return Cascade(World.pack, offline: World.reader, models: models, options: options, ledger: ledger)
    }

    private func provider(_ server: ScriptedServer, streams: Bool = false) -> Provider {
        var vendor = Vendor.deepSeek
        vendor.url = server.url
        return Provider(vendor, key: Secret("sk-test"), client: HTTPClient(), isStreamed: streams)
    }

    @Test(arguments: [
        [ScriptedServer.Step.send(head + piece), .reset], [.send(head + piece), .close], [.send(head), .reset],
        [.respond(200, "{\"choices\":[{\"message\":{\"content\":\"x\"}}]}")], [.respond(200, "<html>")], [.reset],
    ])
    func `what broke off, or told no count, is booked as an estimate`(steps: [ScriptedServer.Step]) async throws {
        for isProse in [false, true] {
            let server = try ScriptedServer([.receive] + steps)
            let entries = KeptEntries()
            let cascade = cascade([provider(server, streams: true)], entries)
            if isProse {
                _ = await cascade.prose(Self.messy, in: .at()) { _ in }
            } else {
                _ = try await cascade.read(Self.messy, in: .at())
            }
            try #require(entries.all.count == 1)
            let entry = entries.all[0]
            #expect(entry.isEstimated && entry.tokens.input > 300 && entry.cost > 0)
        }
    }

    @Test
    func `words that were told count in the estimate of a stream that broke off`() async throws {
        let server = try ScriptedServer([.receive, .send(Self.head + Self.piece), .reset])
        let entries = KeptEntries()
        #expect(await cascade([provider(server)], entries).prose(Self.messy, in: .at()) { _ in } == "可以建客户")
        #expect(entries.all.map(\.tokens.output) == [5])
    }

    @Test
    func `a server that falls silent is booked, one that was not reached is not`() async throws {
        let server = try ScriptedServer([.receive, .awaitEnd])
        let entries = KeptEntries()
        _ = try await cascade([provider(server)], entries, time: .seconds(2)).read(Self.messy, in: .at())
        #expect(entries.all.map(\.isEstimated) == [true])
        var vendor = Vendor.deepSeek
        vendor.url = "http://127.0.0.1:1"
        let nobody = Provider(vendor, key: nil, client: HTTPClient())
        let others = KeptEntries()
        _ = try await cascade([nobody], others).read(Self.messy, in: .at())
        #expect(others.all.map(\.tokens) == [Tokens()])
        #expect(others.all.map(\.isEstimated) == [false])
    }

    @Test(arguments: [401, 402, 429, 500, 503])
    func `a refusal costs nothing`(status: Int) async throws {
        let server = try ScriptedServer([.receive, .respond(status, "{}")])
        let entries = KeptEntries()
        _ = try await cascade([provider(server)], entries).read(Self.messy, in: .at())
        #expect(entries.all.map(\.cost) == [0])
    }

    @Test
    func `requests made at the same time see each other in the budget`() async throws {
        let held = Held("held", Counted.customer)
        let cascade = cascade([held], KeptEntries(), Budget(ofUser: 1))
        let readings = try await withThrowingTaskGroup(of: Reading.self) { group in
            group.addTask { try await cascade.read(Self.messy, in: .at()) }
            await held.isAsked()
            let second = try await cascade.read(Self.messy, in: .at())
            held.release()
            return [try await group.next(), second]
        }
        #expect(readings.map { $0?.lacksModels } == [false, true])
        #expect(held.timesAsked == 1)
        // What was held for it is free again; what it cost is not.
        #expect(try await cascade.read(Self.messy, in: .at()).lacksModels)
    }

    @Test
    func `what cannot be written down still counts against the budget`() async throws {
        let database = try Database(.memory)
        let ledger = try SQLiteLedger(database) { World.now }
        try database.with { (connection) throws(DatabaseError) in
            try connection.execute(
                "CREATE TRIGGER full BEFORE INSERT ON usage BEGIN SELECT RAISE(ABORT, 'full'); END"
            )
        }
        let model = Counted("counted", .success(Counted.customer))
        let cascade = cascade([model], ledger, Budget(ofInstallation: 1))
        #expect(try await !cascade.read(Self.messy, in: .at()).lacksModels)
        #expect(try await cascade.read(Self.messy, in: .at()).lacksModels)
        #expect(model.prompts.count == 1)
    }

    @Test
    func `an account of an earlier version is read and written on`() throws {
        let database = try Database(.memory)
        try database.with { (connection) throws(DatabaseError) in
            try connection.execute(
                """
                CREATE TABLE usage (
                    at INTEGER NOT NULL, day INTEGER NOT NULL, provider TEXT NOT NULL, intent TEXT, user TEXT NOT NULL,
                    input INTEGER NOT NULL, cached INTEGER NOT NULL, output INTEGER NOT NULL, cost INTEGER NOT NULL,
                    milliseconds INTEGER NOT NULL, failure TEXT
                );
                INSERT INTO usage VALUES (\(World.now), \(World.now / 86_400), 'p', NULL, 'me', 10, 0, 1, 7, 5, NULL);
                """
            )
        }
        for _ in 0..<2 {
            let ledger = try SQLiteLedger(database) { World.now }
            ledger.record(
                UsageEntry(
                    provider: "p",
                    intent: nil,
                    user: "me",
                    tokens: Tokens(input: 1),
                    isEstimated: true,
                    cost: 1,
                    latency: .zero,
                    failure: nil
                )
            )
        }
        let rows = try SQLiteLedger(database) { World.now }.summary(days: 1)
        #expect(rows.map(\.requests) == [3])
        #expect(rows.map(\.estimates) == [2])
        #expect(rows.map(\.cost) == [9])
    }

    @Test(arguments: [
        (Tokens(input: 1), 1), (Tokens(input: 1_000_000, cached: 1_000_000), 6_000),
        (Tokens(input: 1 << 24, cached: 0, output: 1 << 24), 25_165_824),
        (Tokens(input: 3, cached: 9, output: 0), 1), (Tokens(), 0),
    ])
    func `a part of a millionth is a whole one`(tokens: Tokens, cost: Int) {
        #expect(Vendor.deepSeek.price.cost(of: tokens) == cost)
        #expect(Price(parsing: "1000000,1000000,1000000")?.cost(of: tokens) ?? -1 >= cost)
    }
}
