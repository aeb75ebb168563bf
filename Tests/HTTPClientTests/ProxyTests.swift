import ScriptedServer
import Testing

@testable import HTTPClient

@Suite(.timeLimit(.minutes(1)))
struct ProxyTests {
    @Test(arguments: [
        ([:], nil, nil, ""),
        (["http_proxy": "http://a"], "http://a", nil, ""),
        (["HTTP_PROXY": "http://a"], nil, nil, ""),
        (["HTTPS_PROXY": "http://b", "no_proxy": "localhost"], nil, "http://b", "localhost"),
        (["https_proxy": "http://c", "HTTPS_PROXY": "http://b"], nil, "http://c", ""),
        (["https_proxy": "", "ALL_PROXY": "http://d", "NO_PROXY": "*"], "http://d", "http://d", "*"),
    ])
    func `the environment's variables name the proxies`(
        variables: [String: String],
        http: String?,
        https: String?,
        exceptions: String
    ) {
        let proxy = HTTPClient.Proxy { variables[$0] }
        #expect(proxy.http == http.map(Secret.init))
        #expect(proxy.https == https.map(Secret.init))
        #expect(proxy.exceptions == exceptions)
    }

    private func client(_ proxy: ScriptedServer, except exceptions: String = "") -> HTTPClient {
        HTTPClient(over: .server(Secret(proxy.url), except: exceptions))
    }

    @Test
    func `a plain request goes through the proxy with its whole address`() async throws {
        let proxy = try ScriptedServer([.receive, .respond(200, "seen")])
        let response = try await client(proxy).send(.get("http://odoo.example.invalid/web"))
        #expect(response.text == "seen")
        #expect(proxy.requests.map(\.target) == ["http://odoo.example.invalid/web"])
    }

    @Test
    func `an exception is reached without the proxy`() async throws {
        let proxy = try ScriptedServer([.receive, .respond(502)])
        let server = try ScriptedServer([.receive, .respond(200, "direct")])
        let response = try await client(proxy, except: "127.0.0.1").send(.get(server.url))
        #expect(response.text == "direct")
        #expect(proxy.connections == 0)
    }

    @Test
    func `a proxy that refuses a tunnel is told apart, and the secrets have not left`() async throws {
        let proxy = try ScriptedServer([.receive, .send("HTTP/1.1 407 No\r\nContent-Length: 0\r\n\r\n"), .awaitEnd])
        let request = HTTPClient.Request.get(
            "https://odoo.example.invalid/",
            headers: [.bearer(Secret("sk-0123456789"))]
        )
        let failure = await #expect(throws: HTTPFailure.self) { try await client(proxy).send(request) }
        #expect(failure == .proxy(status: 407))
        #expect(failure?.mayHaveBeenSent == false)
        #expect(proxy.requests.map(\.method) == ["CONNECT"])
        #expect(proxy.requests.allSatisfy { !$0.head.contains("sk-0123456789") })
    }
}
