internal import Glibc
internal import WebServer

/// EchoServer [CERTIFICATE KEY]: sends every message back as it came; what conformance and speed are tried on.
@main
enum EchoServer {
    static func main() async throws {
        var configuration = ServerConfiguration(.address(SocketAddress(.loopback, port: 0)))
        configuration.maximumConnectionsPerAddress = nil
        let files = CommandLine.arguments.dropFirst()
        if let certificate = files.first, let key = files.dropFirst().first {
            configuration.tls = try TLSIdentity(certificateChain: certificate, privateKey: key)
        }
        let server = try Server(configuration)
        for address in server.addresses { print(address.port) }
        fflush(nil)
        try await server.run { request throws(HTTPRefusal) in
            guard request.asksForWebSocket else { return .http(.text(.ok, "an echo for WebSockets\n")) }
            var limits = WebSocketLimits()
            limits.messageBytes = 16 << 20
            limits.queuedBytes = 32 << 20
            return .upgrade(
                WebSocketUpgrade(limits: limits) { socket in
                    for await message in socket.messages {
                        guard await socket.sendWhenRoom(message) else { return }
                    }
                }
            )
        }
    }
}
