internal import Intents
internal import LocalCRMPlugin

/// `parlance demo [zh|en]`: records to try things out on, in the embedded CRM of the data folder.
enum DemoCommand {
    static func run(_ arguments: Arguments) async throws -> Int32 {
        let configuration = try Configuration(arguments)
        let name = arguments.words.dropFirst().first ?? configuration.language?.rawValue ?? "zh"
        guard let language = Language(rawValue: name) else {
            throw UsageError("demo records are in zh or en, not '\(name)'")
        }
        guard configuration.odoo == nil else {
            throw UsageError("demo records are for the embedded CRM; unset PARLANCE_ODOO_URL")
        }
        let crm = try LocalCRM(file: configuration.data("crm.sqlite"))
        try await crm.loadDemo(language, as: configuration.caller())
        print("Demo records are in \(configuration.dataFolder)/crm.sqlite")
        return 0
    }
}
