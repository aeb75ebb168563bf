internal import Catalog
internal import FoundationEssentials
internal import Glibc
internal import HTTPClient
internal import Intents
internal import JSON
internal import Models
internal import SQLite
internal import Understanding

/// Turns that a provider reads, masked and accounted for, whose provider answers at once: what is left is our own time
/// and that of the wire.
enum ModelBenchmark {
    private static let rounds = 1_000

    static func run() async throws {
        let server = try ScriptedProvider()
        let pack = Catalog.load("Intents").0
        let folder = Temporary.folder("parlance-bench-model")
        try? FileManager.default.removeItem(atPath: folder)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        var options = Cascade.Options()
        options.alwaysAsks = true
        options.masks = true
        options.budget = Budget(ofUser: .max, ofInstallation: .max)
        let cascade = Cascade(
            pack,
            offline: OfflineReader(pack),
            models: [server.model(HTTPClient())],
            options: options,
            ledger: try SQLiteLedger(Database(.file(folder + "/usage.sqlite"))) { 1_774_000_000 }
        )
        let context = ReadingContext(reference: Utterances.reference, roles: ["sales", "sales_manager"])
        let words = Utterance("把云启科技弄进咱们系统，电话 13800138000")
        for _ in 0..<20 { _ = try await cascade.read(words, in: context) }
        var watch = Stopwatch()
        var answered = 0
        let before = processorTime()
        for _ in 0..<rounds {
            let reading = try await watch.lap { try await cascade.read(words, in: context) }
            if reading.isByModel { answered += 1 }
        }
        let spent = (processorTime() - before) / rounds
        report("a model turn, the wire and the server included", watch.summary, bound: "–")
        let wire = try yardstick(server, folder)
        let own = max(0, watch.percentile(0.5) - wire)
        report("own time, without that of the same request by curl", milliseconds(own), bound: "p50 at most 2 ms")
        report("processor time a model turn, all threads", milliseconds(spent), bound: "at most 2 ms")
        if answered < rounds { print("only \(answered) of \(rounds) turns were answered by the model") }
    }

    /// The same bytes over a kept connection by curl, and its median in nanoseconds.
    private static func yardstick(_ server: ScriptedProvider, _ folder: String) throws -> Int {
        let body = folder + "/body.json"
        let text = String(repeating: "x", count: 6_000)
        let request: JSON = [
            "model": "m", "messages": [["role": "system", "content": .string(text)]], "max_tokens": 600,
        ]
        try Data(request.serialized().utf8).write(to: URL(filePath: body))
        let options = "-s -o /dev/null -w '%{time_total}\n' -H 'Content-Type: application/json' --data-binary @\(body)"
        let one = "url = \"\(server.url)/chat/completions\"\noutput = /dev/null\n"
        try Data(String(repeating: one, count: 400).utf8).write(to: URL(filePath: folder + "/urls"))
        let laps = Shell.run("curl \(options) -K \(folder)/urls").split(separator: "\n").compactMap { Double($0) }
            .sorted()
        guard !laps.isEmpty else { return 0 }
        let median = Int(laps[laps.count / 2] * 1e9)
        report("yardstick: the same request by curl", "p50 \(milliseconds(median))  (\(laps.count) laps)", bound: "–")
        return median
    }

    private static func processorTime() -> Int {
        var time = timespec()
        _ = unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }
}
