import ScriptedServer
import Testing

@testable import HTTPClient

@Suite(.timeLimit(.minutes(1)))
struct AddressTests {
    @Test(arguments: [
        "8.8.8.8", "100.63.0.1", "172.15.0.1", "172.32.0.1", "192.0.1.1", "2606:4700::1111", "::ffff:8.8.8.8",
    ])
    func `an address of the open internet is public`(text: String) throws {
        #expect(try #require(IPAddress(text)).isPublic)
    }

    @Test(arguments: [
        "0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "169.254.169.254", "172.16.0.1", "172.31.255.255",
        "192.168.1.1",
        "198.18.0.1", "224.0.0.1", "255.255.255.255", "::", "::1", "fe80::1%eth0", "fd00::1", "ff02::1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1",
    ])
    func `an address of this machine or network is not`(text: String) throws {
        #expect(try #require(IPAddress(text)).isPublic == false)
    }

    @Test(arguments: ["", "localhost", "1.2.3", "1.2.3.4.5", "::g"])
    func `what is no address is nil`(text: String) {
        #expect(IPAddress(text) == nil)
    }

    @Test(arguments: ["127.0.0.1", "localhost"])
    func `a request that is not to reach private addresses sends nothing there`(host: String) async throws {
        let server = try ScriptedServer([.receive, .respond()])
        var request = HTTPClient.Request.post("http://\(host):\(server.port)/")
        request.reachesPrivateAddresses = false
        let failure = HTTPFailure.unreachable(.privateAddress)
        await #expect(throws: failure) { try await HTTPClient(over: .none).send(request) }
        #expect(!failure.mayHaveBeenSent)
        #expect(server.requests.isEmpty)
    }
}
