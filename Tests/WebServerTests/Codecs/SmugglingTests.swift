import Testing

@testable import WebServer

/// Shapes that two servers may read differently, and thereby disagree where a request ends.
@Suite struct SmugglingTests {
    @Test(arguments: [
        ("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", HTTPRefusal.twoFramings),
        ("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", .twoFramings),
        ("Content-Length: 5\r\nContent-Length: 5\r\n", .contentLength),
        ("Content-Length: 5\r\nContent-Length: 6\r\n", .contentLength),
        ("Content-Length: 5, 5\r\n", .contentLength),
        ("Content-Length: +5\r\n", .contentLength),
        ("Content-Length: -5\r\n", .contentLength),
        ("Content-Length: 0x5\r\n", .contentLength),
        ("Content-Length: 5.0\r\n", .contentLength),
        ("Content-Length: 5 5\r\n", .contentLength),
        ("Content-Length:\r\n", .contentLength),
        ("Content-Length: ٥\r\n", .contentLength),
        ("Content-Length: 99999999999999999999\r\n", .bodyTooLarge),
        ("Transfer-Encoding: identity\r\n", .transferEncoding),
        ("Transfer-Encoding: gzip, chunked\r\n", .transferEncoding),
        ("Transfer-Encoding: chunked, chunked\r\n", .transferEncoding),
        ("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", .transferEncoding),
        ("Transfer-Encoding: xchunked\r\n", .transferEncoding),
        ("Transfer-Encoding: \"chunked\"\r\n", .transferEncoding),
        ("Transfer-Encoding:\u{0b}chunked\r\n", .fieldValue),
        ("Transfer-Encoding : chunked\r\n", .fieldName),
        (" Transfer-Encoding: chunked\r\n", .foldedField),
        ("X: a\r\n folded\r\n", .foldedField),
        ("X: a\r\n\tfolded\r\n", .foldedField),
        ("X: a\rY: b\r\n", .bareLineEnd),
        ("X: a\nY: b\r\n", .bareLineEnd),
        ("X: a\n\r\n", .bareLineEnd),
        ("X: a\r\r\n", .bareLineEnd),
        ("X: a\0b\r\n", .fieldValue),
        ("X: a\u{7f}b\r\n", .fieldValue),
        ("X\r\n", .fieldName),
        (": a\r\n", .fieldName),
        ("X y: a\r\n", .fieldName),
        ("X\0: a\r\n", .fieldName),
        ("Host: b\r\n", .host),
    ])
    func `ambiguous fields are refused`(fields: String, refusal: HTTPRefusal) {
        let bytes = Array("POST / HTTP/1.1\r\nHost: a\r\n\(fields)\r\n0\r\n\r\n".utf8)
        for size in [1, 7, bytes.count] {
            #expect(throws: refusal) { try RequestDecoder.decode(bytes, inPiecesOf: size) }
        }
    }

    @Test(arguments: [
        ("GET / HTTP/1.1\r\n\r\n", HTTPRefusal.host),
        ("GET / HTTP/1.1\r\nHost:\r\n\r\n", .host),
        ("GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", .host),
        ("GET / HTTP/1.1\r\nHost: a, b\r\n\r\n", .host),
        ("GET / HTTP/1.1\r\nHost: a@b\r\n\r\n", .host),
        ("GET / HTTP/1.0\r\nHost: a\r\nHost: a\r\n\r\n", .host),
        ("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", .transferEncoding),
        ("GET  / HTTP/1.1\r\n", .requestLine),
        ("GET / HTTP/1.1 \r\n", .requestLine),
        ("GET\t/ HTTP/1.1\r\n", .requestLine),
        (" GET / HTTP/1.1\r\n", .requestLine),
        ("GET /\r\n", .requestLine),
        ("G(T / HTTP/1.1\r\n", .requestLine),
        ("GET / http/1.1\r\n", .requestLine),
        ("GET / HTTP/1.10\r\n", .version),
        ("GET / HTTP/2.0\r\n", .version),
        ("PRI * HTTP/2.0\r\n", .version),
        ("CONNECT a:80 HTTP/1.1\r\n", .connect),
        ("GET * HTTP/1.1\r\n", .target),
        ("GET a HTTP/1.1\r\n", .target),
        ("GET ftp://a/ HTTP/1.1\r\n", .target),
        ("GET /\u{e4} HTTP/1.1\r\n", .target),
        ("GET / HTTP/1.1\nHost: a\r\n\r\n", .bareLineEnd),
        ("\u{16}\u{3}\u{1}\u{2}\r\n", .requestLine),
    ])
    func `a malformed start is refused`(text: String, refusal: HTTPRefusal) {
        #expect(throws: refusal) { try RequestDecoder.decode(Array(text.utf8)) }
    }

    @Test(arguments: [
        "5\nhello\r\n0\r\n\r\n", "5\r\nhelloX\r\n0\r\n\r\n", "5\r\nhello\n0\r\n\r\n", "\r\nhello\r\n",
        " 5\r\nhello\r\n", "5 \r\nhello\r\n", "+5\r\nhello\r\n", "-5\r\nhello\r\n", "0x5\r\nhello\r\n",
        "g\r\nhello\r\n", "123456789\r\n", ";x\r\nhello\r\n", "5;\0\r\nhello\r\n", "5\r;x\r\nhello\r\n",
        "0\r\nbad trailer\r\n\r\n", "0\r\n folded: x\r\n\r\n", "0\r\nX: a\n\r\n",
    ])
    func `a malformed chunk is refused`(body: String) {
        let bytes = Array("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n\(body)".utf8)
        for size in [1, bytes.count] {
            #expect(throws: HTTPRefusal.self) { try RequestDecoder.decode(bytes, inPiecesOf: size) }
        }
    }
}
