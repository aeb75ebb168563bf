internal import Catalog
internal import Glibc
internal import HTTPClient
internal import Intents
internal import Models
internal import Synchronization
internal import Understanding

/// Offline turns on one core, with and without a hundred streams of prose on the same core.
enum StreamBenchmark {
    private static let streams = 100
    private static let turns = 1_000

    static func run() async throws {
        let server = try ScriptedProvider(on: 1)
        _ = Shell.run("taskset -a -cp 0 \(getpid())")
        defer { _ = Shell.run("taskset -a -cp 0-63 \(getpid())") }
        let pack = Catalog.load("Intents").0
        let reader = OfflineReader(pack)
        for _ in 0..<100 { _ = await lateness(reader, 1) }
        let alone = await lateness(reader, turns)
        report("offline turns on one core", alone.summary, bound: "–")
        let model = server.model(HTTPClient())
        let heard = Count()
        let prompt = Prompt(system: "Talk.", question: "Message: \("你好")", isProse: true)
        let beside = try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<streams {
                group.addTask { [model, prompt, heard] in
                    _ = try? await model.stream(prompt, patience: .seconds(20)) { _ in
                        heard.add()
                        return true
                    }
                }
            }
            while heard.value < 10 * streams { try await Task.sleep(for: .milliseconds(20)) }
            let before = heard.value
            let start = ContinuousClock.now
            let laps = await lateness(reader, turns)
            let seconds = Double(start.duration(to: .now).components.seconds) + 1e-9
            let pieces = heard.value - before
            group.cancelAll()
            return (laps, Int(Double(pieces) / seconds))
        }
        report(
            "the same beside \(streams) streams, \(beside.1) pieces/s",
            beside.0.summary,
            bound: "p99 within 5 ms more"
        )
        let more = max(0, beside.0.percentile(0.99) - alone.percentile(0.99))
        report("p99 more beside the streams", milliseconds(more), bound: "at most 5 ms")
    }

    private final class Count: Sendable {
        private let count = Atomic(0)
        var value: Int { count.load(ordering: .relaxed) }
        func add() { count.wrappingAdd(1, ordering: .relaxed) }
    }

    /// A turn every five milliseconds, counted from when it was due: what waits for its core shows.
    private static func lateness(_ reader: OfflineReader, _ count: Int) async -> Stopwatch {
        let context = ReadingContext(reference: Utterances.reference)
        let words = Utterance("创建客户 上海云启科技，联系人王芳，电话13800138000")
        var watch = Stopwatch()
        var due = ContinuousClock.now
        for _ in 0..<count {
            due += .milliseconds(5)
            try? await Task.sleep(until: due, clock: .continuous)
            await watch.lap(since: due) { _ = reader.read(words, in: context) }
        }
        return watch
    }
}
