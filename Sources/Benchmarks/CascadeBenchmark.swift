internal import Catalog
internal import FoundationEssentials
internal import Intents
internal import JSON
internal import Models
internal import Synchronization
internal import Understanding

/// What share of the evaluation's development set needs a model, and what a thousand such messages cost with the cascade
/// and without it.
enum CascadeBenchmark {
    private static let vendors: [Vendor] = [.deepSeek, .openAI]

    static func run() async throws {
        let pack = Catalog.load("Intents").0
        let items = Utterances.items
        for asksAlways in [false, true] {
            let asked = Mutex<[Prompt]>([])
            let model = ScriptedModel { prompt in
                asked.withLock { $0.append(prompt) }
                return Answer("{\"commands\":[]}", tokens: Tokens(input: 1))
            }
            var options = Cascade.Options()
            options.alwaysAsks = asksAlways
            let cascade = Cascade(pack, offline: OfflineReader(pack), models: [model], options: options)
            let context = ReadingContext(
                reference: Utterances.reference,
                roles: ["sales", "sales_manager", "admin"]
            )
            var answers = 0
            for item in items {
                let before = asked.withLock(\.count)
                _ = try await cascade.read(Utterance(item["text"]?.stringValue ?? ""), in: context)
                if asked.withLock(\.count) > before { answers += TokenEstimate.tokens(of: answer(item)) }
            }
            let prompts = asked.withLock { $0 }
            let name = asksAlways ? "without the cascade" : "with the cascade"
            let share = percent(prompts.count, items.count)
            report("messages that need a model, \(name)", "\(share) of \(items.count)", bound: "–")
            for vendor in vendors { tell(name, prompts, answers, of: items.count, vendor) }
        }
    }

    private static func tell(_ name: String, _ prompts: [Prompt], _ answers: Int, of count: Int, _ vendor: Vendor) {
        let input = prompts.reduce(0) { $0 + $1.tokens }
        let system = prompts.reduce(0) { $0 + $1.system.tokens }
        let cold = vendor.price.cost(of: Tokens(input: input, output: answers))
        let warm = vendor.price.cost(of: Tokens(input: input, cached: system, output: answers))
        let figure = "\(money(cold * 1_000 / count)) at most, \(money(warm * 1_000 / count)) from a warm cache"
        report("a thousand messages \(name), \(vendor.name) \(vendor.model)", figure, bound: "–")
    }

    /// As a model would answer when it is right.
    private static func answer(_ item: JSON) -> String {
        var commands: [JSON] = [["do": "start", "name": item["intent"] ?? .null, "words": nil]]
        for (name, value) in item["slots"]?.objectValue ?? [:] {
            commands.append(["do": "set", "name": .string(name), "words": .string("\(value.serialized())")])
        }
        return JSON.object(["commands": .array(commands)]).serialized()
    }

    private static func percent(_ part: Int, _ whole: Int) -> String {
        let tenths = part * 1_000 / max(1, whole)
        return "\(tenths / 10).\(tenths % 10) %"
    }

    /// Millionths of a dollar.
    private static func money(_ millionths: Int) -> String {
        let digits = String((millionths + 50) / 100 % 10_000)
        return "$\((millionths + 50) / 1_000_000).\(String(repeating: "0", count: 4 - digits.count))\(digits)"
    }
}
