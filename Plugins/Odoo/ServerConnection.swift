internal import HTTPClient
internal import JSON
internal import PluginAPI

/// The transport that the server's version wants, found out once.
actor ServerConnection {
    private let server: OdooServer
    private let client: HTTPClient
    private var known: (version: OdooVersion, transport: any Transport)?

    init(server: OdooServer, client: HTTPClient) {
        self.server = server
        self.client = client
    }

    func transport() async throws(HandlerFailure) -> any Transport { try await connect().transport }

    func version() async throws(HandlerFailure) -> OdooVersion { try await connect().version }

    private func connect() async throws(HandlerFailure) -> (version: OdooVersion, transport: any Transport) {
        if let known { return known }
        let version = try await readVersion()
        let transport: any Transport =
            version.major >= 19
            ? JSON2Transport(server: server, client: client) : JSONRPCTransport(server: server, client: client)
        let connected = (version, transport)
        known = connected
        return connected
    }

    /// `/web/version` of 19, else `common.version`, which all versions know.
    func readVersion() async throws(HandlerFailure) -> OdooVersion {
        let request = HTTPClient.Request(
            .get,
            "\(server.url)/web/version",
            deadlines: HTTPClient.Deadlines(total: .seconds(10))
        )
        let answer: HTTPClient.Response<[UInt8]>
        do {
            answer = try await client.send(request)
        } catch {
            throw HandlerFailure(error, .read)
        }
        if answer.isSuccess, let body = try? JSON(parsing: answer.body), let version = OdooVersion(body) {
            return version
        }
        let body: JSON = [
            "jsonrpc": "2.0", "method": "call", "id": 1,
            "params": ["service": "common", "method": "version", "args": []],
        ]
        let old = try await client.exchange("\(server.url)/jsonrpc", [], body, .read)
        let result = try OdooAnswer(old, RemoteCall("common", "version")).jsonRPC()
        guard let version = OdooVersion(result) else {
            throw .unavailable(detail: "\(server.url) does not say which Odoo it is", mayHaveHappened: false)
        }
        return version
    }
}

/// `19.0`
public struct OdooVersion: Hashable, Sendable, CustomStringConvertible {
    public let major: Int
    public let description: String

    /// From `{version_info: [19, 0, …], version: "19.0"}` or its older form with `server_` before the names.
    init?(_ json: JSON) {
        guard let info = json["version_info"] ?? json["server_version_info"],
            let text = (json["version"] ?? json["server_version"])?.stringValue
        else { return nil }
        // `saas~18` stands where a number does in Odoo Online.
        let digits = (info[0]?.stringValue ?? "").filter(\.isNumber)
        guard let major = info[0]?.intValue ?? Int(digits) else { return nil }
        self.major = major
        description = text
    }
}
