internal import HTTPClient
internal import Intents
internal import JSON
internal import PluginAPI
internal import Synchronization

/// `/jsonrpc` of Odoo 14 to 19: the key stands in for the password, arguments go by position and by name.
final class JSONRPCTransport: Transport {
    private let server: OdooServer
    private let client: HTTPClient
    /// The number of a login, which the server is asked for once.
    private let users: Mutex<[String: Int]>

    init(server: OdooServer, client: HTTPClient, users: [String: Int] = [:]) {
        self.server = server
        self.client = client
        self.users = Mutex(users)
    }

    func send(
        _ call: RemoteCall,
        context: JSON,
        as credential: OdooCredential
    ) async throws(HandlerFailure) -> JSON {
        let user = try await user(credential, call.language)
        var keywords = call.named
        keywords["context"] = context
        var positions = call.positions
        if let ids = call.ids { positions.append(.array(ids.map(JSON.integer))) }
        if let name = RemoteCall.positional[call.method], let value = keywords.removeValue(forKey: name) {
            positions.append(value)
        }
        let arguments: JSON = [
            .string(server.database), .integer(user), .string(credential.key.revealed()), .string(call.model),
            .string(call.method), .array(positions), .object(keywords),
        ]
        return try await execute("object", "execute_kw", arguments, call)
    }

    private func user(_ credential: OdooCredential, _ language: Language) async throws(HandlerFailure) -> Int {
        if let known = users.withLock({ $0[credential.login] }) { return known }
        let arguments: JSON = [
            .string(server.database), .string(credential.login), .string(credential.key.revealed()), [:],
        ]
        let answer = try await execute("common", "authenticate", arguments, RemoteCall("res.users", "authenticate"))
        guard let user = answer.intValue else {
            throw .unauthenticated(detail: Wording(language).notAccepted(login: credential.login))
        }
        users.withLock { $0[credential.login] = user }
        return user
    }

    private func execute(
        _ service: String,
        _ method: String,
        _ arguments: JSON,
        _ call: RemoteCall
    ) async throws(HandlerFailure) -> JSON {
        let body: JSON = [
            "jsonrpc": "2.0", "method": "call", "id": 1,
            "params": ["service": .string(service), "method": .string(method), "args": arguments],
        ]
        let answer = try await client.exchange("\(server.url)/jsonrpc", [], body, call.purpose, call.language)
        return try OdooAnswer(answer, call).jsonRPC()
    }
}

extension RemoteCall {
    /// Arguments that have had other names over the versions: these go by position.
    fileprivate static let positional = [
        "create": "vals_list", "write": "vals", "search_read": "domain", "search_count": "domain",
    ]
}
