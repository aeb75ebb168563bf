internal import FoundationEssentials
internal import Intents
internal import JSON
internal import LocalCRMPlugin
internal import PluginAPI
internal import RecordHandlers

/// Searches of the embedded CRM among fifty thousand contacts, in a file.
enum ContactBenchmark {
    private static let count = 50_000
    private static let caller = Caller(
        user: "me",
        roles: ["sales"],
        language: .zh,
        timeZone: "Asia/Shanghai",
        now: 1_774_000_000
    )

    static func run() async throws {
        let folder = "/tmp/parlance-bench-contacts"
        try? FileManager.default.removeItem(atPath: folder)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let crm = try LocalCRM(file: folder + "/crm.sqlite")
        for start in stride(from: 0, to: count, by: 1_000) {
            _ = try await crm.create("res.partner", (start..<start + 1_000).map(contact), key: nil, as: caller)
        }
        for (what, domain, bound) in searches {
            var watch = Stopwatch()
            let query = RecordQuery(model: "res.partner", domain: domain, fields: ["name", "phone", "city"], limit: 10)
            for _ in 0..<100 { _ = try await watch.lap { try await crm.search(query, as: caller) } }
            report("\(what), \(count) contacts", watch.summary, bound: bound)
        }
    }

    private static let searches: [(String, JSON, String)] = [
        ("name contains 云启", [["name", "ilike", "云启"]], "p50 at most 20 ms"),
        (
            "name, number or address contains",
            ["|", "|", ["name", "ilike", "49999"], ["phone", "ilike", "49999"], ["email", "ilike", "49999"]],
            "p50 at most 40 ms"
        ),
        ("phone by its digits", [["phone_mobile_search", "ilike", "13810049999"]], "p50 at most 20 ms"),
        ("name is", [["name", "=", "没有这个"]], "p50 at most 1 ms"),
        ("first page", [], "p50 at most 1 ms"),
    ]

    private static func contact(_ number: Int) -> [String: JSON] {
        let words = ["华远", "东方", "星海", "蓝天", "金石", "长江", "明德", "百川"]
        let trades = ["科技", "贸易", "电子", "食品", "传媒", "物流", "医药"]
        return [
            "name": .string("\(words[number % 8])\(trades[number % 7])有限公司\(number)"), "is_company": true,
            "phone": .string("+86138\(10_000_000 + number)"), "email": .string("info\(number)@example.com"),
            "city": "上海",
        ]
    }
}
