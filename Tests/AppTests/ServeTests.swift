import Foundation
import HTTPClient
import JSON
import Testing

@Suite(.timeLimit(.minutes(2)))
struct ServeTests {
    private let program: Program
    private let server: RunningServer

    init() throws {
        program = try Program()
        server = try RunningServer(program, environment: ["PARLANCE_LOG": "info"])
    }

    private static let password = "correct horse"

    /// The first administrator, made through the link that the server printed.
    private func setUp() async throws -> JSON {
        let body: JSON = [
            "token": .string(server.setupToken), "username": "boss", "name": "老板",
            "password": .string(Self.password),
        ]
        let made = try await server.ask(.post, "/api/v1/setup", body)
        #expect(made.status == 201)
        return try #require(made.json)
    }

    private func bearer(_ login: JSON) throws -> [(String, String)] {
        [("Authorization", "Bearer \(try #require(login["access_token"]?.stringValue))")]
    }

    @Test func `the first start prints the link that makes the administrator, and a signal ends it in peace`()
        async throws
    {
        let login = try await setUp()
        let me = try await server.ask(.get, "/api/v1/me", nil, try bearer(login))
        #expect(me.json?["username"] == "boss")
        #expect(try await server.ask(.get, "/healthz").text == "ok\n")
        #expect(try await server.ask(.get, "/readyz").text == "ready\n")
        #expect(try await server.ask(.get, "/metrics").text.contains(#"route="/api/v1/me",status="200"} 1"#))
        let (status, written) = server.stop()
        #expect(status == 0)
        // No secret, no name and no address is in the log; each line is one value.
        let lines = written.split(separator: "\n").filter { $0.hasPrefix("{") }
        #expect(lines.count >= 4)
        for line in lines {
            #expect(throws: Never.self) { try JSON(parsing: String(line)) }
            for word in ["boss", "老板", Self.password, "127.0.0.1", try bearer(login)[0].1] {
                #expect(!line.contains(word), "\(line)")
            }
        }
    }

    @Test func `a turn is counted by its intent and stages, and its line in the log says nothing of its words`()
        async throws
    {
        let fields = try bearer(try await setUp())
        let session = try await server.ask(.post, "/api/v1/sessions", ["id": "s-1"], fields)
        #expect(session.status == 201)
        let sent = try await server.ask(
            .post,
            "/api/v1/sessions/s-1/messages",
            ["content": "创建客户 云启科技"],
            fields + [("Idempotency-Key", "m-1"), ("Prefer", "wait=20")]
        )
        #expect(sent.status == 200, "\(sent.text)")
        let figures = try await server.ask(.get, "/metrics").text
        #expect(figures.contains(#"parlance_turns_total{intent="create_customer",outcome="answered"} 1"#))
        #expect(figures.contains("parlance_reply_seconds_count 1"))
        #expect(figures.contains(#"parlance_stage_seconds_count{stage="#))
        let line = try #require(server.stop().written.split(separator: "\n").first { $0.contains(#""event":"turn""#) })
        let turn = try JSON(parsing: String(line))
        #expect(turn["session"] == "s-1")
        #expect(turn["intent"] == "create_customer")
        #expect(turn["trace"]?.stringValue?.count == 32)
        #expect(!line.contains("云启"))
    }

    @Test func `managers see how the service does, others what they used themselves`() async throws {
        let boss = try bearer(try await setUp())
        #expect(try program.run(["user", "add", "wang", "--role", "sales"], input: Self.password + "\n").status == 0)
        let login: JSON = ["username": "wang", "password": .string(Self.password)]
        let wang = try bearer(try #require(try await server.ask(.post, "/api/v1/auth/login", login).json))
        for (number, (fields, words)) in [(boss, "查一下客户"), (wang, "创建客户 云启科技"), (wang, "哦豁咕噜咕噜")].enumerated() {
            let session = "s-\(number)"
            _ = try await server.ask(.post, "/api/v1/sessions", ["id": .string(session)], fields)
            let sent = try await server.ask(
                .post,
                "/api/v1/sessions/\(session)/messages",
                ["content": .string(words)],
                fields + [("Idempotency-Key", "m-1"), ("Prefer", "wait=20")]
            )
            #expect(sent.status == 200, "\(sent.text)")
        }
        let late: JSON = ["action": "confirm", "result": ["confirm_id": "never-shown", "accepted": true]]
        _ = try await server.ask(
            .post,
            "/api/v1/sessions/s-0/messages",
            late,
            boss + [("Idempotency-Key", "m-2"), ("Prefer", "wait=20")]
        )
        #expect(try await server.ask(.get, "/api/v1/status", nil, wang).status == 403)
        let status = try #require(try await server.ask(.get, "/api/v1/status", nil, boss).json)
        let series = status["messages"]?["series"]?.arrayValue ?? []
        #expect(series.reduce(0) { $0 + ($1["value"]?.intValue ?? 0) } == 4)
        #expect(status["intents"]?.arrayValue?.contains { $0["id"] == "create_customer" && $0["used"] == 1 } == true)
        #expect(status["unanswered"]?.arrayValue?.map { $0["utterance"] } == ["哦豁咕噜咕噜"])
        #expect(status["errors"] == [["code": "expired", "count": 1], ["code": "forbidden", "count": 1]])
        #expect(status["latency_ms"]?["turn"]?["p95"]?.doubleValue ?? 0 > 0)
        #expect(status["crm"]?["state"] == "up")
        #expect(status["providers"] == [])
        let own = try #require(try await server.ask(.get, "/api/v1/usage", nil, wang).json?["rows"]?.arrayValue)
        #expect(own.map { [$0["user"], $0["messages"], $0["model_calls"]] } == [["wang", 2, 0]])
        let all = try #require(try await server.ask(.get, "/api/v1/usage", nil, boss).json?["rows"]?.arrayValue)
        #expect(all.map { $0["user"] } == ["boss", "wang"])
        for query in ["from=2026-02-30", "from=2026-01-02&to=2026-01-01", "from=2020-01-01"] {
            #expect(try await server.ask(.get, "/api/v1/usage?\(query)", nil, boss).status == 400)
        }
        #expect(try await server.ask(.get, "/api/v1/usage?to=2020-01-01", nil, boss).json?["rows"] == [])
    }

    @Test func `every operation that the description promises is there`() async throws {
        let description = try #require(try await server.ask(.get, "/api/v1/openapi.json").json)
        let methods: [String: HTTPClient.Request.Method] = [
            "get": .get, "post": .post, "put": .put, "patch": .patch, "delete": .delete,
        ]
        var count = 0
        for (path, item) in description["paths"]?.objectValue ?? [:] {
            for (name, method) in methods where item[name] != nil {
                let place = path.replacing(/\{\w+\}/, with: "x")
                let answer = try await server.ask(method, place, method == .get ? nil : [:])
                #expect(![404, 405, 429].contains(answer.status), "\(name) \(path): \(answer.status)")
                count += 1
            }
        }
        #expect(count > 25)
    }

    @Test func `who is disabled or gets another password from the command line is out at once`() async throws {
        _ = try await setUp()
        #expect(try program.run(["user", "add", "wang"], input: Self.password + "\n").status == 0)
        let body: JSON = ["username": "wang", "password": .string(Self.password)]
        for command in [["user", "password", "wang"], ["user", "disable", "wang"]] {
            let login = try #require(try await server.ask(.post, "/api/v1/auth/login", body).json)
            #expect(try await server.ask(.get, "/api/v1/me", nil, try bearer(login)).status == 200)
            #expect(try program.run(command, input: Self.password + "\n").status == 0)
            #expect(try await server.ask(.get, "/api/v1/me", nil, try bearer(login)).status == 401)
            let refresh: JSON = ["refresh_token": try #require(login["refresh_token"])]
            #expect(try await server.ask(.post, "/api/v1/auth/refresh", refresh).status == 401)
        }
        #expect(try await server.ask(.post, "/api/v1/auth/login", body).status == 401)
    }

    @Test func `a token from the command line opens the API`() async throws {
        #expect(try program.run(["user", "add", "wang"], input: Self.password + "\n").status == 0)
        let token = try #require(try program.run(["token", "wang"]).lines.first)
        let answer = try await server.ask(.get, "/api/v1/me", nil, [("Authorization", "Bearer \(token)")])
        #expect(answer.json?["username"] == "wang")
        let audit = try await server.ask(.get, "/api/v1/audit", nil, [("Authorization", "Bearer \(token)")])
        #expect(audit.status == 403)
    }

    @Test func `a backup made while it serves comes back while it serves`() async throws {
        let fields = try bearer(try await setUp())
        let say = { (id: String) async throws in
            _ = try await server.ask(.post, "/api/v1/sessions", ["id": "s-1"], fields)
            let more = [("Idempotency-Key", id), ("Prefer", "wait=20")]
            return try await server.ask(.post, "/api/v1/sessions/s-1/messages", ["content": "你好"], fields + more)
        }
        let page = { () async throws in
            try #require(try await server.ask(.get, "/api/v1/sessions/s-1/messages", nil, fields).json)
        }
        _ = try await say("m-1")
        let before = try await page()
        let made = try program.run(["backup"])
        #expect(made.status == 0, "\(made.errors)")
        let name = try #require(made.output.split(separator: ": ").first.map(String.init))
        #expect(try program.run(["user", "add", "late"], input: Self.password + "\n").status == 0)
        _ = try await say("m-2")
        let restored = try program.run(["restore", name])
        #expect(restored.status == 0, "\(restored.errors)")
        // The log is the old one, and another one: positions of what was there in between mean nothing in it.
        let after = try await page()
        #expect(after["top"] == before["top"])
        #expect(after["frames"] == before["frames"])
        #expect(after["epoch"] != before["epoch"])
        #expect(try await say("m-2").json?["duplicate"] == false)
        let login = { (user: String) async throws -> Int in
            let body: JSON = ["username": .string(user), "password": .string(Self.password)]
            return try await server.ask(.post, "/api/v1/auth/login", body).status
        }
        #expect(try await login("late") == 401)
        #expect(try await login("boss") == 200)
        #expect(try program.run(["restore"]).lines.count == 2)
    }

    @Test(arguments: [
        ("/../../etc/passwd", 404), ("/..%2f..%2fetc%2fpasswd", 404), ("/%2e%2e/%2e%2e/etc/passwd", 400),
        ("/api/v1/me/..;/audit", 404), ("//api/v1/me", 404), ("/api/v1/me%00", 400), ("/api/v1/me%0d%0aX:%20y", 400),
        ("/API/V1/ME", 404), ("/api/v1/me/", 404),
    ])
    func `tricks with the path lead nowhere`(path: String, status: Int) async throws {
        let answer = try await server.ask(.get, path)
        #expect([status, 404, 400].contains(answer.status))
        #expect(!answer.text.contains("root:"))
        #expect(answer.headers["x-content-type-options"] == "nosniff" || answer.status == 400)
    }

    @Test func `an address in a header changes nothing where no proxy is trusted`() async throws {
        _ = try await setUp()
        var statuses: [Int] = []
        while statuses.last != 429, statuses.count < 20 {
            let number = statuses.count
            let answer = try await server.ask(
                .post,
                "/api/v1/auth/login",
                ["username": "boss", "password": "wrong"],
                [("X-Forwarded-For", "9.9.9.\(number)"), ("Forwarded", "for=8.8.8.\(number)")]
            )
            statuses.append(answer.status)
        }
        #expect(statuses.prefix(5) == [401, 401, 401, 401, 401])
        // One address has five attempts, and one more every half a minute.
        #expect(statuses.last == 429)
    }

    @Test(arguments: ["{", "[]", "null", "{\"username\":{},\"refresh_token\":{}}", "\u{FEFF}{}", "{\"a\":1,\"a\":2}"])
    func `a body that is none is refused and no more`(text: String) async throws {
        let deep = String(repeating: "[", count: 10_000)
        for text in [text, deep] {
            for path in ["login", "refresh"] {
                let answer = try await server.raw(.post, "/api/v1/auth/\(path)", text)
                #expect(answer.status == 400)
                #expect(answer.json?["error"]?["code"] == "bad_request")
            }
        }
        let large = try await server.raw(.post, "/api/v1/auth/login", String(repeating: " ", count: 20_000))
        #expect(large.status == 413)
    }
}
