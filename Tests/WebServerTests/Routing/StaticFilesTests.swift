import Glibc
import Testing

@testable import WebServer

@Suite struct StaticFilesTests {
    private static let contents: [String: [UInt8]] = [
        "index.html": Array("<!doctype html>".utf8),
        "assets/app-1a2b.js": Array("run()".utf8),
        "assets/app-1a2b.js.gz": [0x1f, 0x8b, 1],
        "docs/index.html": Array("docs".utf8),
        "data.gz": [0x1f, 0x8b, 2],
        ".secret": Array("no".utf8),
    ]

    private func answer(
        _ path: String,
        method: HTTPMethod = .get,
        _ fields: HTTPFields = [:]
    ) throws -> (response: HTTPResponse, body: [UInt8])? {
        let directory = try TemporaryDirectory(Self.contents)
        unsafe symlink("/etc/passwd", directory.path + "/link.txt")
        let files = try StaticFiles(root: directory.path)
        let target = try #require(RequestTarget(path))
        guard let response = files.response(to: HTTPRequest(method, target, fields: fields)),
            case .bytes(let body) = response.body
        else { return nil }
        return (response, body)
    }

    @Test(arguments: [
        ("/", "index.html", "text/html; charset=utf-8", "no-cache"),
        ("/index.html", "index.html", "text/html; charset=utf-8", "no-cache"),
        ("/docs/", "docs/index.html", "text/html; charset=utf-8", "no-cache"),
        ("/data.gz", "data.gz", "application/octet-stream", "no-cache"),
        (
            "/assets/app-1a2b.js", "assets/app-1a2b.js", "text/javascript; charset=utf-8",
            "public, max-age=31536000, immutable"
        ),
    ])
    func `a file is served with its type and for how long it holds`(
        path: String,
        name: String,
        type: String,
        cache: String
    ) throws {
        let (response, body) = try #require(try answer(path))
        #expect(response.status == .ok)
        #expect(body == Self.contents[name])
        #expect(response.fields["content-type"] == type)
        #expect(response.fields["cache-control"] == cache)
    }

    @Test(arguments: [
        "/nothing", "/docs", "/assets", "/assets/", "/.secret", "/link.txt", "/assets%2Fapp-1a2b.js", "//index.html",
        "/assets/app-1a2b.js.gz",
    ])
    func `what is no file of the tree is not served`(path: String) throws {
        #expect(try answer(path) == nil)
    }

    @Test(arguments: [
        ("gzip", true), ("deflate, GZIP;q=0.5", true), ("*", true), ("br", false), ("gzip;q=0", false),
        ("gzip; q=0.000", false), ("xgzip", false),
    ])
    func `the compressed form goes to those who take it`(accepted: String, isCompressed: Bool) throws {
        let (response, body) = try #require(
            try answer("/assets/app-1a2b.js", method: .get, ["accept-encoding": accepted])
        )
        #expect(response.fields["content-encoding"] == (isCompressed ? "gzip" : nil))
        #expect(response.fields["vary"] == "accept-encoding")
        #expect(body == Self.contents[isCompressed ? "assets/app-1a2b.js.gz" : "assets/app-1a2b.js"])
        #expect(response.fields["content-type"] == "text/javascript; charset=utf-8")
    }

    @Test func `a client that has the file is told that it still holds`() throws {
        let first = try #require(try answer("/index.html")).response
        let tag = try #require(first.fields["etag"])
        for known in [tag, "W/\(tag)", "\"other\", \(tag)", "*"] {
            let (response, body) = try #require(try answer("/index.html", method: .get, ["if-none-match": known]))
            #expect(response.status == .notModified)
            #expect(response.fields["etag"] == tag)
            #expect(response.fields["cache-control"] == "no-cache")
            #expect(body == [])
        }
        #expect(
            try #require(try answer("/index.html", method: .get, ["if-none-match": "\"x\""])).response.status == .ok
        )
    }

    @Test func `the two forms have tags of their own`() throws {
        let plain = try #require(try answer("/assets/app-1a2b.js")).response.fields["etag"]
        let gzip = try #require(try answer("/assets/app-1a2b.js", method: .get, ["accept-encoding": "gzip"])).response
            .fields["etag"]
        #expect(plain != gzip)
    }

    @Test func `a file is read and not written`() throws {
        let (response, _) = try #require(try answer("/index.html", method: .post))
        #expect(response.status == .methodNotAllowed)
        #expect(response.fields["allow"] == "GET, HEAD")
    }

    @Test func `a tree that is missing or too large is refused`() throws {
        #expect(throws: StaticFiles.Failure.self) { try StaticFiles(root: "/nonexistent") }
        let directory = try TemporaryDirectory(["a": [1, 2], "b": [3]])
        let path = directory.path
        #expect(throws: StaticFiles.Failure.tooLarge(limit: 2)) { try StaticFiles(root: path, limit: 2) }
        _ = try StaticFiles(root: path, limit: 3)
    }
}
