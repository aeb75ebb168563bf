import FoundationEssentials
import HTTPClient
import JSON
import PluginAPI
import ScriptedServer
import Testing

@testable import OdooPlugin

/// What a real Odoo 19 answered, byte for byte, through both transports. `outcomes.txt` has a line for each recorded
/// exchange: the value or the failure that the plugin makes of it, or why the plugin never makes such a call.
struct RecordedExchangeTests {
    @Test
    func `every recorded exchange comes out as the table says`() async throws {
        let exchanges = try Recorded.all
        #expect(exchanges.count == 391)
        var lines: [String] = []
        for exchange in exchanges { lines.append("\(exchange.name): \(try await outcome(of: exchange))") }
        let golden = try Recorded.text("outcomes.txt").split(separator: "\n").map(String.init)
        #expect(golden.count == exchanges.count)
        for (came, wanted) in zip(lines, golden) { #expect(came == wanted) }
        if let path = ProcessInfo.processInfo.environment["PARLANCE_RECORD"] {
            try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: path))
            Issue.record("recorded to \(path); look at it before you keep it")
        }
    }

    /// Which recorded exchanges are not sent again, by the reason why the plugin never makes such a request.
    @Test
    func `what is not used of the recordings is so for a reason`() throws {
        let reasons = Dictionary(grouping: try Recorded.all.compactMap(\.notOurs)) { $0 }.mapValues(\.count)
        #expect(
            reasons == [
                "XML-RPC": 10,
                "a body that is no object, or none": 17,
                "a body that is not declared as JSON": 2,
                "a browser's session": 4,
                "a chunked body": 3,
                "a path that names no method": 2,
                "another service than object": 13,
                "ids that are none": 3,
                "no method call": 4,
            ]
        )
    }

    private func outcome(of exchange: Recorded) async throws -> String {
        if let reason = exchange.notOurs { return "not ours, \(reason)" }
        let server = try ScriptedServer([.receive, .send(exchange.answer)])
        let odoo = OdooServer(url: server.url, database: "crm19")
        let credential = OdooCredential(login: "admin", key: Secret("KEY"))
        let transport: any Transport =
            exchange.isJSON2
            ? JSON2Transport(server: odoo, client: HTTPClient())
            : JSONRPCTransport(server: odoo, client: HTTPClient(), users: ["admin": exchange.user])
        let result: String
        do {
            let value = try await transport.send(exchange.call, context: exchange.context, as: credential)
            #expect(value == exchange.value, "\(exchange.name)")
            result = "the value"
        } catch {
            result = "\(error)".replacing("\n", with: " ")
        }
        let request = try #require(server.requests.first, "\(exchange.name)")
        try exchange.compare(request)
        return result
    }
}
