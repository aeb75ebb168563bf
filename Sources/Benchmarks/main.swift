internal import FoundationEssentials

// swift run -c release Benchmarks [name …]; without names all of them, each with its yardstick where there is one.
let wanted = Set(CommandLine.arguments.dropFirst())
let benchmarks: [(name: String, run: () async throws -> Void)] = [
    ("turns", TurnBenchmark.run),
    ("entities", RecognitionBenchmark.run),
    ("intents", ManyIntentsBenchmark.run),
    ("loading", LoadingBenchmark.run),
    ("start", StartBenchmark.run),
    ("effects", EffectBenchmark.run),
    ("contacts", ContactBenchmark.run),
    ("model", ModelBenchmark.run),
    ("streams", StreamBenchmark.run),
    ("cascade", CascadeBenchmark.run),
    ("odoo", OdooBenchmark.run),
]
for benchmark in benchmarks where wanted.isEmpty || wanted.contains(benchmark.name) {
    try await benchmark.run()
}
