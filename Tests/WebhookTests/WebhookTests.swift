import HTTPClient
import Intents
import JSON
import PluginAPI
import ScriptedServer
import Synchronization
import Testing
import WebhookPlugin

@Suite(.timeLimit(.minutes(1)))
struct WebhookTests {
    private func post(
        _ arguments: [String: JSON],
        _ target: WebhookTarget,
        waits: Waits = Waits()
    ) async throws(HandlerFailure) -> Outcome {
        var configuration = HTTPClient.Configuration()
        configuration.proxy = .none
        let plugin = Webhook([target], client: HTTPClient(configuration)) { waits.note($0) }
        let caller = Caller(user: "chen", roles: [], language: .zh, timeZone: "Asia/Shanghai", now: 1_773_799_200)
        let context = Handler.Context(caller: caller, idempotencyKey: "card-1/2")
        return try await plugin.handlers[0].run(Handler.Call(arguments: arguments, context: context))
    }

    private func target(
        _ server: ScriptedServer,
        _ format: WebhookTarget.Format = .json,
        secret: String? = "SECabc",
        path: String = "/hook?key=k1"
    ) -> WebhookTarget {
        WebhookTarget(
            "sales",
            url: Secret(server.url + path),
            secret: secret.map { Secret($0) },
            format: format,
            reachesPrivateAddresses: true
        )
    }

    @Test func `a service gets JSON, a signature over it and the key of the attempt`() async throws {
        let server = try ScriptedServer([.receive, .respond(204)])
        let outcome = try await post(["to": "sales", "text": "成交", "data": ["id": 7]], target(server))
        let request = try #require(server.requests.first)
        #expect(request.text == #"{"data":{"id":7},"text":"成交","time":1773799200}"#)
        #expect(
            request["X-Signature"] == "sha256=cb777fd45e7b043bd65079d14cf90b37aac71d527c02a6e4b357e676dba01e68"
        )
        #expect(request["Idempotency-Key"] == "card-1/2")
        #expect(request.target == "/hook?key=k1")
        #expect(outcome == Outcome(["to": "sales", "text": "成交"]))
    }

    @Test(arguments: [
        (WebhookTarget.Format.wecom, "/hook?key=k1", #"{"msgtype":"text","text":{"content":"成交"}}"#),
        (
            .dingtalk,
            "/hook?key=k1&timestamp=1773799200000&sign=HN%2FmNT4RSYwELx%2BOrfumYF20hYbaxXWxdF5YF7W0Fwo%3D",
            #"{"msgtype":"text","text":{"content":"成交"}}"#
        ),
        (
            .feishu, "/hook?key=k1",
            #"{"content":{"text":"成交"},"msg_type":"text","sign":"Nxml4vOKeBsyQeGyzXwrUge83Z6L46edgFkHc8xl1tI=","#
                + #""timestamp":"1773799200"}"#
        ),
    ])
    func `a group robot gets a text, signed its own way`(
        format: WebhookTarget.Format,
        address: String,
        body: String
    ) async throws {
        let server = try ScriptedServer([.receive, .respond(200, #"{"errcode":0,"code":0,"errmsg":"ok"}"#)])
        _ = try await post(["to": "sales", "text": "成交"], target(server, format))
        let request = try #require(server.requests.first)
        #expect(request.target == address)
        #expect(request.text == body)
        #expect(request["X-Signature"] == nil)
    }

    @Test func `a text that is too long for a robot is cut between characters`() async throws {
        let server = try ScriptedServer([.receive, .respond(200, #"{"errcode":0}"#)])
        let text = String(repeating: "成", count: 1000)
        _ = try await post(["to": "sales", "text": .string(text)], target(server, .wecom, secret: nil))
        let sent = try JSON(parsing: try #require(server.requests.first).text)["text"]?["content"]?.stringValue
        #expect(sent == String(repeating: "成", count: 681) + "…")
    }

    @Test(arguments: [
        (400, "", HandlerFailure.invalid(field: nil, detail: "'sales' refused the message")),
        (401, "", .unauthenticated(detail: "'sales' does not accept the signature or key")),
        (
            404, "",
            .unavailable(detail: "'sales': its address is no longer right; set it anew", mayHaveHappened: false)
        ),
        (302, "", .unavailable(detail: "'sales': its address has moved; set it anew", mayHaveHappened: false)),
        (500, "", .unavailable(detail: "'sales' answered 500", mayHaveHappened: true)),
    ])
    func `a refusal is told by its kind, and never tried again`(
        status: Int,
        body: String,
        failure: HandlerFailure
    ) async throws {
        let server = try ScriptedServer([.receive, .respond(status, body)])
        await #expect(throws: failure) { try await post(["to": "sales", "text": "成交"], target(server)) }
        #expect(server.requests.count == 1)
    }

    @Test(arguments: [
        (
            WebhookTarget.Format.dingtalk, #"{"errcode":310000,"errmsg":"sign not match"}"#,
            HandlerFailure.unauthenticated(detail: "'sales' does not accept the signature, key or keywords")
        ),
        (
            .feishu, #"{"code":19021,"msg":"sign match fail"}"#,
            .unauthenticated(detail: "'sales' does not accept the signature, key or keywords")
        ),
        (
            .wecom, #"{"errcode":45009,"errmsg":"api freq out of limit"}"#,
            .unavailable(detail: "'sales': it gets too many messages; try again later", mayHaveHappened: false)
        ),
        (.wecom, #"{"errcode":40008}"#, .invalid(field: nil, detail: "'sales' refused with code 40008")),
        (
            .wecom, "<html>",
            .unavailable(detail: "'sales': its answer is not one of a wecom robot", mayHaveHappened: true)
        ),
    ])
    func `a robot that answers 200 and refuses is believed`(
        format: WebhookTarget.Format,
        answer: String,
        failure: HandlerFailure
    ) async throws {
        let server = try ScriptedServer([.receive, .respond(200, answer)])
        await #expect(throws: failure) { try await post(["to": "sales", "text": "成交"], target(server, format)) }
        #expect(server.requests.count == 1)
    }

    @Test func `what was surely not taken is tried again, as late as the server asks`() async throws {
        let server = try ScriptedServer([
            .receive, .respond(429, headers: ["Retry-After: 2"]), .receive, .respond(200),
        ])
        let waits = Waits()
        _ = try await post(["to": "sales", "text": "成交"], target(server), waits: waits)
        #expect(server.requests.count == 2)
        #expect(server.requests[0].body == server.requests[1].body)
        #expect(waits.all.count == 1)
        #expect(try #require(waits.all.first) >= .seconds(2))
    }

    @Test func `a server that asks for too long a wait is given up`() async throws {
        let server = try ScriptedServer([.receive, .respond(429, headers: ["Retry-After: 3600"])])
        await #expect(throws: HandlerFailure.self) { try await post(["to": "sales", "text": "成交"], target(server)) }
        #expect(server.requests.count == 1)
    }

    @Test func `a message that may have been taken is not sent twice`() async throws {
        let server = try ScriptedServer([.receive, .reset])
        let failure = await #expect(throws: HandlerFailure.self) {
            try await post(["to": "sales", "text": "成交"], target(server))
        }
        #expect(failure?.mayHaveHappened == true)
        #expect(server.connections == 1)
    }

    @Test func `a server that is not there is tried three times, and nothing happened`() async throws {
        let port = try ScriptedServer([.close]).port
        let waits = Waits()
        let gone = WebhookTarget("sales", url: Secret("http://127.0.0.1:\(port)/"), reachesPrivateAddresses: true)
        let failure = await #expect(throws: HandlerFailure.self) {
            try await post(["to": "sales", "text": "成交"], gone, waits: waits)
        }
        #expect(failure == .unavailable(detail: "'sales': the server refused the connection", mayHaveHappened: false))
        #expect(waits.all.count == 2)
    }

    @Test func `an address of one's own network is reached only where that is set up`() async throws {
        let server = try ScriptedServer([.receive, .respond()])
        let inside = WebhookTarget("sales", url: Secret(server.url))
        let failure = await #expect(throws: HandlerFailure.self) {
            try await post(["to": "sales", "text": "成交"], inside)
        }
        guard case .unavailable(let detail, mayHaveHappened: false)? = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(detail == "'sales': its address is a private one, which is not allowed for it")
        #expect(server.requests.isEmpty)
    }

    @Test(
        arguments: [
            (["to": "ops", "text": "x"], "no webhook is set up under 'ops': there is sales"),
            (["to": "sales"], "webhook.post: there is nothing to send"),
            (["to": "sales", "text": ""], "webhook.post: there is nothing to send"),
            (["to": "sales", "data": ["a": 1]], "webhook.post: 'sales' is a chat group and takes a text"),
            (
                ["to": "https://evil.example.com/", "text": "x"],
                "no webhook is set up under 'https://evil.example.com/'"
            ),
        ] as [([String: JSON], String)]
    )
    func `what cannot be sent is the author's mistake`(arguments: [String: JSON], reason: String) async throws {
        let server = try ScriptedServer([.receive, .respond()])
        let failure = await #expect(throws: HandlerFailure.self) {
            try await post(arguments, target(server, .wecom))
        }
        guard case .misused(let detail)? = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(detail.hasPrefix(reason))
        #expect(server.requests.isEmpty)
    }

    @Test func `no description shows an address or a secret`() throws {
        let target = WebhookTarget("sales", url: Secret("https://example.com/key-1"), secret: Secret("SECabc"))
        var text = ""
        dump(target, to: &text)
        #expect(!("\(target)" + text).contains("key-1"))
        #expect(!("\(target)" + text).contains("SECabc"))
    }
}

/// The waits that a plugin asked for, none of which is waited.
final class Waits: Sendable {
    private let list = Mutex<[Duration]>([])

    var all: [Duration] { list.withLock { $0 } }

    func note(_ duration: Duration) {
        list.withLock { $0.append(duration) }
    }
}
