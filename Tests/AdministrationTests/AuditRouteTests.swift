import Administration
import Diagnostics
import Engine
import Identity
import Intents
import JSON
import PluginAPI
import SQLite
import Storage
import Testing
import WebServer

struct AuditRouteTests {
    private let accounts: Accounts
    private let journal: SQLiteJournal
    private let router: Router

    init() async throws {
        let key = SigningKey(shared: [UInt8](repeating: 7, count: 32))
        accounts = try await Accounts(.memory, key: key, cost: PasswordHash.Cost(ln: 4, r: 8, p: 1)) { 1_800_000_000 }
        let database = try Database(.memory)
        journal = try SQLiteJournal(database)
        var router = Router()
        AuditRoute(accounts, try AuditLog(database)) {
            [
                Intent(
                    id: "update_customer",
                    title: Localized(zh: "修改客户", en: "Update customer"),
                    effect: .write,
                    place: SourceRange(file: "x")
                )
            ]
        }
        .add(to: &router)
        self.router = router
    }

    private func token(_ username: String, _ roles: Set<Role>) async throws -> String {
        let user = try await accounts.add(username, name: username, roles: roles, password: "correct horse")
        return try await accounts.open(user).accessToken
    }

    private func ask(_ query: String, _ token: String?) async throws -> (Int, JSON) {
        let request = HTTPRequest(
            .get,
            try #require(RequestTarget("/api/v1/audit" + query)),
            fields: token.map { ["authorization": "Bearer \($0)"] } ?? [:]
        )
        guard case .http(let response) = try await router.respond(to: request), case .bytes(let bytes) = response.body
        else { return (0, .null) }
        return (response.status.rawValue, try JSON(parsing: bytes))
    }

    private func perform(_ id: String, user: String = "wang", at now: Int) async throws {
        let part = Operation.Part(
            intent: "update_customer",
            digest: "d",
            utterance: "把云启的邮箱改成 a@b.cn",
            slots: [:],
            evidence: ["email": "a@b.cn"]
        )
        _ = try await journal.begin(Operation(id: id, session: "s-1", user: user, started: now, frames: [part]))
        var step = Operation.Step(position: 0, frame: 0, handler: "odoo.update", arguments: [:])
        step.state = .done
        let change = Change(
            .updated,
            model: "res.partner",
            id: 7,
            before: ["email": "old@b.cn", "name": "云启"],
            after: ["email": "a@b.cn"],
            version: nil
        )
        step.outcome = Outcome([:], changes: [change])
        try await journal.didRun(step, of: id)
        try await journal.finish(id, as: .done, at: now)
    }

    @Test func `a manager sees who changed what, from which words`() async throws {
        try await perform("op-1", at: 1_773_799_200)
        let (status, body) = try await ask("", try await token("boss", [Role("sales_manager")]))
        #expect(status == 200)
        #expect(body["next_cursor"] == .null)
        #expect(
            body["entries"]?[0] == [
                "operation_id": "op-1", "at": "2026-03-18T02:00:00Z", "user": "wang", "session_id": "s-1",
                "intent": "update_customer", "title": ["zh": "修改客户", "en": "Update customer"], "effect": "write",
                "record": ["title": "云启", "ref": "res.partner/7"], "outcome": "done",
                "evidence": "把云启的邮箱改成 a@b.cn",
                "changes": [["label": "email", "value": "a@b.cn", "before": "old@b.cn", "evidence": "a@b.cn"]],
            ]
        )
    }

    @Test func `nobody else sees it`() async throws {
        let (unknown, _) = try await ask("", nil)
        let (forged, _) = try await ask("", "a.b.c")
        let (forbidden, body) = try await ask("", try await token("li", [Role("sales")]))
        #expect([unknown, forged, forbidden] == [401, 401, 403])
        #expect(body["error"]?["code"] == "forbidden")
    }

    @Test func `pages follow each other, and filters narrow them`() async throws {
        for number in 1...5 {
            try await perform("op-\(number)", user: number == 3 ? "li" : "wang", at: 1_773_799_200 + number * 86_400)
        }
        let token = try await token("boss", [Role("admin")])
        var seen: [String?] = []
        var cursor = ""
        for _ in 0..<3 {
            let (_, body) = try await ask("?limit=2" + cursor, token)
            seen += (body["entries"]?.arrayValue ?? []).map { $0["operation_id"]?.stringValue }
            cursor = body["next_cursor"]?.stringValue.map { "&cursor=\($0)" } ?? ""
        }
        #expect(seen == ["op-5", "op-4", "op-3", "op-2", "op-1"])
        let ids = { (query: String) in
            let (_, body) = try await ask(query, token)
            return (body["entries"]?.arrayValue ?? []).compactMap { $0["operation_id"]?.stringValue }
        }
        #expect(try await ids("?user=li") == ["op-3"])
        #expect(try await ids("?from=2026-03-22") == ["op-5", "op-4"])
        #expect(try await ids("?to=2026-03-19") == ["op-1"])
        #expect(try await ids("?intent=nothing") == [])
    }

    @Test(arguments: ["limit=0", "limit=101", "limit=x", "cursor=x", "cursor=-1", "from=yesterday", "to=2026-13-01"])
    func `a query that is not right says what`(query: String) async throws {
        let (status, body) = try await ask("?" + query, try await token("boss", [Role("admin")]))
        #expect(status == 400)
        #expect(body["error"]?["field"]?.stringValue == query.prefix { $0 != "=" }.description)
    }
}
