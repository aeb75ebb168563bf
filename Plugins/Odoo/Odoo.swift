public import HTTPClient
internal import Intents
internal import JSON
public import PluginAPI
internal import RecordHandlers

/// Work in one Odoo database, as the person who speaks: every call runs with that person's own key, so that Odoo's
/// access rules and its audit trail hold.
///
/// Odoo has no idempotency keys, and a create whose answer was lost has happened all the same. No mark can be put on a
/// record that every sales user may write and search without spoiling a field that people read, and external ids need
/// rights that they do not have. So the plugin looks instead: after a write whose answer is missing it searches for
/// what was to be made (made by this user since, with the same values). What is found is the answer; what is not found
/// is reported as uncertain and never made again by itself.
public final class Odoo: Plugin {
    public let name = "odoo"
    public let purpose = "Customers, opportunities, activities and quotations in one Odoo database."
    let server: OdooServer
    let client: HTTPClient
    let credentials: any OdooCredentials
    let connection: ServerConnection
    let schemas = SchemaCache()
    let answers = AnswerCache()
    let people = PersonCache()
    private let observe: (@Sendable (OdooExchange) -> Void)?

    public var handlers: [Handler] { recordHandlers(over: self) }
    public var records: (any RecordSource)? { self }

    /// - Parameter observe: Is told of every call.
    public init(
        _ server: OdooServer,
        credentials: any OdooCredentials,
        client: HTTPClient = HTTPClient(),
        observe: (@Sendable (OdooExchange) -> Void)? = nil
    ) {
        self.observe = observe
        self.server = server
        self.client = client
        self.credentials = credentials
        connection = ServerConnection(server: server, client: client)
    }

    /// One call with the caller's own key, language, time zone and company.
    func call(_ call: RemoteCall, as caller: Caller, context: [String: JSON] = [:]) async throws(HandlerFailure) -> JSON
    {
        guard let credential = await credentials.credential(for: caller.user) else {
            throw .unauthenticated(detail: Wording(caller.language).noKey(of: caller.user))
        }
        var members = context
        members["lang"] = members["lang"] ?? .string(caller.language.odoo)
        members["tz"] = .string(caller.timeZone)
        if call.isOfCompany, let company = try await company(of: caller) {
            members["allowed_company_ids"] = [.integer(company)]
        }
        var call = call
        call.language = caller.language
        let transport = try await connection.transport()
        do {
            return try await observed(call, transport, .object(members), credential)
        } catch {
            // A language that is not installed is refused as a whole; English always is.
            guard members["lang"] == "zh_CN", case .invalid(_, let detail) = error, detail.contains("zh_CN") else {
                throw error
            }
            members["lang"] = "en_US"
            return try await observed(call, transport, .object(members), credential)
        }
    }

    private func observed(
        _ call: RemoteCall,
        _ transport: any Transport,
        _ context: JSON,
        _ credential: OdooCredential
    ) async throws(HandlerFailure) -> JSON {
        let start = ContinuousClock.now
        do {
            let answer = try await transport.send(call, context: context, as: credential)
            observe?(OdooExchange(method: call.method, took: .now - start, failure: nil))
            return answer
        } catch {
            observe?(OdooExchange(method: call.method, took: .now - start, failure: error))
            throw error
        }
    }
}

extension Language {
    /// As Odoo names it.
    var odoo: String { self == .zh ? "zh_CN" : "en_US" }
}

/// One call of a server, for those who measure.
public struct OdooExchange: Hashable, Sendable {
    public let method: String
    public let took: Duration
    public let failure: HandlerFailure?
}
