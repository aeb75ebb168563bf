import Testing
import WebPages

@testable import WebServer

/// Everything here is asked and answered through a socket.
@Suite struct WebPagesTests {
    private static let contents: [String: [UInt8]] = [
        "index.html": Array("<!doctype html>".utf8),
        "index.html.gz": [0x1f, 0x8b, 1],
        "sw.js": Array("keep()".utf8),
        "embed.js": Array("embed()".utf8),
        "assets/main-1a2b.js": Array("run()".utf8),
        "assets/main-1a2b.js.gz": Array("packed".utf8),
    ]

    /// The answers to requests that one client sends, each its first line and further fields.
    private func answers(
        _ requests: [String],
        hosts: [String] = [],
        toHead: Bool = false
    ) async throws -> [ReceivedResponse] {
        let folder = try TemporaryDirectory(Self.contents)
        let pages = try WebPages(folder: folder.path, heldBy: hosts.compactMap(WebOrigin.init))
        var answers: [ReceivedResponse] = []
        let respond: Responder = { request async throws(HTTPRefusal) in
            .http(pages.response(to: request) ?? .text(.notFound, "nothing\n"))
        }
        try await ServerUnderTest.run(respond: respond) { server in
            for request in requests {
                let client = try server.client()
                await client.send("\(request)\r\nHost: a\r\n\r\n")
                answers.append(try await client.response(toHead: toHead))
            }
        }
        return answers
    }

    private func answer(_ request: String, hosts: [String] = []) async throws -> ReceivedResponse {
        try #require(try await answers([request], hosts: hosts).first)
    }

    @Test func `every address of the client shows the page, which is asked for anew each time`() async throws {
        let paths = ["/", "/chat", "/chat/0192f0c4-7", "/status", "/setup", "/widget", "/?a=b"]
        let answers = try await answers(paths.map { "GET \($0) HTTP/1.1" })
        for (path, answer) in zip(paths, answers) {
            #expect(answer.status == 200, "\(path)")
            #expect(answer.body == "<!doctype html>", "\(path)")
            #expect(answer.fields["cache-control"] == "no-cache", "\(path)")
            #expect(answer.fields["content-type"] == "text/html; charset=utf-8", "\(path)")
        }
    }

    @Test(arguments: [("/assets/main-1a2b.js", "public, max-age=31536000, immutable"), ("/sw.js", "no-cache")])
    func `what has its hash in its name is kept for a year and nothing else is`(
        path: String,
        cache: String
    ) async throws {
        let answer = try await answer("GET \(path) HTTP/1.1")
        #expect(answer.fields["cache-control"] == cache)
        #expect(answer.fields["content-type"] == "text/javascript; charset=utf-8")
    }

    @Test func `the packed form goes to those who take it`() async throws {
        let answer = try await answer("GET /assets/main-1a2b.js HTTP/1.1\r\nAccept-Encoding: gzip, br")
        #expect(answer.body == "packed")
        #expect(answer.fields["content-encoding"] == "gzip")
        #expect(answer.fields["vary"] == "accept-encoding")
    }

    @Test func `who has a page is told that it still holds`() async throws {
        let first = try await answer("GET /chat/x HTTP/1.1")
        let tag = try #require(first.fields["etag"])
        let again = try await answer("GET /status HTTP/1.1\r\nIf-None-Match: \(tag)")
        #expect(again.status == 304)
        #expect(again.body == "")
        #expect(again.fields["content-security-policy"] == first.fields["content-security-policy"])
    }

    @Test func `HEAD tells what GET would bring`() async throws {
        let head = try #require(try await answers(["HEAD / HTTP/1.1"], toHead: true).first)
        #expect(head.status == 200)
        #expect(head.fields["content-length"] == "15")
    }

    @Test(arguments: [
        "/nothing", "/chat/a/b", "/status/x", "/assets", "/assets/", "/assets%2Fmain-1a2b.js", "/assets//main-1a2b.js",
        "/%2Fetc/passwd", "//etc/passwd", "/index.html/", "/assets/main-1a2b.js.gz", "/Chat", "/.git",
    ])
    func `there is nothing anywhere else`(path: String) async throws {
        #expect(try await answer("GET \(path) HTTP/1.1").status == 404)
    }

    @Test(arguments: [
        "/../etc/passwd", "/assets/../../etc/passwd", "/assets/%2e%2e/%2e%2e/etc/passwd", "/chat/%00", "/assets/%ff",
    ])
    func `a path that climbs or hides is no path`(path: String) async throws {
        #expect(try await answer("GET \(path) HTTP/1.1").status == 400)
    }

    @Test func `a page is read and not written`() async throws {
        let answer = try await answer("POST /chat/x HTTP/1.1\r\nContent-Length: 0")
        #expect(answer.status == 405)
        #expect(answer.fields["allow"] == "GET, HEAD")
    }

    @Test func `nothing inline runs, nothing foreign is asked, and nobody holds a page in a frame`() async throws {
        let fields = try await answer("GET / HTTP/1.1", hosts: ["https://odoo.example"]).fields
        #expect(
            fields["content-security-policy"]
                == "default-src 'self'; connect-src 'self' ws: wss:; img-src 'self' data:; object-src 'none'; "
                + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
        )
        #expect(fields["x-content-type-options"] == "nosniff")
        #expect(fields["x-frame-options"] == "DENY")
        #expect(fields["referrer-policy"] == "no-referrer")
        #expect(fields["cross-origin-resource-policy"] == "same-origin")
    }

    @Test func `the pages of the list hold the widget and load the script that brings it`() async throws {
        let hosts = ["https://odoo.example", "http://intranet:8069"]
        let widget = try await answer("GET /widget HTTP/1.1", hosts: hosts).fields
        let policy = try #require(widget["content-security-policy"])
        #expect(policy.hasSuffix("; frame-ancestors 'self' https://odoo.example http://intranet:8069"))
        #expect(!policy.contains("'none'; frame-ancestors 'none'"))
        #expect(widget["x-frame-options"] == nil)
        let script = try await answer("GET /embed.js HTTP/1.1", hosts: hosts).fields
        #expect(script["cross-origin-resource-policy"] == "cross-origin")
        #expect(script["x-frame-options"] == "DENY")
    }

    @Test func `a folder without the page says how it is made`() throws {
        let folder = try TemporaryDirectory(["sw.js": []])
        let path = folder.path
        #expect(throws: WebPages.Failure.notBuilt(folder: path)) { try WebPages(folder: path) }
        #expect(throws: WebPages.Failure.self) { try WebPages(folder: "/nonexistent") }
    }
}
