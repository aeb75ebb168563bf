import Testing

@testable import WebServer

@Suite struct RequestDecoderTests {
    private let upload = Array(
        """
        POST /sessions/7?verbose=1 HTTP/1.1\r
        Host: parlance.example\r
        Content-Length: 5\r
        X-Note:\t spaced \r
        \r
        helloGET / HTTP/1.1\r
        Host: parlance.example\r
        \r\n
        """.utf8
    )

    @Test func `reads a request with its body and the one behind it`() throws {
        let events = try RequestDecoder.decode(upload)
        guard events.count == 5, case .head(let first) = events[0], case .head(let second) = events[3] else {
            Issue.record("unexpected events: \(events)")
            return
        }
        #expect(first.method == .post)
        #expect(first.target.segments == ["sessions", "7"])
        #expect(first.target.query["verbose"] == "1")
        #expect(first.fields["x-note"] == "spaced")
        #expect(first.framing == .length(5))
        #expect(events[1] == .body(Array("hello".utf8)))
        #expect(events[2] == .end)
        #expect(second.target.segments == [])
        #expect(events[4] == .end)
    }

    @Test func `reads the same however the bytes are cut`() throws {
        let whole = try RequestDecoder.decode(upload)
        for size in 1...upload.count {
            #expect(try RequestDecoder.decode(upload, inPiecesOf: size) == whole, "pieces of \(size)")
        }
    }

    @Test(arguments: [
        ("5\r\nhello\r\n0\r\n\r\n", "hello"),
        ("0\r\n\r\n", ""),
        ("1\r\na\r\n1\r\nb\r\n000001\r\nc\r\n0\r\n\r\n", "abc"),
        ("a;name=value\r\n0123456789\r\n0\r\n\r\n", "0123456789"),
        ("A\r\n0123456789\r\n0\r\nTrailer-Field: dropped\r\n\r\n", "0123456789"),
    ])
    func `chunks are joined`(body: String, text: String) throws {
        let bytes = Array(("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + body).utf8)
        for size in 1...bytes.count {
            let events = try RequestDecoder.decode(bytes, inPiecesOf: size).dropFirst()
            let expected: [RequestDecoder.Event] = text.isEmpty ? [.end] : [.body(Array(text.utf8)), .end]
            #expect(Array(events) == expected, "pieces of \(size)")
        }
    }

    @Test(arguments: [
        ("GET / HTTP/1.1\r\nHost: a\r\n\r\n", true),
        ("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", false),
        ("GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, CLOSE\r\n\r\n", false),
        ("GET / HTTP/1.0\r\n\r\n", false),
        ("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", false),
    ])
    func `a connection is kept by HTTP 1 1 alone and unless it says close`(text: String, isKept: Bool) throws {
        guard case .head(let head) = try RequestDecoder.decode(Array(text.utf8)).first else {
            Issue.record("no head")
            return
        }
        #expect(head.keepsAlive == isKept)
    }

    @Test func `one empty line before a request is forgiven and two are not`() throws {
        let request = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"
        #expect(try RequestDecoder.decode(Array(("\r\n" + request).utf8)).count == 2)
        #expect(throws: HTTPRefusal.requestLine) { try RequestDecoder.decode(Array(("\r\n\r\n" + request).utf8)) }
    }

    @Test func `an absolute target must name the host`() throws {
        let events = try RequestDecoder.decode(Array("GET http://A.example/x HTTP/1.1\r\nHost: a.example\r\n\r\n".utf8))
        guard case .head(let head) = events.first else {
            Issue.record("no head")
            return
        }
        #expect(head.target.segments == ["x"])
        #expect(throws: HTTPRefusal.host) {
            try RequestDecoder.decode(Array("GET http://b/ HTTP/1.1\r\nHost: a\r\n\r\n".utf8))
        }
    }

    @Test func `a decoder is idle between requests only`() throws {
        var decoder = RequestDecoder(limits: HTTPLimits())
        #expect(decoder.isIdle)
        var position = 0
        #expect(try decoder.next(Array("G".utf8).span, &position) == nil)
        #expect(!decoder.isIdle)
        position = 0
        let rest = Array("ET / HTTP/1.1\r\nHost: a\r\n\r\n".utf8)
        _ = try decoder.next(rest.span, &position)
        #expect(!decoder.isIdle)
        #expect(try decoder.next(rest.span, &position) == .end)
        #expect(decoder.isIdle)
    }
}
