import FoundationEssentials
import Intents
import JSON
import LocalCRMPlugin
import PluginAPI
import RecordHandlers
import Testing

/// One exchange with a real Odoo 19 by JSON-2, and how far its answer is to be met.
struct Recording: Sendable, CustomTestStringConvertible {
    enum Compare: String { case same, shape }

    let name: String
    let user: String
    let model: String
    let method: String
    let body: [String: JSON]
    let status: Int
    /// The answer, where it was no error.
    let result: JSON
    let error: String?
    /// Exchanges that came before and matter.
    let after: [String]
    let compare: Compare

    var testDescription: String { name }

    init?(_ json: JSON) {
        guard let name = json["name"]?.stringValue, let user = json["user"]?.stringValue,
            let model = json["model"]?.stringValue, let method = json["method"]?.stringValue,
            let body = json["body"]?.objectValue, let status = json["status"]?.intValue
        else { return nil }
        self.name = name
        self.user = user
        self.model = model
        self.method = method
        self.body = body
        self.status = status
        result = json["result"] ?? .null
        error = json["error"]?.stringValue
        after = json["after"]?.arrayValue?.compactMap(\.stringValue) ?? []
        compare = json["compare"]?.stringValue.flatMap(Compare.init) ?? .shape
    }

    var caller: Caller {
        let isChinese = body["context"]?["lang"] == "zh_CN"
        return Caller(
            user: user == "admin" ? "admin" : "sales.wang",
            roles: user == "admin" ? ["admin"] : ["sales"],
            language: isChinese ? .zh : .en,
            timeZone: body["context"]?["tz"]?.stringValue ?? "UTC",
            now: 1_795_460_680
        )
    }

    /// The kind of failure that the answer stands for.
    var kind: String? {
        guard let error else { return nil }
        return switch error {
        case "odoo.exceptions.AccessError": "denied"
        case "odoo.exceptions.MissingError": "missing"
        case "odoo.exceptions.UserError", "odoo.exceptions.ValidationError": "invalid"
        default: "misused"
        }
    }

    static let all: [Recording] = fixture("exchanges.jsonl").split(separator: "\n").compactMap { line in
        (try? JSON(parsing: String(line))).flatMap(Recording.init)
    }

    /// The records that the exchanges speak of, under their ids there.
    static let world: [String: [JSON]] = {
        let models = (try? JSON(parsing: fixture("world.json")))?.objectValue ?? [:]
        return models.compactMapValues(\.arrayValue)
    }()

    private static func fixture(_ name: String) -> String {
        let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let data = try? Data(contentsOf: tests.appending(path: "Fixtures/odoo19/\(name)"))
        return String(decoding: data ?? Data(), as: UTF8.self)
    }
}
