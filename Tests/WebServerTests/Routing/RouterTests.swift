import Testing

@testable import WebServer

@Suite struct RouterTests {
    private let router = {
        var router = Router()
        router.on(.get, "/") { _, _ in .http(.text(.ok, "home")) }
        router.on(.get, "/sessions/{id}/messages") { _, path in .http(.text(.ok, "messages of \(path["id"])")) }
        router.on(.delete, "/sessions/{id}") { _, path in .http(.text(.ok, "deleted \(path["id"])")) }
        router.on(.post, "/sessions/new") { _, _ in .http(.text(.created, "new")) }
        router.on(.post, "/broken") { _, _ async throws(HTTPRefusal) in throw HTTPRefusal(.conflict, "no") }
        return router
    }()

    private func answer(_ method: HTTPMethod, _ path: String) async throws -> (Int, String, String?) {
        let target = try #require(RequestTarget(path))
        guard case .http(let response) = try await router.respond(to: HTTPRequest(method, target)),
            case .bytes(let body) = response.body
        else { return (0, "", nil) }
        return (response.status.rawValue, String(decoding: body, as: UTF8.self), response.fields["allow"])
    }

    @Test(arguments: [
        (HTTPMethod.get, "/", 200, "home"),
        (.head, "/", 200, "home"),
        (.get, "/sessions/a%2Fb/messages?x=1", 200, "messages of a/b"),
        (.delete, "/sessions/7", 200, "deleted 7"),
        (.post, "/sessions/new", 201, "new"),
        (.get, "/sessions//messages", 404, "there is nothing here\n"),
        (.get, "/sessions/7/messages/", 404, "there is nothing here\n"),
        (.get, "/Sessions/7/messages", 404, "there is nothing here\n"),
    ])
    func `the first route that fits answers`(method: HTTPMethod, path: String, status: Int, text: String) async throws {
        let answer = try await answer(method, path)
        #expect(answer.0 == status)
        #expect(answer.1 == text)
    }

    @Test(arguments: [
        (HTTPMethod.post, "/", "GET, HEAD"), (.get, "/sessions/new", "DELETE, POST"), (.get, "/sessions/7", "DELETE"),
    ])
    func `another method is told what is allowed`(method: HTTPMethod, path: String, allow: String) async throws {
        let answer = try await answer(method, path)
        #expect(answer.0 == 405)
        #expect(answer.2 == allow)
    }

    @Test func `a refusal passes through`() async throws {
        await #expect(throws: HTTPRefusal(.conflict, "no")) { try await answer(.post, "/broken") }
    }

    @Test func `what fits no route goes to the fallback`() async throws {
        var router = router
        router.otherwise { request in .http(.text(.ok, "fallback \(request.target.path)")) }
        let target = try #require(RequestTarget("/elsewhere"))
        guard case .http(let response) = try await router.respond(to: HTTPRequest(.put, target)) else {
            Issue.record("no response")
            return
        }
        #expect(response.status == .ok)
    }
}
