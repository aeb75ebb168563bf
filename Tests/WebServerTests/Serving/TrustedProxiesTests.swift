import Testing

@testable import WebServer

@Suite struct TrustedProxiesTests {
    private let ranges = ["10.0.0.0/8", "::1"].compactMap(AddressRange.init)

    private func client(
        _ fields: HTTPFields,
        header: TrustedProxies.Header = .xForwarded,
        peer: String = "10.0.0.1",
        isSecure: Bool = false
    ) throws -> String {
        let peer = try #require(IPAddress(peer))
        let client = TrustedProxies(ranges, header: header).client(of: fields, peer: peer, isSecure: isSecure)
        return "\(client.address) \(client.isSecure ? "secure" : "plain")"
    }

    @Test(
        arguments: [
            (["x-forwarded-for": "192.0.2.7", "x-forwarded-proto": "https"], "192.0.2.7 secure"),
            (["x-forwarded-for": "192.0.2.7"], "192.0.2.7 plain"),
            (["x-forwarded-for": "6.6.6.6, 192.0.2.7, 10.2.3.4", "x-forwarded-proto": "https"], "192.0.2.7 secure"),
            (["x-forwarded-for": "10.0.0.9, 10.2.3.4"], "10.0.0.9 plain"),
            (["x-forwarded-for": "6.6.6.6, unknown"], "10.0.0.1 plain"),
            (["x-forwarded-for": "[2001:db8::1]:443"], "2001:db8::1 plain"),
            (["x-forwarded-for": "192.0.2.7:1234"], "192.0.2.7 plain"),
            (["x-forwarded-for": "1.1.1.1, 192.0.2.7", "x-forwarded-proto": "https, http"], "192.0.2.7 plain"),
            (["forwarded": "for=6.6.6.6;proto=https"], "10.0.0.1 plain"),
            ([:], "10.0.0.1 plain"),
        ] as [(HTTPFields, String)]
    )
    func `a trusted proxy names the client`(fields: HTTPFields, expected: String) throws {
        #expect(try client(fields) == expected)
    }

    @Test(arguments: [
        ("for=192.0.2.7;proto=https;by=10.0.0.1", "192.0.2.7 secure"),
        ("For=\"[2001:db8::1]:4711\"", "2001:db8::1 plain"),
        ("for=6.6.6.6, for=192.0.2.7;proto=https, for=10.1.1.1;proto=http", "192.0.2.7 secure"),
        ("for=_hidden", "10.0.0.1 plain"),
        ("for=unknown;proto=https", "10.0.0.1 plain"),
        ("proto=https", "10.0.0.1 plain"),
        (";;=,", "10.0.0.1 plain"),
    ])
    func `the standard header says the same`(value: String, expected: String) throws {
        let fields: HTTPFields = ["forwarded": value, "x-forwarded-for": "6.6.6.6"]
        #expect(try client(fields, header: .forwarded) == expected)
    }

    @Test func `a stranger is not believed`() throws {
        let fields: HTTPFields = ["x-forwarded-for": "192.0.2.7", "x-forwarded-proto": "https"]
        #expect(try client(fields, peer: "203.0.113.9") == "203.0.113.9 plain")
        #expect(try client(fields, peer: "203.0.113.9", isSecure: true) == "203.0.113.9 secure")
    }

    @Test func `the server asks its proxies and nobody else's`() async throws {
        let respond: Responder = { request in .http(.text(.ok, "\(request.remote) \(request.isSecure)")) }
        let request = "GET / HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 192.0.2.7\r\nX-Forwarded-Proto: https\r\n\r\n"
        try await ServerUnderTest.run(respond: respond) { server in
            let client = try server.client()
            await client.send(request)
            #expect(try await client.response().body == "127.0.0.1 false")
        }
        let configure = { (configuration: inout ServerConfiguration) in
            configuration.trustedProxies = TrustedProxies(["127.0.0.0/8"].compactMap(AddressRange.init))
        }
        try await ServerUnderTest.run(configure, respond: respond) { server in
            let client = try server.client()
            await client.send(request)
            #expect(try await client.response().body == "192.0.2.7 true")
        }
    }
}
