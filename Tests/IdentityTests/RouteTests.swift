import HTTPAPI
import Identity
import Intents
import JSON
import Observability
import Testing
import WebServer

struct RouteTests {
    private let desk: Desk
    private let metrics = Metrics()
    private let router: Router

    init() async throws {
        desk = try await Desk()
        var router = Router()
        IdentityRoutes(desk.accounts, origins: OriginPolicy(allowing: ["https://crm.example"]), metrics: metrics)
            .add(to: &router)
        self.router = router
    }

    struct Answer {
        let status: Int
        let fields: HTTPFields
        let body: JSON

        var code: String? { body["error"]?["code"]?.stringValue }
        var cookies: [String] { fields.values(of: "set-cookie") }
        var cookie: String? { cookies.first?.split(separator: ";").first.map(String.init) }
    }

    /// As the page that the server itself serves.
    private static let page: HTTPFields = ["host": "chat.example", "origin": "https://chat.example"]

    private func ask(
        _ method: HTTPMethod,
        _ path: String,
        _ body: JSON? = nil,
        _ fields: HTTPFields = page,
        type: String = "application/json",
        secure: Bool = true
    ) async throws -> Answer {
        var fields = fields
        if body != nil { fields["content-type"] = type }
        let request = HTTPRequest(
            method,
            try #require(RequestTarget("/api/v1/" + path)),
            fields: fields,
            body: body?.utf8() ?? [],
            isSecure: secure
        )
        guard case .http(let response) = try await router.respond(to: request), case .bytes(let bytes) = response.body
        else {
            Issue.record("no plain answer")
            return Answer(status: 0, fields: [:], body: .null)
        }
        let json = bytes.isEmpty ? JSON.null : try JSON(parsing: bytes)
        return Answer(status: response.status.rawValue, fields: response.fields, body: json)
    }

    private func login(_ fields: HTTPFields = page, embedded: Bool = false, secure: Bool = true) async throws -> Answer
    {
        let body: JSON = ["username": "wang", "password": .string(Desk.password), "embedded": .bool(embedded)]
        return try await ask(.post, "auth/login", body, fields, secure: secure)
    }

    private func page(_ more: (String, String)...) -> HTTPFields {
        var fields = Self.page
        for (name, value) in more { fields[name] = value }
        return fields
    }

    @Test func `a browser is logged in with a token and a cookie that only the login sees`() async throws {
        try await desk.add("wang", roles: [Role("sales"), Role("sales_manager")])
        let answer = try await login()
        #expect(answer.status == 200)
        #expect(answer.body["token_type"] == "Bearer")
        #expect(answer.body["expires_in"] == 900)
        #expect(answer.body["refresh_token"] == nil)
        #expect(answer.body["user"]?["manager"] == true)
        #expect(answer.body["user"]?["roles"] == ["sales", "sales_manager"])
        #expect(answer.fields["cache-control"] == "no-store")
        let cookie = try #require(answer.cookies.first)
        #expect(
            cookie.split(separator: ";").dropFirst() == [
                " Path=/api/v1/auth", " HttpOnly", " Max-Age=2592000", " SameSite=Strict", " Secure",
            ]
        )
        let token = try #require(answer.body["access_token"]?.stringValue)
        let me = try await ask(.get, "me", nil, page(("authorization", "Bearer \(token)")))
        #expect(me.body["username"] == "wang")
    }

    @Test(arguments: [
        (true, true, "SameSite=None; Secure; Partitioned"), (false, true, "SameSite=Strict; Secure"),
        (false, false, "SameSite=Strict"),
    ])
    func `the cookie is as strict as the frame and the line allow`(
        embedded: Bool,
        secure: Bool,
        ending: String
    ) async throws {
        try await desk.add("wang")
        let fields: HTTPFields = [
            "host": "chat.example", "origin": secure ? "https://chat.example" : "http://chat.example",
        ]
        let first = try await login(fields, embedded: embedded, secure: secure)
        #expect(first.cookies.first?.hasSuffix("; \(ending)") == true)
        var again = fields
        again["cookie"] = first.cookie
        let second = try await ask(.post, "auth/refresh", [:], again, secure: secure)
        #expect(second.status == 200)
        #expect(second.cookies.first?.hasSuffix("; \(ending)") == true)
    }

    @Test func `a refresh without a token is nobody's, with a bad one refused and the cookie taken away`() async throws
    {
        #expect(try await ask(.post, "auth/refresh", [:]).status == 204)
        #expect(try await ask(.post, "auth/refresh").status == 204)
        let bad = try await ask(.post, "auth/refresh", [:], page(("cookie", "a=b; parlance_refresh=forged")))
        #expect((bad.status, bad.code) == (401, "unauthenticated"))
        #expect(bad.cookies.count == 2)
        #expect(bad.cookies.allSatisfy { $0.contains("Max-Age=0") })
    }

    @Test func `a client without a browser keeps its refresh token itself`() async throws {
        try await desk.add("wang")
        let answer = try await login(["host": "chat.example"])
        #expect(answer.cookies.isEmpty)
        let token = try #require(answer.body["refresh_token"])
        let next = try await ask(.post, "auth/refresh", ["refresh_token": token], ["host": "chat.example"])
        #expect(next.status == 200)
        #expect(next.body["refresh_token"] != token)
    }

    @Test(arguments: ["auth/login", "auth/refresh", "auth/logout", "auth/logout-all", "ws-ticket", "setup"])
    func `another site's page changes nothing with somebody's cookie`(path: String) async throws {
        try await desk.add("wang")
        let first = try await login()
        let cookie = ("cookie", try #require(first.cookie))
        let bodies: [String: JSON] = [
            "auth/login": ["username": "wang", "password": .string(Desk.password)],
            "setup": ["token": "x", "username": "evil", "name": "E", "password": "correct horse"],
        ]
        let foreign = [
            "https://evil.example", "null", "http://chat.example", "https://chat.example.evil.example",
            "https://chat.example:8443", "https://xchat.example",
        ]
        for origin in foreign {
            let fields = page(cookie, ("origin", origin))
            let answer = try await ask(.post, path, bodies[path] ?? [:], fields)
            #expect((answer.status, answer.code) == (403, "forbidden"), "\(origin)")
            #expect(answer.cookies.isEmpty)
        }
        var withoutOrigin = page(cookie)
        withoutOrigin["origin"] = nil
        #expect(try await ask(.post, path, bodies[path] ?? [:], withoutOrigin).status == 403)
        // Nothing has happened to the login.
        let mine = try await ask(.post, "auth/refresh", [:], page(cookie, ("origin", "https://crm.example")))
        #expect(mine.status == 200)
    }

    @Test func `a form of another kind is no request`() async throws {
        let answer = try await ask(.post, "auth/login", ["username": "a", "password": "b"], type: "text/plain")
        #expect((answer.status, answer.code) == (415, "bad_request"))
    }

    @Test(
        arguments: [
            ([:], "username"), (["username": "a"], "password"), (["username": 7, "password": "x"], "username"),
            (["username": "", "password": "x"], "username"),
            (["username": "a", "password": "x", "embedded": 1], "embedded"),
            (["username": "a", "password": .string(String(repeating: "x", count: 201))], "password"),
            ([1], nil),
        ] as [(JSON, String?)]
    )
    func `a body that is not right says what`(body: JSON, field: String?) async throws {
        let answer = try await ask(.post, "auth/login", body)
        #expect((answer.status, answer.code) == (400, "bad_request"))
        #expect(answer.body["error"]?["field"]?.stringValue == field)
    }

    @Test func `too many attempts are told when to come again`() async throws {
        for _ in 0..<5 { _ = try await ask(.post, "auth/login", ["username": "wang", "password": "x"]) }
        let fields = page(("accept-language", "zh-CN,zh;q=0.9"), ("x-request-id", "r-77"))
        let answer = try await ask(.post, "auth/login", ["username": "wang", "password": "x"], fields)
        #expect((answer.status, answer.code) == (429, "rate_limited"))
        #expect(answer.fields["retry-after"] == "30")
        #expect(answer.body["error"]?["retry_after_ms"] == 30_000)
        #expect(answer.body["error"]?["request_id"] == "r-77")
        #expect(answer.body["error"]?["message"]?.stringValue?.contains("30 秒") == true)
        #expect(metrics.values(of: .refusals) == [["login"]: 1])
        #expect(metrics.values(of: .logins) == [["unauthenticated"]: 5, ["rate_limited"]: 1])
    }

    @Test func `a logout ends the login of the token and of the cookie`() async throws {
        try await desk.add("wang")
        let first = try await login()
        let cookie = ("cookie", try #require(first.cookie))
        let token = ("authorization", "Bearer \(try #require(first.body["access_token"]?.stringValue))")
        let out = try await ask(.post, "auth/logout", nil, page(cookie))
        #expect(out.status == 204)
        #expect(out.cookies.count == 2)
        #expect(try await ask(.get, "me", nil, page(token)).status == 401)
        #expect(try await ask(.post, "auth/refresh", [:], page(cookie)).status == 401)
        // Again is no mistake.
        #expect(try await ask(.post, "auth/logout", nil, page(cookie)).status == 204)
        #expect(try await ask(.post, "auth/logout-all", nil, page(token)).status == 401)
    }

    @Test(arguments: ["", "Bearer", "Bearer x", "Basic d2FuZzp4", "Bearer a.b.c", "Bearer eyJhbGciOiJub25lIn0.e30."])
    func `without a good token nothing of a user is told`(header: String) async throws {
        for (method, path) in [
            (HTTPMethod.get, "me"), (.patch, "me"), (.post, "ws-ticket"), (.post, "auth/logout-all"),
        ] {
            let answer = try await ask(method, path, nil, page(("authorization", header)))
            #expect((answer.status, answer.code) == (401, "unauthenticated"))
            #expect(answer.fields["www-authenticate"] == "Bearer")
        }
        // A token in the address is none.
        try await desk.add("wang")
        let good = try #require(try await login().body["access_token"]?.stringValue)
        #expect(try await ask(.get, "me?token=\(good)&access_token=\(good)").status == 401)
    }

    @Test func `people change what they are called and how they are spoken to`() async throws {
        try await desk.add("wang")
        let token = try #require(try await login().body["access_token"]?.stringValue)
        let fields = page(("authorization", "Bearer \(token)"))
        let changed = try await ask(.patch, "me", ["name": "王小芳", "locale": "en", "tz": "Asia/Shanghai"], fields)
        #expect(changed.body["name"] == "王小芳")
        #expect(try await ask(.get, "me", nil, fields).body == changed.body)
        for wrong in [["name": ""], ["locale": "fr"], ["locale": 7], ["name": "a\u{1}b"]] as [JSON] {
            #expect(try await ask(.patch, "me", wrong, fields).status == 400, "\(wrong)")
        }
        // What they may do is not theirs to change.
        _ = try await ask(.patch, "me", ["roles": ["admin"], "manager": true], fields)
        #expect(try await ask(.get, "me", nil, fields).body["roles"] == ["sales"])
    }

    @Test func `a ticket is given to who is logged in`() async throws {
        try await desk.add("wang")
        let token = try #require(try await login().body["access_token"]?.stringValue)
        let answer = try await ask(.post, "ws-ticket", nil, page(("authorization", "Bearer \(token)")))
        #expect(answer.body["expires_in"] == 30)
        let ticket = try #require(answer.body["ticket"]?.stringValue)
        #expect(await desk.accounts.redeem(ticket: ticket)?.user.username == "wang")
    }

    @Test func `the first administrator is made through the link, and then no other one`() async throws {
        #expect(try await ask(.get, "setup").body == ["needed": true])
        let token = try #require(try await desk.accounts.newSetupToken())
        let body: JSON = [
            "token": .string(token), "username": "boss", "name": "老板", "password": .string(Desk.password),
            "locale": "zh",
        ]
        var wrong = body
        wrong["password"] = "short"
        #expect(try await ask(.post, "setup", wrong).body["error"]?["field"] == "password")
        let made = try await ask(.post, "setup", body)
        #expect(made.status == 201)
        #expect(made.body["user"]?["manager"] == true)
        #expect(made.cookies.count == 1)
        #expect(try await ask(.get, "setup").body == ["needed": false])
        #expect(try await ask(.post, "setup", body).code == "conflict")
    }
}
