internal import Catalog
internal import Diagnostics
internal import Engine
internal import HTTPClient
internal import Intents
internal import Models
internal import Understanding

/// `parlance test --providers offline,deepseek` and `parlance record`: the examples of authors, read by each provider alone.
struct ProviderTest {
    private let settings: ModelSettings
    private let names: [String]
    private let passes: Int
    private let shelf: CassetteFolder?
    private let records: Bool

    /// For one answer while recording, when nobody waits.
    private static let patience = Duration.seconds(30)

    init(_ arguments: Arguments, records: Bool) throws {
        self.records = records
        names = (arguments.options["providers"] ?? Environment["PARLANCE_AI"] ?? "").split(separator: ",")
            .map { String($0.filter { !$0.isWhitespace }) }.filter { !$0.isEmpty }
        shelf = arguments.options["cassettes"].map(CassetteFolder.init)
        guard let passes = Int(arguments.options["pass"] ?? "1"), (1...100).contains(passes) else {
            throw UsageError("--pass is how often each example is tried, 1 to 100")
        }
        self.passes = passes
        if names.isEmpty { throw UsageError("name the providers: --providers offline,deepseek") }
        if records, shelf == nil { throw UsageError("say where to keep the answers: --cassettes DIR") }
        settings = try ModelSettings(
            named: names.joined(separator: ","),
            { Environment[$0] },
            file: TextFile.read,
            needsKeys: records || shelf == nil
        )
    }

    /// - Parameter tester: Tests with a reader over a world of their own.
    func run(_ pack: Pack, _ intents: [Intent], tester: (any LanguageModel) -> IntentTester) async throws -> Bool {
        let client = HTTPClient()
        var scores: [(name: String, tests: RepeatedTests)] = []
        var missed = 0
        for name in names {
            let replayed = replayed(name)
            let reader = reader(name, pack, replayed, client)
            var runs: [[IntentTester.Result]] = []
            for _ in 0..<(name == "offline" ? 1 : passes) {
                runs.append(try await tester(reader).run(intents, only: [.example, .never]).results)
            }
            scores.append((name, RepeatedTests(runs)))
            if let replayed, replayed.missed > 0 {
                missed += replayed.missed
                print("\(name): \(replayed.missed) requests are on no cassette: run `parlance record`")
            }
        }
        for (name, tests) in scores { report(name, tests) }
        for (name, tests) in scores {
            let runs = tests.entries.first?.runs ?? 0
            let once = "pass^1 \(percent(tests.passOnce))"
            let always = runs > 1 ? "  pass^\(runs) \(percent(tests.passAlways))" : ""
            print("\(name)  \(tests.entries.count) examples  \(once)\(always)")
        }
        return missed == 0 && scores.allSatisfy { $0.tests.passAlways == 1 }
    }

    private func replayed(_ name: String) -> ReplayedModel? {
        guard !records, let shelf, let vendor = settings.vendors.first(where: { $0.vendor.name == name })?.vendor else {
            return nil
        }
        return ReplayedModel(vendor, from: shelf)
    }

    private func reader(
        _ name: String,
        _ pack: Pack,
        _ replayed: ReplayedModel?,
        _ client: HTTPClient
    ) -> any LanguageModel {
        let offline = OfflineReader(pack)
        var options = settings.options
        options.alwaysAsks = true
        options.standsAlone = true
        if records { options.time = max(options.time, Self.patience) }
        if let replayed { return Cascade(pack, offline: offline, models: [replayed], options: options) }
        guard let model = settings.models(client: client).first(where: { $0.name == name }) else { return offline }
        let models: [any ChatModel] = records ? shelf.map { [RecordingModel(model, on: $0)] } ?? [model] : [model]
        return Cascade(pack, offline: offline, models: models, options: options)
    }

    private func report(_ name: String, _ tests: RepeatedTests) {
        for entry in tests.entries where entry.passes < entry.runs {
            let result = entry.first
            print("\(name): \(result.intent): \(result.name)  \(entry.passes)/\(entry.runs)")
            for (line, times) in entry.differences { print("    \(line)\(times > 1 ? "  (\(times) times)" : "")") }
        }
    }

    private func percent(_ share: Double) -> String {
        let tenths = Int((share * 1000).rounded())
        return "\(tenths / 10).\(tenths % 10) %"
    }
}

/// `parlance record --providers deepseek --cassettes DIR [--pass K] [INTENT…]`
enum RecordCommand {
    static func run(_ arguments: Arguments) async throws -> Int32 {
        try await TestCommand.compare(arguments, records: true)
    }
}
