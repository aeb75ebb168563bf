internal import Catalog
internal import Diagnostics
internal import Engine
internal import Intents
internal import JSON
internal import Linking
internal import LocalCRMPlugin
internal import PluginAPI
internal import SQLite
internal import Storage
internal import TimeZones
internal import Understanding

/// `parlance test`: what authors wrote beside their intents, against an embedded CRM in memory and a fixed clock.
enum TestCommand {
    /// Wednesday 2026-03-18, ten in the morning.
    static let day = "2026-03-18"

    static func run(_ arguments: Arguments) async throws -> Int32 {
        if arguments.options["providers"] != nil { return try await compare(arguments, records: false) }
        let (pack, intents, diagnostics) = try chosen(arguments)
        let (results, coverage) = try await tester(pack, OfflineReader(pack)).run(intents)
        for result in results where !result.holds { report(result) }
        if arguments.flags.contains("coverage") {
            for line in coverage.missing { print("untested: \(line)") }
            print("coverage: \(Int(coverage.share * 100)) %")
        }
        let failed = results.filter { !$0.holds }.count
        print("\(results.count - failed) passed, \(failed) failed")
        return failed == 0 && !diagnostics.containsError ? 0 : 1
    }

    /// The examples, read by one provider after the other; or asked of them and kept.
    static func compare(_ arguments: Arguments, records: Bool) async throws -> Int32 {
        let test = try ProviderTest(arguments, records: records)
        let (pack, intents, diagnostics) = try chosen(arguments)
        let holds = try await test.run(pack, intents) { tester(pack, $0) }
        return holds && !diagnostics.containsError ? 0 : 1
    }

    /// The intents that are named, or all of them.
    private static func chosen(_ arguments: Arguments) throws -> (Pack, [Intent], [Diagnostic]) {
        let configuration = try Configuration(arguments)
        let (pack, diagnostics) = Catalog.load(configuration.intents)
        if diagnostics.containsError {
            print(Report(configuration).text(of: diagnostics.filter { $0.severity == .error }), terminator: "")
        }
        let only = arguments.words.dropFirst().map { Intent.ID($0) }
        for name in only where !pack.intents.contains(where: { $0.id == name }) {
            let near = pack.intents.map(\.id.rawValue).closest(to: name.rawValue)
            throw UsageError("there is no intent '\(name)'" + (near.map { ": did you mean '\($0)'?" } ?? ""))
        }
        return (pack, pack.intents.filter { only.isEmpty || only.contains($0.id) }, diagnostics)
    }

    private static func report(_ result: IntentTester.Result) {
        print("\(result.place): \(result.kind.rawValue) of \(result.intent): \(result.name)")
        for line in result.differences { print("    \(line)") }
    }

    private static func tester(_ pack: Pack, _ reader: any LanguageModel) -> IntentTester {
        let zone = ZoneRules(named: pack.settings.timeZone) ?? .utc
        let noon = Day(day).map { zone.instant(of: $0, TimeOfDay(hour: 10) ?? .midnight) } ?? 0
        return IntentTester(now: noon, offset: zone.offset(at: noon)) { given in
            let crm = try LocalCRM()
            let caller = Caller(user: "me", roles: ["admin"], language: .en, timeZone: "UTC", now: noon)
            try await crm.load(given, as: caller)
            let program = await Linked(pack, [crm], as: caller).program
            let journal = try SQLiteJournal(Database(.memory))
            return Interpreter(program: program, reader: reader, journal: journal)
        }
    }
}
