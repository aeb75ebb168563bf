import COpenSSL
import Testing

@testable import WebServer

@Suite struct TLSTests {
    private func run(
        respond: @escaping Responder = ServerUnderTest.echo,
        _ body: (ServerUnderTest) async throws -> Void
    ) async throws {
        let files = try TestIdentity()
        let identity = try TLSIdentity(certificateChain: files.certificate, privateKey: files.key)
        try await ServerUnderTest.run({ $0.tls = identity }, respond: respond, body)
    }

    @Test func `requests are served and know that they are secure`() async throws {
        try await run(respond: { .http(.text(.ok, "secure: \($0.isSecure)")) }) { server in
            let client = try server.client()
            try await client.secure()
            for _ in 0..<3 {
                await client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
                #expect(try await client.response().body == "secure: true")
            }
        }
    }

    @Test func `messages pass, larger than a record and many in one`() async throws {
        let largest = [UInt8](repeating: 9, count: 64 << 10)
        try await run { server in
            let client = try server.client()
            try await client.secure()
            #expect(try await client.upgrade().status == 101)
            await client.send(ClientFrame.binary(largest))
            #expect(try await client.frame() == .binary(largest))
            await client.send((0..<500).flatMap { ClientFrame.text("\($0)") })
            for number in 0..<500 { #expect(try await client.frame() == .text("\(number)")) }
            await client.send(ClientFrame.close(1000))
            #expect(try await client.framesToEnd() == [.close(1000)])
        }
    }

    @Test func `a large response arrives whole at a slow reader`() async throws {
        let body = [UInt8](repeating: 0x61, count: 4 << 20)
        try await run(respond: { _ in .http(HTTPResponse(.ok, body: .bytes(body))) }) { server in
            let client = try server.client(receiveBuffer: 4_096)
            try await client.secure()
            await client.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            #expect(try await client.response().body.utf8.count == body.count)
            #expect(try await client.readToEnd() == [])
        }
    }

    @Test func `old versions and other protocols are refused`() async throws {
        try await run { server in
            let old = try server.client()
            await #expect(throws: TLSClientSession.Refused.self) { try await old.secure(newest: TLS1_1_VERSION) }
            let http2 = try server.client()
            await #expect(throws: TLSClientSession.Refused.self) { try await http2.secure(offering: ["h2"]) }
            let either = try server.client()
            try await either.secure(offering: ["h2", "http/1.1"])
            await either.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(try await either.response().status == 200)
        }
    }

    @Test func `who speaks no TLS, or only begins to, is let go`() async throws {
        try await run { server in
            let plain = try server.client()
            await plain.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
            let answer = try await plain.readToEnd()
            #expect(answer.first != UInt8(ascii: "H"))
            let silent = try server.client()
            await silent.send([0x16, 3, 1])
            #expect(await server.reaches { $0.open == 1 })
            await server.settle()
            await server.pass(10)
            #expect(try await silent.readToEnd() == [])
        }
    }

    @Test func `files that make no identity are refused`() throws {
        let files = try TestIdentity()
        let (certificate, key) = (files.certificate, files.key)
        let other = try TestIdentity()
        let otherKey = other.key
        #expect(throws: ServerFailure.unreadableCertificate("/nonexistent")) {
            try TLSIdentity(certificateChain: "/nonexistent", privateKey: key)
        }
        #expect(throws: ServerFailure.unreadableKey(certificate)) {
            try TLSIdentity(certificateChain: certificate, privateKey: certificate)
        }
        #expect(throws: ServerFailure.self) { try TLSIdentity(certificateChain: certificate, privateKey: otherKey) }
    }
}
