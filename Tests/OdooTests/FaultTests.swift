import HTTPClient
import Intents
import JSON
import PluginAPI
import ScriptedServer
import Testing

@testable import OdooPlugin

/// What goes wrong on the wire: each fault is one typed failure that tells the truth about the effect.
struct FaultTests {
    private static let version: [ScriptedServer.Step] = [
        .receive, .respondLast(200, #"{"version": "19.0", "version_info": [19, 0, 0, "final", 0, ""]}"#), .close,
    ]

    private static let user: [ScriptedServer.Step] = [.receive, .respondLast(200, #"{"uid": 7}"#), .close]
    private static let record: [ScriptedServer.Step] = [
        .receive,
        .respondLast(200, #"[{"id": 7, "name": "Wang", "login": "me", "company_id": [1, "A"], "company_ids": [1]}]"#),
        .close,
    ]

    private static let fields: [ScriptedServer.Step] = [
        .receive, .respondLast(200, #"{"name": {"type": "char"}, "is_company": {"type": "boolean"}}"#), .close,
    ]

    private let caller = Caller(user: "me", roles: [], language: .en, timeZone: "Asia/Shanghai", now: 1_773_799_200)

    private func odoo(_ server: ScriptedServer) -> Odoo {
        let account = OdooCredential(login: "me", key: Secret("TOP-SECRET-KEY"))
        return Odoo(OdooServer(url: server.url, database: "crm19"), credentials: ServiceAccount(account))
    }

    @Test(arguments: [
        ("the connection reset before the answer", [.receive, .reset] as [ScriptedServer.Step]),
        ("the connection closed before the answer", [.receive, .close]),
        (
            "half a body",
            [
                .receive,
                .send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n[{\"id\""),
                .close,
            ]
        ),
        (
            "a gateway's page",
            [.receive, .respond(502, headers: ["Content-Type: text/html"], "<html>Bad Gateway</html>"), .close]
        ),
        (
            "a page instead of JSON",
            [.receive, .respond(200, headers: ["Content-Type: text/html"], "<html>Log in</html>"), .close]
        ),
        ("JSON that is cut", [.receive, .respondLast(200, #"[{"id": 7"#), .close]),
    ])
    func `a write whose answer is lost has an effect that is not known`(
        fault: String,
        script: [ScriptedServer.Step]
    ) async throws {
        let server = try ScriptedServer(Self.version, Self.user, Self.record, script)
        let failure = await #expect(throws: HandlerFailure.self) {
            try await odoo(server).write("res.partner", [7], ["name": "x"], as: caller)
        }
        #expect(failure?.mayHaveHappened == true, "\(fault)")
        #expect("\(failure as Any)".contains("SECRET") == false)
    }

    @Test
    func `a refused connection has had no effect`() async throws {
        let server = OdooServer(url: "http://127.0.0.1:1", database: "crm19")
        let odoo = Odoo(server, credentials: ServiceAccount(OdooCredential(login: "me", key: Secret("k"))))
        let failure = await #expect(throws: HandlerFailure.self) {
            try await odoo.write("res.partner", [7], ["name": "x"], as: caller)
        }
        #expect(failure?.mayHaveHappened == false)
    }

    @Test
    func `a redirection is not followed, and said`() async throws {
        let server = try ScriptedServer(
            Self.version,
            Self.user,
            Self.record,
            [
                .receive,
                .respond(301, headers: ["Location: https://elsewhere.example/", "Content-Type: text/html"], ""), .close,
            ]
        )
        let failure = await #expect(throws: HandlerFailure.self) {
            try await odoo(server).search(RecordQuery(model: "res.partner", fields: ["name"]), as: caller)
        }
        guard case .unavailable(let detail, false)? = failure else {
            Issue.record("\(failure as Any)")
            return
        }
        #expect(detail.contains("redirection"))
        #expect(server.requests.count == 4)
    }

    @Test
    func `a create whose answer was lost is found again, not made twice`() async throws {
        let server = try ScriptedServer(
            Self.version,
            Self.user,
            Self.record,
            [.receive, .reset],
            Self.fields,
            Self.fields,
            [.receive, .respondLast(200, #"[{"id": 91, "create_date": "2026-03-18 02:00:01"}]"#), .close]
        )
        let ids = try await odoo(server).create(
            "res.partner",
            [["name": "云启", "is_company": true]],
            key: "k/0",
            as: caller
        )
        #expect(ids == [91])
        #expect(server.requests.map(\.target).filter { $0.hasSuffix("/create") }.count == 1)
        let search = try JSON(parsing: try #require(server.requests.last).body)
        let domain = search["domain"]?.arrayValue ?? []
        #expect(domain.contains(["create_uid", "=", 7]))
        #expect(domain.contains(["name", "=", "云启"]))
    }

    @Test
    func `a create that cannot be found again stays uncertain and is not sent again`() async throws {
        let server = try ScriptedServer(
            Self.version,
            Self.user,
            Self.record,
            [.receive, .reset],
            Self.fields,
            Self.fields,
            [.receive, .respondLast(200, "[]"), .close]
        )
        let failure = await #expect(throws: HandlerFailure.self) {
            try await odoo(server).create("res.partner", [["name": "云启"]], key: "k/0", as: caller)
        }
        #expect(failure?.mayHaveHappened == true)
        #expect(server.requests.map(\.target).filter { $0.hasSuffix("/create") }.count == 1)
    }

    @Test
    func `the same key makes one record`() async throws {
        let server = try ScriptedServer(
            Self.version,
            Self.user,
            Self.record,
            [.receive, .respondLast(200, "[92]"), .close]
        )
        let odoo = odoo(server)
        #expect(try await odoo.create("res.partner", [["name": "a"]], key: "k/1", as: caller) == [92])
        #expect(try await odoo.create("res.partner", [["name": "a"]], key: "k/1", as: caller) == [92])
        #expect(server.requests.count == 4)
    }

    @Test
    func `every call carries language, time zone and the person's key`() async throws {
        let server = try ScriptedServer(
            Self.version,
            Self.user,
            Self.record,
            [.receive, .respondLast(200, "[]"), .close]
        )
        _ = try await odoo(server).search(RecordQuery(model: "crm.stage", fields: ["name"]), as: caller)
        let request = try #require(server.requests.last)
        let body = try JSON(parsing: request.body)
        #expect(body["context"] == ["lang": "en_US", "tz": "Asia/Shanghai"])
        #expect(request["Authorization"] == "Bearer TOP-SECRET-KEY")
        #expect(request["X-Odoo-Database"] == "crm19")
    }

    @Test
    func `a language that is not installed falls back to English`() async throws {
        let refusal =
            #"{"name": "odoo.exceptions.UserError", "message": "Invalid language code: zh_CN", "debug": "Traceback"}"#
        let server = try ScriptedServer(
            Self.version,
            Self.user,
            Self.record,
            [.receive, .respondLast(422, refusal), .close],
            [.receive, .respondLast(200, #"[{"id": 1, "name": "New"}]"#), .close]
        )
        var chinese = caller
        chinese.language = .zh
        let found = try await odoo(server).search(RecordQuery(model: "crm.stage", fields: ["name"]), as: chinese)
        #expect(found.map(\.id) == [1])
    }

    @Test
    func `a person without a key is told how to get one, and nothing is sent`() async throws {
        let server = try ScriptedServer(Self.version)
        let odoo = Odoo(OdooServer(url: server.url, database: "crm19"), credentials: NoKeys())
        let failure = await #expect(throws: HandlerFailure.self) {
            try await odoo.count("res.partner", [], includesArchived: false, as: caller)
        }
        guard case .unauthenticated(let detail)? = failure else {
            Issue.record("\(failure as Any)")
            return
        }
        #expect(detail.contains("parlance key add"))
        #expect(server.requests.isEmpty)
    }

    private struct NoKeys: OdooCredentials {
        func credential(for user: String) async -> OdooCredential? { nil }
    }
}
