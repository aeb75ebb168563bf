import Testing

@testable import WebServer

@Suite struct ResponseTests {
    private func encode(_ response: HTTPResponse, _ change: (inout ResponseEncoder) -> Void = { _ in }) -> String {
        var encoder = ResponseEncoder(keepsAlive: true, defaults: [:], now: 784_111_777)
        change(&encoder)
        return String(decoding: encoder.encoded(response), as: UTF8.self)
    }

    @Test func `a response says how long it is`() {
        #expect(
            encode(.text(.ok, "hi")) == """
                HTTP/1.1 200 OK\r
                date: Sun, 06 Nov 1994 08:49:37 GMT\r
                content-type: text/plain; charset=utf-8\r
                content-length: 2\r
                \r
                hi
                """
        )
    }

    @Test func `the answer to HEAD has the length and not the body`() {
        let text = encode(.text(.ok, "hi")) { $0.isHead = true }
        #expect(text.contains("content-length: 2\r\n"))
        #expect(text.hasSuffix("\r\n\r\n"))
    }

    @Test(arguments: [HTTPStatus.noContent, .notModified])
    func `a status without a body has no length`(status: HTTPStatus) {
        let text = encode(HTTPResponse(status, body: .bytes([1])))
        #expect(!text.contains("content-length"))
        #expect(text.hasSuffix("\r\n\r\n"))
    }

    @Test func `a closing response says so`() {
        #expect(encode(.text(.ok, "")) { $0.keepsAlive = false }.contains("connection: close\r\n"))
        #expect(encode(.text(.ok, "")) { $0.isHTTP10 = true }.contains("connection: close\r\n"))
    }

    @Test func `no value can begin another line`() {
        let response = HTTPResponse(.seeOther, fields: ["location": "/a\r\nset-cookie: b\0c", "bad name": "x"])
        let text = encode(response)
        #expect(text.contains("location: /a  set-cookie: b c\r\n"))
        #expect(!text.contains("bad name"))
    }

    @Test func `framing is the server's alone`() {
        let fields: HTTPFields = ["Content-Length": "4711", "Transfer-Encoding": "chunked", "Connection": "x"]
        let text = encode(HTTPResponse(.ok, fields: fields, body: .bytes([65])))
        #expect(text.contains("content-length: 1\r\n"))
        #expect(!text.contains("4711") && !text.contains("chunked\r") && !text.contains("connection"))
    }

    @Test func `defaults give way to the response's own fields`() {
        let text = encode(HTTPResponse(.ok, fields: ["X-A": "mine"])) { $0.defaults = ["x-a": "default", "x-b": "b"] }
        #expect(text.contains("x-a: mine\r\n") && text.contains("x-b: b\r\n") && !text.contains("default"))
    }

    @Test(arguments: [
        (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
        (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"),
        (1_709_164_799, "Wed, 28 Feb 2024 23:59:59 GMT"),
        (4_102_444_800, "Fri, 01 Jan 2100 00:00:00 GMT"),
        (-1, "Wed, 31 Dec 1969 23:59:59 GMT"),
    ])
    func `dates are written as HTTP wants them`(seconds: Int, text: String) {
        #expect(HTTPDate.text(secondsSince1970: seconds) == text)
    }

    @Test func `chunks carry their size in hexadecimal`() {
        #expect(
            Chunk.encoded([UInt8](repeating: 65, count: 26))
                == Array("1a\r\n\(String(repeating: "A", count: 26))\r\n".utf8)
        )
    }
}
