internal import Catalog
internal import Engine
internal import Entities
internal import FoundationEssentials
internal import Intents
internal import JSON
internal import Understanding

/// Read and decide, without a handler: the standard pack, utterances of the evaluation's development set.
enum TurnBenchmark {
    static func run() async throws {
        let pack = Catalog.load("Intents").0
        let reader = OfflineReader(pack)
        let texts = Utterances.all
        var watch = Stopwatch()
        for round in 0..<20 {
            for text in texts {
                let context = ReadingContext(reference: Utterances.reference)
                if round == 0 {
                    _ = reader.read(Utterance(text), in: context)
                } else {
                    await watch.lap { _ = reader.read(Utterance(text), in: context) }
                }
            }
        }
        report("offline reading, \(pack.intents.count) intents", watch.summary, bound: "p50 at most 1 ms")
    }
}

/// The same with ten thousand intents of four heads: the time must not grow with their number.
enum ManyIntentsBenchmark {
    static func run() async throws {
        for count in [1_000, 10_000] {
            let folder = try GeneratedPack.write(count, beside: "Intents")
            let pack = Catalog.load(folder).0
            var building = Stopwatch()
            let reader = await building.lap { OfflineReader(pack) }
            var watch = Stopwatch()
            var right = 0
            for number in 0..<1_000 {
                let place = number * 7 % count
                let context = ReadingContext(reference: Utterances.reference)
                let text = GeneratedPack.utterance(place)
                let reading = await watch.lap { reader.read(Utterance(text), in: context) }
                if reading.commands.first == .start(Intent.ID("act_\(place)")) { right += 1 }
            }
            report("building the index of \(pack.intents.count) intents", milliseconds(building.laps[0]), bound: "–")
            report("offline reading, \(count) intents, \(right / 10) % right", watch.summary, bound: "p50 at most 2 ms")
        }
        try Yardstick.run("pattern by pattern in Python, 10,000 intents", ["intents"])
    }
}

enum Utterances {
    static let reference = Reference(
        now: Moment(Day(number: 20_530), TimeOfDay(hour: 10) ?? .midnight, offset: 28_800)
    )

    /// One of each kind that people say; the evaluation's own set when it lies beside the checkout.
    static var all: [String] { items.compactMap { $0["text"]?.stringValue } }

    /// With what they mean, where that is known.
    static var items: [JSON] {
        let folders = ["../shared", "../../shared"]
        let data = folders.lazy.compactMap { try? Data(contentsOf: URL(filePath: $0 + "/eval/utterances_dev.jsonl")) }
        guard let data = data.first else { return few.map { ["text": .string($0)] } }
        return String(decoding: data, as: UTF8.self).split(separator: "\n").compactMap {
            try? JSON(parsing: String($0))
        }
    }

    private static let few = [
        "创建客户 上海云启科技，联系人王芳，电话13800138000", "查一下深圳的客户", "给千寻网络建一个商机，叫WMS二期，金额45万",
        "move Warehouse robots to negotiation", "明天上午十点给陆建平打个电话", "show me the pipeline", "你能干什么",
    ]
}
