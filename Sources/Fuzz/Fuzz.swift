import Catalog
import FoundationEssentials
import Glibc
import Intents
import Understanding

/// Throws odd and damaged inputs at whatever reads something from outside.
///
///     Fuzz [--seed N] [--count N] [--only NAME] [--round N] [--verbose]
@main
enum Fuzz {
    static func main() async throws {
        let options = Options(CommandLine.arguments.dropFirst())
        guard let options else {
            print("usage: Fuzz [--seed N] [--count N] [--only NAME] [--round N] [--verbose]")
            exit(2)
        }
        var passed = 0
        var failed = 0
        for trial in try trials(intents: "Intents") where options.only.map({ $0 == trial.name }) ?? true {
            let start = ContinuousClock.now
            let rounds = options.round.map { $0..<$0 + 1 } ?? 0..<max(1, options.count * trial.share / 1_000)
            var failures = 0
            for round in rounds {
                // The line before a crash tells the round.
                if options.isVerbose { print("\(trial.name) --round \(round)") }
                var random = SeededGenerator(seed: options.seed &* 0x1_0000_0001 &+ UInt64(round))
                guard let failure = try await trial.run(&random) else { continue }
                failures += 1
                if failures <= 10 { print("\(trial.name) --seed \(options.seed) --round \(round): \(failure)") }
            }
            let time = start.duration(to: .now)
            print("\(trial.name): \(rounds.count) rounds, \(failures) failed, \(time)")
            if failures == 0 { passed += 1 } else { failed += 1 }
        }
        print("\(passed) passed, \(failed) failed")
        exit(failed == 0 && passed > 0 ? 0 : 1)
    }

    private static func trials(intents folder: String) throws -> [any Trial] {
        let pack = Catalog.load(folder).0
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder).sorted().filter {
            $0.hasSuffix(".yaml")
        }
        let files = paths.compactMap { path in
            FileManager.default.contents(atPath: "\(folder)/\(path)").map { String(decoding: $0, as: UTF8.self) }
        }
        let utterances = pack.intents.flatMap { intent in
            Language.allCases.flatMap { (intent.examples[$0] ?? []).map(\.text) + (intent.never[$0] ?? []) }
        }
        guard !files.isEmpty, !utterances.isEmpty else { throw NothingToDamage(folder: folder) }
        let lines = files.flatMap { $0.split(separator: "\n").map(String.init) }
        let reader = OfflineReader(pack)
        return [
            JSONTrial(), YAMLTrial(files: files), LanguageTrial(lines: lines),
            ReaderTrial(reader: reader, utterances: utterances),
            ConversationTrial(pack: pack, reader: reader, utterances: utterances),
        ]
    }

    private struct NothingToDamage: Error { let folder: String }
}

/// What is tried, and how often.
private struct Options {
    var seed: UInt64 = 1
    var count = 1_000
    var only: String?
    var round: Int?
    var isVerbose = false

    /// Nil for a command line that makes no sense.
    init?(_ arguments: some Sequence<String>) {
        var rest = Array(arguments)[...]
        while let option = rest.popFirst() {
            if option == "--verbose" {
                isVerbose = true
                continue
            }
            guard let value = rest.popFirst() else { return nil }
            switch option {
            case "--seed":
                guard let number = UInt64(value) else { return nil }
                seed = number
            case "--count":
                guard let number = Int(value), number > 0 else { return nil }
                count = number
            case "--round":
                guard let number = Int(value), number >= 0 else { return nil }
                round = number
            case "--only": only = value
            default: return nil
            }
        }
    }
}
