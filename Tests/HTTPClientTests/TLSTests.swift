import HTTPClient
import ScriptedServer
import Testing

@Suite(.timeLimit(.minutes(1)))
struct TLSTests {
    typealias Certificate = ScriptedServer.Certificate

    private func client(trusting certificate: Certificate?) -> HTTPClient {
        var configuration = HTTPClient.Configuration()
        configuration.proxy = .none
        configuration.certificates = certificate?.file
        return HTTPClient(configuration)
    }

    @Test
    func `a server is trusted by the file of its authority`() async throws {
        let certificate = try Certificate()
        let server = try ScriptedServer([.receive, .respond(200, "safe")], over: certificate)
        let response = try await client(trusting: certificate).send(.get(server.url))
        #expect((response.text, response.version) == ("safe", .http1_1))
    }

    @Test(arguments: [
        (name: "127.0.0.1", isExpired: false, isTrusted: false),
        (name: "odoo.example.com", isExpired: false, isTrusted: true),
        (name: "127.0.0.1", isExpired: true, isTrusted: true),
    ])
    func `an unknown, foreign or expired certificate is refused before anything is sent`(
        name: String,
        isExpired: Bool,
        isTrusted: Bool
    ) async throws {
        let certificate = try Certificate(for: name, isExpired: isExpired)
        let server = try ScriptedServer([.receive, .respond()], over: certificate)
        let client = client(trusting: isTrusted ? certificate : nil)
        let failure = await #expect(throws: HTTPFailure.self) { try await client.send(.post(server.url)) }
        #expect(failure == .tls(.untrusted))
        #expect(failure?.mayHaveBeenSent == false)
        #expect(server.requests.isEmpty)
    }

    @Test
    func `a file of authorities that is not there is told as such`() async throws {
        let certificate = try Certificate()
        let server = try ScriptedServer([.receive, .respond()], over: certificate)
        var configuration = HTTPClient.Configuration()
        configuration.proxy = .none
        configuration.certificates = "/nonexistent/authorities.pem"
        let client = HTTPClient(configuration)
        await #expect(throws: HTTPFailure.tls(.noAuthorities)) { try await client.send(.get(server.url)) }
    }

    @Test
    func `a connection cut under TLS is no end of an answer`() async throws {
        let certificate = try Certificate()
        let server = try ScriptedServer([.receive, .send("HTTP/1.1 200 OK\r\n\r\nhello"), .reset], over: certificate)
        let failure = await #expect(throws: HTTPFailure.self) {
            try await client(trusting: certificate).stream(.get(server.url)).body.collect()
        }
        #expect(failure?.mayHaveBeenSent == true)
    }
}
