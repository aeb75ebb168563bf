import HTTPClient
import ScriptedServer
import Testing

/// A server may die with a request that came over a kept connection: libcurl would send that again of its own accord.
@Suite(.timeLimit(.minutes(1)))
struct RepeatTests {
    let client = HTTPClient(over: .none)

    private func server() throws -> ScriptedServer {
        try ScriptedServer([.receive, .respond(200, "first"), .receive, .close], [.receive, .respond(200, "second")])
    }

    @Test(arguments: ["{}", ""])
    func `a write that a kept connection swallowed is not sent twice`(body: String) async throws {
        let server = try server()
        #expect(try await client.send(.post(server.url)).text == "first")
        let failure = await #expect(throws: HTTPFailure.self) { try await client.send(.post(server.url, body)) }
        #expect(failure == .closed(receivedBytes: 0))
        #expect(failure?.mayHaveBeenSent == true)
        #expect(server.requests.count == 2)
    }

    @Test
    func `a read that a kept connection swallowed is sent again`() async throws {
        let server = try server()
        #expect(try await client.send(.post(server.url)).text == "first")
        var request = HTTPClient.Request.post(server.url)
        request.isRepeatable = true
        #expect(try await client.send(request).text == "second")
        #expect(server.requests.count == 3)
    }
}
