internal import Glibc
internal import HTTPClient
internal import Intents
internal import Models
internal import Observability
internal import SQLite
internal import Understanding

/// The reader that an installation has: offline alone, or with models behind it where they are configured.
struct Readers: Sendable {
    private let settings: ModelSettings
    private let models: [any ChatModel]
    let ledger: SQLiteLedger?
    private let metrics: Metrics?

    /// Without a network and an account, for tests of what authors wrote.
    static var offline: Readers { Readers() }

    private init() {
        settings = ModelSettings()
        models = []
        ledger = nil
        metrics = nil
    }

    /// - Parameter metrics: Where requests to models are counted.
    init(_ configuration: Configuration, keepsAccounts: Bool = true, _ metrics: Metrics? = nil) throws {
        self.metrics = metrics
        settings = try ModelSettings({ Environment[$0] }, file: TextFile.read)
        guard !settings.vendors.isEmpty else {
            models = []
            ledger = nil
            return
        }
        models = settings.models(client: HTTPClient(), log: Environment["PARLANCE_AI_LOG"].map(Readers.log))
        let location: Connection.Location = keepsAccounts ? .file(try configuration.data("usage.sqlite")) : .memory
        ledger = try SQLiteLedger(Database(location)) { Clock.now }
    }

    func reader(_ pack: Pack) -> any LanguageModel {
        let offline = OfflineReader(pack)
        guard !models.isEmpty else { return offline }
        let kept: (any Ledger)? =
            if let ledger, let metrics { MeteredLedger(ledger: ledger, metrics: metrics) } else { ledger }
        return Cascade(pack, offline: offline, models: models, options: settings.options, ledger: kept)
    }

    /// Appends to a file that only its owner may read.
    private static func log(to path: String) -> @Sendable (String) -> Void {
        { text in
            let file = unsafe open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
            guard file >= 0 else { return }
            let bytes = Array("\(text)\n".utf8)
            _ = unsafe write(file, bytes, bytes.count)
            close(file)
        }
    }
}
