internal import Catalog
internal import FoundationEssentials
internal import Intents
internal import Linking
internal import LocalCRMPlugin
internal import PluginAPI

/// Reading and linting a thousand files, and one of them again.
enum LoadingBenchmark {
    static func run() async throws {
        let folder = try GeneratedPack.write(1_000, beside: "Intents")
        let crm = try LocalCRM()
        let caller = Caller(user: "me", roles: ["admin"], language: .en, timeZone: "UTC", now: 0)
        var loading = Stopwatch()
        var catalog = await loading.lap { Catalog(folder: folder) }
        let schemas = try await Schemas.read(for: catalog.pack, plugins: [crm], from: crm, as: caller)
        var linking = Stopwatch()
        let (program, found) = await linking.lap { Linker.link(catalog.pack, plugins: [crm], schemas: schemas) }
        let both = loading.laps[0] + linking.laps[0]
        report(
            "loading and linting \(program.pack.intents.count) files",
            milliseconds(both) + " (\(found.count + catalog.diagnostics.count) diagnostics)",
            bound: "at most 1 s"
        )
        var reloading = Stopwatch()
        for round in 0..<20 {
            let text = GeneratedPack.intent(5).replacing("登记", with: round.isMultiple(of: 2) ? "记下" : "登记")
            try Data(text.utf8).write(to: URL(filePath: folder + "/made/act_5.yaml"))
            await reloading.lap { _ = catalog.reload() }
        }
        report("reloading one changed file of 1,000", reloading.summary, bound: "at most 20 ms")
    }
}
