internal import HTTPClient
internal import LocalCRMPlugin
internal import Observability
internal import OdooPlugin
internal import PluginAPI
internal import SQLite
internal import Secrets
internal import WebhookPlugin

/// The one place that knows both the engine and the plugins.
enum Plugins {
    /// Odoo where one is configured, else the embedded CRM.
    /// - Parameter metrics: Where calls of the CRM are counted.
    static func installed(_ configuration: Configuration, _ metrics: Metrics? = nil) throws -> [any Plugin] {
        let records: any Plugin =
            if let server = configuration.odoo {
                try odoo(server, configuration, metrics)
            } else {
                try LocalCRM(file: configuration.data("crm.sqlite"))
            }
        return [records, Webhook(try WebhookTarget.configured { Environment[$0] })]
    }

    /// What the models of these plugins are those of, for sentences.
    static func origin(of plugins: [any Plugin]) async throws -> String {
        guard let odoo = plugins.compactMap({ $0 as? Odoo }).first else { return "Odoo 19" }
        return "Odoo \(try await odoo.version())"
    }

    /// The same plugins over stores that are gone with the process, and without anybody to send to.
    static func inMemory() throws -> [any Plugin] {
        [try LocalCRM(), Webhook([])]
    }

    static func odoo(
        _ server: OdooServer,
        _ configuration: Configuration,
        _ metrics: Metrics? = nil
    ) throws -> Odoo {
        var options = HTTPClient.Configuration()
        options.certificates = Environment["PARLANCE_ODOO_CA"]
        let client = HTTPClient(options)
        let credentials: any OdooCredentials =
            if let account = configuration.serviceAccount {
                ServiceAccount(account)
            } else {
                PersonalKeys(ring: try keyRing(configuration))
            }
        guard let metrics else { return Odoo(server, credentials: credentials, client: client) }
        return Odoo(server, credentials: credentials, client: client) { metrics.count($0) }
    }

    static func keyRing(_ configuration: Configuration) throws -> KeyRing {
        let box = try SecretBox(keyFile: configuration.data("secret.key"))
        return try KeyRing(Database(.file(configuration.data("keys.sqlite"))), box)
    }
}

/// Everybody's own key.
private struct PersonalKeys: OdooCredentials {
    let ring: KeyRing

    func credential(for user: String) async -> OdooCredential? {
        // A key that cannot be opened is as good as none: the person is asked to add it again.
        guard let found = try? ring.key(of: user) else { return nil }
        return OdooCredential(login: found.login, key: found.key)
    }
}

extension Configuration {
    /// `PARLANCE_ODOO_URL` and `PARLANCE_ODOO_DB`.
    var odoo: OdooServer? {
        guard let url = Environment["PARLANCE_ODOO_URL"] else { return nil }
        return OdooServer(
            url: url,
            database: Environment["PARLANCE_ODOO_DB"] ?? "",
            company: Environment["PARLANCE_ODOO_COMPANY"]
        )
    }

    /// `PARLANCE_ODOO_KEY`, or the file that `PARLANCE_ODOO_KEY_FILE` names: one account for everybody.
    var serviceAccount: OdooCredential? {
        let key = Environment["PARLANCE_ODOO_KEY"] ?? Environment["PARLANCE_ODOO_KEY_FILE"].flatMap(TextFile.read)
        guard let key else { return nil }
        let trimmed = key.filter { !$0.isWhitespace }
        return OdooCredential(login: Environment["PARLANCE_ODOO_LOGIN"] ?? "", key: Secret(trimmed))
    }
}
