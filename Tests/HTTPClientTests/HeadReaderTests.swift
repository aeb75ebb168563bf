import Testing

@testable import HTTPClient

@Suite
struct HeadReaderTests {
    private func read(_ lines: [String], limit: Int = 1000) throws -> HeadReader {
        var reader = HeadReader(limit: limit)
        for line in lines { try reader.read(Array((line + "\r\n").utf8)) }
        return reader
    }

    @Test(arguments: [
        ("HTTP/1.1 200 OK", 200, HTTPClient.Version.http1_1),
        ("HTTP/1.0 404 Not Found", 404, .http1_0),
        ("HTTP/2 503", 503, .http2),
        ("HTTP/1.1 200", 200, .http1_1),
    ])
    func `the status line tells status and version`(line: String, status: Int, version: HTTPClient.Version) throws {
        let reader = try read([line, ""])
        #expect(reader.isComplete)
        #expect((reader.status, reader.version) == (status, version))
    }

    @Test
    func `an interim answer is forgotten when the final one comes`() throws {
        let reader = try read(["HTTP/1.1 103 Early Hints", "Link: a", "", "HTTP/1.1 200 OK", "X: b", ""])
        #expect(reader.headers.names == ["x"])
    }

    @Test
    func `fields keep their order, folded lines and blanks are mended`() throws {
        let reader = try read(["HTTP/1.1 200 OK", "A:1", "B: \t two \t", "  more", "A: 3", "C:", "nonsense", ""])
        #expect(reader.headers.names == ["a", "b", "a", "c"])
        #expect(reader.headers.all("a") == ["1", "3"])
        #expect(reader.headers["B"] == "two more")
        #expect(reader.headers["c"] == "")
    }

    @Test
    func `trailers are dropped`() throws {
        #expect(try read(["HTTP/1.1 200 OK", "", "X: late", ""]).headers.count == 0)
    }

    @Test
    func `a header above its limit is refused`() {
        #expect(throws: HTTPFailure.headersTooLarge(limit: 100)) {
            try read(["HTTP/1.1 200 OK"] + Array(repeating: "X: 0123456789", count: 10), limit: 100)
        }
    }
}
