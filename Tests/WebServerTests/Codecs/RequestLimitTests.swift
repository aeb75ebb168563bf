import Testing

@testable import WebServer

/// Each limit at its edge: what just fits is served, one more is refused.
@Suite struct RequestLimitTests {
    private let limits = {
        var limits = HTTPLimits()
        limits.requestLine = 40
        limits.fieldLine = 30
        limits.fields = 80
        limits.fieldCount = 4
        limits.body = 10
        return limits
    }()

    private func decode(_ text: String) throws(HTTPRefusal) {
        let bytes = Array(text.utf8)
        _ = try RequestDecoder.decode(bytes, limits: limits)
        _ = try RequestDecoder.decode(bytes, inPiecesOf: 1, limits: limits)
    }

    private func request(
        path: Int = 1,
        field: Int = 7,
        count: Int = 2,
        total: Int? = nil,
        body: String = ""
    ) -> String {
        let target = "/" + String(repeating: "p", count: path - 1)
        var lines = ["Host: a", "x: " + String(repeating: "v", count: field - 3)]
        while lines.count < count { lines.append("y: z") }
        if let total {
            let used = lines.reduce(0) { $0 + $1.utf8.count }
            lines.append("z: " + String(repeating: "v", count: total - used - 3))
        }
        return "GET \(target) HTTP/1.1\r\n" + lines.map { $0 + "\r\n" }.joined() + "\r\n" + body
    }

    @Test func `the request line`() throws {
        try decode(request(path: 40 - 13))
        #expect(throws: HTTPRefusal.requestLineTooLong) { try decode(request(path: 41 - 13)) }
    }

    @Test func `a field line`() throws {
        try decode(request(field: 30))
        #expect(throws: HTTPRefusal.fieldTooLong) { try decode(request(field: 31)) }
    }

    @Test func `all field lines together`() throws {
        try decode(request(field: 29, count: 3, total: 70 - 1))
        try decode(request(field: 30, count: 3, total: 71))
        #expect(throws: HTTPRefusal.fieldsTooLong) {
            try decode("GET / HTTP/1.1\r\nHost: aaaaaaaaaaaaaaaaaaaaa\r\n" + longFields(81 - 27))
        }
        try decode("GET / HTTP/1.1\r\nHost: aaaaaaaaaaaaaaaaaaaaa\r\n" + longFields(80 - 27))
    }

    private func longFields(_ total: Int) -> String {
        let first = "x: " + String(repeating: "v", count: 27)
        return "\(first)\r\ny: " + String(repeating: "v", count: total - 33) + "\r\n\r\n"
    }

    @Test func `the number of fields`() throws {
        try decode(request(count: 4))
        #expect(throws: HTTPRefusal.tooManyFields) { try decode(request(count: 5)) }
    }

    @Test func `a body of known length`() throws {
        try decode("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n0123456789")
        #expect(throws: HTTPRefusal.bodyTooLarge) {
            try decode("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\n\r\n")
        }
    }

    @Test(arguments: ["b\r\n", "a\r\n0123456789\r\n1\r\n", "5\r\n01234\r\n6\r\n", "ffffffff\r\n"])
    func `a chunked body is refused before the chunk that is too much`(chunks: String) throws {
        let head = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
        var limits = limits
        limits.fieldLine = 100
        try #require(throws: HTTPRefusal.bodyTooLarge) {
            try RequestDecoder.decode(Array((head + chunks).utf8), limits: limits)
        }
        _ = try RequestDecoder.decode(Array((head + "a\r\n0123456789\r\n0\r\n\r\n").utf8), limits: limits)
    }

    @Test func `trailers count as fields`() throws {
        let head = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n"
        #expect(throws: HTTPRefusal.tooManyFields) { try decode(head + "a: b\r\nc: d\r\ne: f\r\n\r\n") }
        try decode(head + "a: b\r\nc: d\r\n\r\n")
    }

    @Test func `extensions of chunks are not read without end`() {
        let chunk = "1;" + String(repeating: "x", count: 200) + "\r\na\r\n"
        let text = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
        #expect(throws: HTTPRefusal.chunk) {
            try RequestDecoder.decode(Array((text + String(repeating: chunk, count: 30)).utf8))
        }
        #expect(throws: HTTPRefusal.chunk) {
            try RequestDecoder.decode(Array((text + "1;" + String(repeating: "x", count: 300) + "\r\n").utf8))
        }
    }
}
