internal import Catalog
internal import Diagnostics
internal import Engine
internal import Intents
internal import Linking
internal import OdooPlugin
internal import PluginAPI
internal import Redis
internal import Secrets
internal import Storage

/// `parlance doctor`: what works and what does not, each with what to do about it.
enum DoctorCommand {
    static func run(_ arguments: Arguments) async throws -> Int32 {
        let configuration = try Configuration(arguments)
        var report = DoctorReport()
        let catalog = Catalog(folder: configuration.intents)
        report.say(
            !catalog.diagnostics.containsError && !catalog.pack.intents.isEmpty,
            "\(catalog.pack.intents.count) intents in \(configuration.intents)",
            "run `parlance lint` to see what is wrong with the files"
        )
        await examineRedis(&report)
        let plugins: [any Plugin]
        do {
            plugins = try Plugins.installed(configuration)
        } catch {
            report.say(false, "the data folder \(configuration.dataFolder)", "\(error)")
            return 1
        }
        guard let odoo = plugins.lazy.compactMap({ $0 as? Odoo }).first else {
            report.say(true, "embedded CRM in \(configuration.dataFolder)", "")
            await examineModels(catalog.pack, plugins, configuration, &report)
            return report.isWell ? 0 : 1
        }
        examineSettings(configuration, &report)
        if await examine(odoo, configuration, &report) {
            await examineModels(catalog.pack, plugins, configuration, &report)
            await examineRights(catalog.pack, odoo, configuration, &report)
        } else {
            report.skip("modules, models and rights were not looked at: run `parlance doctor` again when Odoo answers")
        }
        examineKeys(configuration, &report)
        return report.isWell ? 0 : 1
    }

    private static func examineRedis(_ report: inout DoctorReport) async {
        guard let text = Environment["PARLANCE_REDIS"] else { return }
        let title = "Redis for what is said"
        do {
            let risks = try await RedisChatLog(Redis(RedisLocation(text)), patience: .zero).durability()?.risks ?? []
            report.say(risks.isEmpty, title, risks.joined(separator: "; "))
        } catch let failure as ChatLogFailure {
            report.say(false, title, failure.message)
        } catch {
            report.say(false, title, "\(error)")
        }
    }

    private static func examineSettings(_ configuration: Configuration, _ report: inout DoctorReport) {
        report.say(
            configuration.odoo?.database.isEmpty == false,
            "PARLANCE_ODOO_DB names the database",
            "PARLANCE_ODOO_DB is not set: `export PARLANCE_ODOO_DB=NAME` with the name that Odoo's login page or "
                + "/web/database/manager shows"
        )
    }

    /// - Returns: Whether Odoo answers this person.
    private static func examine(
        _ odoo: Odoo,
        _ configuration: Configuration,
        _ report: inout DoctorReport
    ) async -> Bool {
        do {
            let facts = try await odoo.examine(as: configuration.caller())
            report.say(true, "Odoo \(facts.version) at \(facts.url), by \(facts.transport)", "")
            examineWire(facts.url, &report)
            report.say(true, "signed in as \(facts.user)", "")
            if configuration.serviceAccount != nil {
                report.say(true, "one account for everybody: Odoo's rights and history do not tell people apart", "")
            }
            examineCompanies(facts, &report)
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
            return true
        } catch {
            let url = configuration.odoo?.url ?? ""
            report.say(false, "Odoo at \(url): \(error.sentence)", advice(error, configuration))
            return false
        }
    }

    private static func examineWire(_ url: String, _ report: inout DoctorReport) {
        let isHere = ["http://127.0.0.1", "http://localhost", "http://[::1]"].contains(where: url.hasPrefix)
        if url.hasPrefix("https://") {
            report.say(true, "TLS, with a certificate that is trusted", "")
        } else {
            report.say(
                isHere,
                "plain http" + (isHere ? ", on this machine" : ": keys can be read on the way"),
                "put TLS before Odoo and set PARLANCE_ODOO_URL to its https:// address"
            )
        }
    }

    private static func examineCompanies(_ facts: Odoo.Facts, _ report: inout DoctorReport) {
        guard let first = facts.companies.first else { return }
        report.say(true, "works in \(first), amounts are in \(facts.currency)", "")
        let others = facts.companies.dropFirst()
        if !others.isEmpty {
            report.skip("not looked at: \(others.joined(separator: ", ")); PARLANCE_ODOO_COMPANY names another company")
        }
    }

    private static func examineKeys(_ configuration: Configuration, _ report: inout DoctorReport) {
        for entry in (try? Plugins.keyRing(configuration).entries()) ?? [] {
            guard let day = entry.expires.flatMap({ Day($0) }) else { continue }
            let left = day.number - Moment(unix: Clock.now, offset: 0).day.number
            report.say(
                left >= 14,
                left < 0 ? "the key of \(entry.user) has expired" : "the key of \(entry.user) lasts \(left) days",
                "make a new one in Odoo (Preferences, Account Security) and "
                    + "`parlance key add \(entry.user) \(entry.login) < key`"
            )
        }
    }

    private static func advice(_ failure: HandlerFailure, _ configuration: Configuration) -> String {
        switch failure {
        case .unauthenticated:
            "make an API key in Odoo (Preferences, Account Security), then "
                + "`parlance key add \(configuration.user) LOGIN < key`"
        case .unavailable: "check PARLANCE_ODOO_URL and PARLANCE_ODOO_DB, and that the server is up"
        case .timedOut: "the server is slow, or a firewall swallows the requests"
        case .denied: "give the group Sales / User: Own Documents Only under Settings, Users in Odoo"
        case .missing, .invalid, .conflict, .misused, .unexpected:
            "check that PARLANCE_ODOO_URL is Odoo's own address and PARLANCE_ODOO_DB one of its databases"
        case .cancelled: "run it again"
        }
    }

    private static func examineModels(
        _ pack: Pack,
        _ plugins: [any Plugin],
        _ configuration: Configuration,
        _ report: inout DoctorReport
    ) async {
        guard let source = plugins.lazy.compactMap(\.records).first else { return }
        do {
            let schemas = try await Schemas.read(
                for: pack,
                plugins: plugins,
                from: source,
                as: configuration.caller()
            )
            let (_, found) = Linker.link(pack, plugins: plugins, schemas: schemas)
            report.say(
                !found.contains { $0.severity == .error },
                "the intents fit the models",
                "run `parlance lint --live` to see which line does not"
            )
        } catch {
            report.say(false, "the models could not be read: \(error.sentence)", advice(error, configuration))
        }
    }

    /// Whether the one who asks may do what each intent does.
    private static func examineRights(
        _ pack: Pack,
        _ odoo: Odoo,
        _ configuration: Configuration,
        _ report: inout DoctorReport
    ) async {
        for intent in pack.intents.sorted(by: { $0.id < $1.id }) {
            do {
                let lacking = try await odoo.lacking(for: intent, as: configuration.caller())
                report.say(
                    lacking.isEmpty,
                    "\(intent.id)",
                    "\(configuration.user) may not \(lacking.joined(separator: ", ")): "
                        + "give the group Sales / User in Odoo"
                )
            } catch {
                report.say(
                    false,
                    "the rights from \(intent.id) on are not known: \(error.sentence)",
                    advice(error, configuration)
                )
                return
            }
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

    /// What could not be looked at, through no fault of its own.
    func skip(_ what: String) { print("--   \(what)") }
}
