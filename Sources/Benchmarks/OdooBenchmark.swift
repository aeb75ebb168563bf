internal import Catalog
internal import Engine
internal import FoundationEssentials
internal import HTTPClient
internal import Intents
internal import JSON
internal import Linking
internal import OdooPlugin
internal import PluginAPI
internal import SQLite
internal import Storage
internal import Understanding

/// What a turn adds of its own to the calls that it makes of Odoo: the turn's time without that of `curl`, which makes
/// the same calls of the same server, turn by turn.
enum OdooBenchmark {
    static func run() async throws {
        let server = try FakeServer()
        defer { server.stop() }
        let account = OdooCredential(login: "admin", key: Secret(FakeServer.key))
        let odoo = Odoo(OdooServer(url: server.url, database: "crm19"), credentials: ServiceAccount(account))
        let pack = Catalog.load("Intents").0
        let program = Linker.link(pack, plugins: [odoo]).0
        let journal = try SQLiteJournal(Database(.memory))
        let interpreter = Interpreter(program: program, reader: OfflineReader(pack), journal: journal)
        let session = Session(id: "bench", user: "me", roles: ["sales"], timeZone: "Asia/Shanghai", offset: 28_800)
        var conversation = Conversation(interpreter, session: session)
        let now = Int(Date().timeIntervalSince1970)
        for words in ["帮助", "查一下深圳的客户", "创建客户 预热机械厂", "确认"] {
            _ = await conversation.reply(to: words, at: now)
        }
        try await compare("查一下深圳的客户", search, server) { _ in
            await conversation.reply(to: "查一下深圳的客户", at: now)
        }
        try await compare(
            "确认 (of create_customer)",
            save,
            server,
            preparing: { number in
                _ = await conversation.reply(to: "创建客户 测试\(number)号机械厂", at: now)
            }
        ) { _ in
            await conversation.reply(to: "确认", at: now)
        }
    }

    private static func compare(
        _ what: String,
        _ call: (path: String, body: JSON),
        _ server: FakeServer,
        preparing prepare: (Int) async -> Void = { _ in },
        turn: (Int) async -> Turn
    ) async throws {
        var own = Stopwatch()
        var others: [Int] = []
        for number in 0..<100 {
            await prepare(number)
            let turn = await own.lap { await turn(number) }
            guard turn.reply.parts.first?.kind == .done else { return print("\(what): \(turn.reply.text)") }
            others.append(server.curl(call.path, call.body))
        }
        let curl = others.sorted()[others.count / 2]
        let added = own.percentile(0.5) - curl
        report(
            "added to its call by \(what)",
            "p50 \(milliseconds(max(0, added)))  (turn \(milliseconds(own.percentile(0.5))), curl \(milliseconds(curl)))",
            bound: "at most 2 ms"
        )
    }

    private static let context: JSON = ["lang": "zh_CN", "tz": "Asia/Shanghai", "allowed_company_ids": [1]]

    private static var search: (path: String, body: JSON) {
        let fields: JSON = ["city", "display_name", "name", "phone", "user_id", "write_date"]
        let domain: JSON = [["parent_id", "=", false], ["city", "ilike", "深圳"]]
        return (
            "res.partner/search_read",
            ["domain": domain, "fields": fields, "limit": 10, "context": context]
        )
    }

    private static var save: (path: String, body: JSON) {
        let values: JSON = ["name": "比较机械厂", "is_company": true, "user_id": 2]
        let wanted: JSON = [
            "name": [:], "display_name": [:], "is_company": [:], "write_date": [:],
            "user_id": ["fields": ["display_name": [:]]],
        ]
        return ("res.partner/web_save", ["ids": [], "vals": values, "specification": wanted, "context": context])
    }
}

/// The Odoo of another make that the tests use, as a process of its own.
private struct FakeServer {
    static let key = "key-of-admin"
    let url: String
    private let process: String

    init() throws {
        let file = "/tmp/parlance-bench-odoo.url"
        try? FileManager.default.removeItem(atPath: file)
        process = Shell.run("python3 Tests/Odoo/fake.py > \(file) 2> /dev/null & echo $!").filter(\.isNumber)
        url = Shell.run("until [ -s \(file) ]; do sleep 0.05; done; cat \(file)").filter { !$0.isWhitespace }
    }

    func stop() { _ = Shell.run("kill \(process)") }

    /// - Returns: What curl says its call has taken, in nanoseconds.
    func curl(_ path: String, _ body: JSON) -> Int {
        let seconds = Shell.run(
            "curl -s -o /dev/null -w '%{time_total}' -H 'Authorization: bearer \(FakeServer.key)' "
                + "-H 'Content-Type: application/json' -H 'X-Odoo-Database: crm19' "
                + "-d '\(body.serialized())' \(url)/json/2/\(path)"
        )
        return Int((Double(seconds) ?? 0) * 1e9)
    }
}
