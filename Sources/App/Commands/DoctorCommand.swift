internal import Catalog
internal import Diagnostics
internal import Engine
internal import FoundationEssentials
internal import Intents
internal import JSON
internal import Linking
internal import OdooPlugin
internal import PluginAPI
internal import Secrets

/// `parlance doctor`: what works and what does not, each with what to do about it.
enum DoctorCommand {
    static func run(_ arguments: Arguments) async throws -> Int32 {
        let configuration = try Configuration(arguments)
        var report = DoctorReport()
        let catalog = Catalog(folder: configuration.intents)
        report.say(
            !catalog.diagnostics.containsError,
            "\(catalog.pack.intents.count) intents in \(configuration.intents)",
            "run `parlance lint` to see what is wrong with the files"
        )
        let plugins = try Plugins.installed(configuration)
        if let odoo = plugins.compactMap({ $0 as? Odoo }).first {
            await examine(odoo, configuration, &report)
        } else {
            report.say(true, "embedded CRM in \(configuration.dataFolder)", "")
        }
        await examineRights(catalog.pack, plugins, configuration, &report)
        return report.isWell ? 0 : 1
    }

    private static func examine(_ odoo: Odoo, _ configuration: Configuration, _ report: inout DoctorReport) async {
        do {
            let facts = try await odoo.examine(as: configuration.caller())
            report.say(true, "Odoo \(facts.version) at \(facts.url), by \(facts.transport)", "")
            report.say(true, "signed in as \(facts.user)", "")
            if let skew = facts.clockSkew {
                report.say(
                    abs(skew) < 60,
                    "the clocks differ by \(skew) s",
                    "set the clock of this machine or of the server: 「明天」 means another day otherwise"
                )
            }
            for module in facts.missingModules {
                report.say(false, "the module '\(module)' is not installed", "install it under Apps in Odoo")
            }
        } catch {
            report.say(false, "Odoo: \(error)", advice(error))
        }
        let expiring = (try? Plugins.keyRing(configuration).entries()) ?? []
        for entry in expiring {
            guard let day = entry.expires.flatMap({ Day($0) }) else { continue }
            let left = day.number - Moment(unix: Clock.now, offset: 0).day.number
            report.say(
                left >= 14,
                "the key of \(entry.user) lasts \(left) days",
                "make a new one in Odoo and `parlance key add` it"
            )
        }
    }

    private static func advice(_ failure: HandlerFailure) -> String {
        switch failure {
        case .unauthenticated: "make an API key in Odoo (Preferences, Account Security) and `parlance key add` it"
        case .unavailable: "check PARLANCE_ODOO_URL and PARLANCE_ODOO_DB, and that the server is up"
        case .timedOut: "the server is slow or a firewall swallows the requests"
        default: "look at the message"
        }
    }

    /// Whether the one who asks may do what each intent does.
    private static func examineRights(
        _ pack: Pack,
        _ plugins: [any Plugin],
        _ configuration: Configuration,
        _ report: inout DoctorReport
    ) async {
        guard let source = plugins.lazy.compactMap(\.records).first else { return }
        let schemas = try? await Schemas.read(for: pack, plugins: plugins, from: source, as: configuration.caller())
        let (_, found) = Linker.link(pack, plugins: plugins, schemas: schemas ?? Schemas())
        report.say(
            schemas != nil && !found.contains { $0.severity == .error },
            "the intents fit the models",
            "run `parlance lint --live`"
        )
        guard let odoo = plugins.compactMap({ $0 as? Odoo }).first else { return }
        for intent in pack.intents.sorted(by: { $0.id < $1.id }) {
            let lacking = await odoo.lacking(for: intent, as: configuration.caller())
            report.say(
                lacking.isEmpty,
                "\(intent.id)",
                "this user may not \(lacking.joined(separator: ", ")): give the group Sales / User in Odoo"
            )
        }
    }
}

/// Lines of a report, and whether all is well.
struct DoctorReport {
    private(set) var isWell = true

    mutating func say(_ isGood: Bool, _ what: String, _ cure: String) {
        print("\(isGood ? "ok  " : "BAD ") \(what)")
        if !isGood {
            isWell = false
            print("     \(cure)")
        }
    }
}
