internal import HTTPClient
public import Intents
internal import JSON
public import PluginAPI

extension Odoo {
    /// What a look at the server shows.
    public struct Facts: Hashable, Sendable {
        public let url: String
        public let version: OdooVersion
        /// `JSON-2` or `JSON-RPC`.
        public let transport: String
        /// Name and login in Odoo.
        public let user: String
        /// The companies of the user, the one that is worked in first.
        public let companies: [String]
        /// Of that company's books.
        public let currency: String
        /// Seconds that the server's clock is ahead; nil when it does not say.
        public let clockSkew: Int?
        /// Modules that the standard intents need.
        public let missingModules: [String]
    }

    /// Throws when the server does not answer just now; nobody's key is needed for it.
    public func ping() async throws(HandlerFailure) { _ = try await connection.readVersion() }

    public func version() async throws(HandlerFailure) -> OdooVersion { try await connection.version() }

    public func examine(as caller: Caller) async throws(HandlerFailure) -> Facts {
        let version = try await connection.version()
        let user = try await currentUser(as: caller)
        let names = [user.values["name"], user.values["login"]].compactMap { $0?.stringValue }
        var missing: [String] = []
        for (module, model) in [("crm", "crm.lead"), ("calendar", "calendar.event"), ("sale_management", "sale.order")]
        where try await schema(of: model, as: caller) == nil { missing.append(module) }
        return Facts(
            url: server.url,
            version: version,
            transport: version.major >= 19 ? "JSON-2" : "JSON-RPC",
            user: names.joined(separator: ", "),
            companies: try await companies(of: caller),
            currency: try await currency(as: caller) ?? "",
            clockSkew: await clockSkew(caller),
            missingModules: missing
        )
    }

    /// What an intent's plan does that this person has no right to, as `create crm.lead`.
    ///
    /// - Throws: What kept Odoo from saying so.
    public func lacking(for intent: Intent, as caller: Caller) async throws(HandlerFailure) -> [String] {
        let method = try await connection.version().major >= 18 ? "has_access" : "check_access_rights"
        var lacking: [String] = []
        for step in intent.plan {
            guard let model = Odoo.model(of: step), let operation = Odoo.operations[step.handler],
                !lacking.contains("\(operation) \(model)")
            else { continue }
            var arguments: [(name: String, value: JSON)] = [("operation", .string(operation))]
            if method == "check_access_rights" { arguments.append(("raise_exception", false)) }
            let call = RemoteCall(model, method, ids: method == "has_access" ? [] : nil, arguments)
            let isAllowed: Bool
            do {
                isAllowed = try await self.call(call, as: caller) == true
            } catch {
                // Who may not even ask has no right.
                guard case .denied = error else { throw error }
                isAllowed = false
            }
            if !isAllowed { lacking.append("\(operation) \(model)") }
        }
        return lacking
    }

    private static let operations = [
        "odoo.create": "create", "odoo.search": "read", "odoo.read": "read", "odoo.group": "read",
        "odoo.write": "write", "odoo.advance": "write", "odoo.archive": "write", "odoo.call": "write",
        "odoo.lose": "write", "odoo.note": "read", "odoo.schedule": "read", "odoo.event": "create",
        "odoo.unlink": "unlink",
    ]

    private static func model(of step: Step) -> String? {
        for argument in step.arguments where argument.name == "model" {
            if case .literal(.string(let model)) = argument.value.content { return model }
        }
        switch step.handler {
        case "odoo.lose": return "crm.lead"
        case "odoo.event": return "calendar.event"
        default: return nil
        }
    }

    private func clockSkew(_ caller: Caller) async -> Int? {
        let request = HTTPClient.Request(
            .get,
            "\(server.url)/web/version",
            deadlines: HTTPClient.Deadlines(total: .seconds(10))
        )
        guard let answer = try? await client.send(request), let date = answer.headers["Date"].flatMap(HTTPDate.init)
        else {
            return nil
        }
        return date.secondsSince1970 - caller.now
    }
}
