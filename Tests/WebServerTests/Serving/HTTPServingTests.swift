import Testing

@testable import WebServer

@Suite struct HTTPServingTests {
    @Test func `requests on one connection are answered one after another`() async throws {
        try await ServerUnderTest.run { server in
            let client = try server.client()
            for number in 1...3 {
                await client.send("POST /\(number) HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello")
                let response = try await client.response()
                #expect(response.status == 200)
                #expect(response.body == "POST /\(number) hello")
                #expect(response.fields["connection"] == nil)
            }
            #expect(await server.reaches { $0.accepted == 1 && $0.requests == 3 })
        }
    }

    @Test func `pipelined requests are answered in order`() async throws {
        try await ServerUnderTest.run { server in
            let client = try server.client()
            var text = ""
            for number in 1...50 {
                text += "POST /\(number) HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\n\(number % 10)"
            }
            await client.send(text)
            for number in 1...50 {
                #expect(try await client.response().body == "POST /\(number) \(number % 10)")
            }
        }
    }

    @Test func `a request may come byte by byte`() async throws {
        try await ServerUnderTest.run { server in
            let client = try server.client()
            for byte in "POST /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n".utf8 {
                await client.send([byte])
            }
            #expect(try await client.response().body == "POST /a abc")
        }
    }

    @Test(arguments: [
        "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", "GET / HTTP/1.0\r\n\r\n",
    ])
    func `a connection that is not kept is closed after the response`(request: String) async throws {
        try await ServerUnderTest.run { server in
            let client = try server.client()
            await client.send(request)
            let text = String(decoding: try await client.readToEnd(), as: UTF8.self)
            #expect(text.hasPrefix("HTTP/1.1 200 OK\r\n"))
            #expect(text.contains("connection: close\r\n"))
            #expect(text.hasSuffix("\r\n\r\nGET / "))
        }
    }

    @Test func `HEAD is answered without a body`() async throws {
        try await ServerUnderTest.run { server in
            let client = try server.client()
            await client.send("HEAD /a HTTP/1.1\r\nHost: a\r\n\r\nGET /b HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(try await client.response(toHead: true).fields["content-length"] == "8")
            #expect(try await client.response().body == "GET /b ")
        }
    }

    @Test func `a client that waits for a go-ahead gets it when the body is wanted`() async throws {
        try await ServerUnderTest.run { server in
            let client = try server.client()
            await client.send("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n")
            #expect(try await client.read(through: "\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n")
            await client.send("hello")
            #expect(try await client.response().body == "POST /a hello")
        }
    }

    @Test func `a body that is not wanted is refused without a go-ahead`() async throws {
        let respond: Responder = { _ in .http(.text(.unauthorized, "who are you?")) }
        try await ServerUnderTest.run(respond: respond) { server in
            let client = try server.client()
            await client.send("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n")
            let response = try await client.response()
            #expect(response.status == 401)
            #expect(response.fields["connection"] == "close")
            #expect(try await client.readToEnd() == [])
        }
    }

    @Test(arguments: [
        ("GET / HTTP/1.1\r\n\r\n", 400),
        ("GET / HTTP/3.0\r\nHost: a\r\n\r\n", 505),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1048577\r\n\r\n", 413),
        ("GET /{long} HTTP/1.1\r\n", 414),
        ("GET / HTTP/1.1\r\nHost: a\r\nX: {long}\r\n", 431),
        ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 400),
        ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nfffff\r\n", 413),
    ])
    func `a refused request is told why and the connection closed`(request: String, status: Int) async throws {
        try await ServerUnderTest.run { server in
            let client = try server.client()
            let long = String(repeating: "a", count: 9_000)
            await client.send(
                request.replacing("{long}", with: long) + String(repeating: "more than is read ", count: 10_000)
            )
            let response = try await client.response()
            #expect(response.status == status)
            #expect(response.fields["connection"] == "close")
            #expect(try await client.readToEnd() == [])
        }
    }

    @Test func `a large response arrives whole at a slow reader`() async throws {
        let body = [UInt8](repeating: 0x61, count: 8 << 20)
        try await ServerUnderTest.run(respond: { _ in .http(HTTPResponse(.ok, body: .bytes(body))) }) { server in
            let client = try server.client(receiveBuffer: 4_096)
            await client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            #expect(try await client.response().body.utf8.count == body.count)
            #expect(try await client.response().body.utf8.count == body.count)
        }
    }

    @Test func `a stream is chunked and ends where it ends`() async throws {
        let respond: Responder = { _ in
            .http(
                HTTPResponse(
                    .ok,
                    body: .stream { stream in
                        for number in 0..<2_000 { try await stream.write(Array("line \(number)\n".utf8)) }
                    }
                )
            )
        }
        try await ServerUnderTest.run(respond: respond) { server in
            let client = try server.client()
            await client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.0\r\n\r\n")
            let first = try await client.response()
            #expect(first.body.hasSuffix("line 1999\n"))
            #expect(String(decoding: try await client.readToEnd(), as: UTF8.self).hasSuffix("\r\n\r\n" + first.body))
        }
    }

    @Test func `a stream that breaks is cut off and not ended`() async throws {
        struct Broken: Error {}
        let respond: Responder = { _ in
            .http(
                HTTPResponse(
                    .ok,
                    body: .stream { stream in
                        try await stream.write([0x61])
                        throw Broken()
                    }
                )
            )
        }
        try await ServerUnderTest.run(respond: respond) { server in
            let client = try server.client()
            await client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
            let text = String(decoding: try await client.readToEnd(), as: UTF8.self)
            #expect(!text.hasSuffix("0\r\n\r\n"))
            #expect(await server.reaches { $0.closed[.brokenResponse] == 1 })
        }
    }

    @Test func `a refusal thrown by the responder is its answer`() async throws {
        let respond: Responder = { _ async throws(HTTPRefusal) in throw HTTPRefusal(.conflict, "taken") }
        try await ServerUnderTest.run(respond: respond) { server in
            let client = try server.client()
            await client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
            let response = try await client.response()
            #expect(response.status == 409)
            #expect(response.body == "taken\n")
        }
    }

    @Test func `the configured fields are in every response`() async throws {
        let configure = { (configuration: inout ServerConfiguration) in configuration.fields = SecurityPolicy().fields }
        try await ServerUnderTest.run(configure) { server in
            let client = try server.client()
            await client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\n\r\n")
            for _ in 0..<2 {
                #expect(try await client.response().fields["x-content-type-options"] == "nosniff")
            }
        }
    }
}
