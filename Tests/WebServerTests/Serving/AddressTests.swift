import Testing

@testable import WebServer

@Suite struct AddressTests {
    @Test(arguments: [
        ("127.0.0.1", "127.0.0.1"), ("::1", "::1"), ("2001:DB8:0:0:0:0:0:1", "2001:db8::1"),
        ("::ffff:192.0.2.7", "192.0.2.7"), ("0.0.0.0", "0.0.0.0"), ("::", "::"),
    ])
    func `addresses are read and written`(text: String, written: String) {
        #expect(IPAddress(text)?.description == written)
    }

    @Test(arguments: ["", "1.2.3", "1.2.3.4.5", "256.1.1.1", "1.2.3.4:80", "[::1]", "fe80::1%eth0", "a", "1.2.3.4 "])
    func `what is no address is refused`(text: String) {
        #expect(IPAddress(text) == nil)
    }

    @Test(arguments: [
        ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.0", false),
        ("192.168.4.0/22", "192.168.7.255", true),
        ("192.168.4.0/22", "192.168.8.0", false), ("0.0.0.0/0", "8.8.8.8", true), ("0.0.0.0/0", "::1", false),
        ("127.0.0.1", "127.0.0.1", true), ("127.0.0.1", "127.0.0.2", false),
        ("2001:db8::/33", "2001:db8:7fff::1", true),
        ("2001:db8::/33", "2001:db8:8000::1", false), ("127.0.0.1", "::ffff:127.0.0.1", true),
    ])
    func `a range holds what shares its prefix`(range: String, address: String, isInside: Bool) throws {
        let address = try #require(IPAddress(address))
        #expect(try #require(AddressRange(range)).contains(address) == isInside)
    }

    @Test(arguments: ["", "/8", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/8/8", "::/129", "10.0.0.0/ 8"])
    func `what is no range is refused`(text: String) {
        #expect(AddressRange(text) == nil)
    }

    @Test func `an address with a port is written as in a URL`() throws {
        #expect(SocketAddress(.loopback, port: 80).description == "127.0.0.1:80")
        #expect(SocketAddress(try #require(IPAddress("::1")), port: 80).description == "[::1]:80")
    }

    @Test(arguments: ["127.0.0.1", "::1"])
    func `a server listens on either family and knows its port`(text: String) async throws {
        let address = try #require(IPAddress(text))
        let server = try Server(ServerConfiguration(.address(SocketAddress(address, port: 0))))
        #expect(server.addresses.map(\.address) == [address])
        #expect(server.addresses[0].port != 0)
        #expect(throws: ServerFailure.self) { try Server(ServerConfiguration(.address(server.addresses[0]))) }
    }

    @Test(
        arguments: [
            ("7", "2", 7, 3..<5), ("7", "0", 7, 3..<3), ("8", "2", 7, 3..<3), (nil, "2", 7, 3..<3),
            ("7", nil, 7, 3..<3),
            ("7", "x", 7, 3..<3), ("7", "-1", 7, 3..<3), ("7", "65", 7, 3..<3),
        ] as [(String?, String?, Int32, Range<Int32>)]
    )
    func `inherited sockets are counted from descriptor 3 if they are ours`(
        pid: String?,
        count: String?,
        ownPID: Int32,
        expected: Range<Int32>
    ) {
        #expect(Inheritance.descriptors(pid: pid, count: count, ownPID: ownPID) == expected)
    }
}
