internal import HTTPAPI
public import Identity
internal import FoundationEssentials
public import Intents
internal import JSON
public import Storage
public import WebServer

/// What managers may look at: who changed what in the CRM, and from which words.
public struct AuditRoute: Sendable {
    private let accounts: Accounts
    private let audit: AuditLog
    private let intents: @Sendable () -> [Intent]

    /// - Parameter intents: Those of the program that is live, for their titles.
    public init(_ accounts: Accounts, _ audit: AuditLog, intents: @escaping @Sendable () -> [Intent]) {
        self.accounts = accounts
        self.audit = audit
        self.intents = intents
    }

    public func add(to router: inout Router) {
        router.on(.get, "/api/v1/audit") { request, _ in
            do throws(APIFailure) {
                return .http(try await answer(request))
            } catch {
                return .http(error.response(to: request))
            }
        }
    }

    private func answer(_ request: HTTPRequest) async throws(APIFailure) -> HTTPResponse {
        guard let token = request.bearer, let holder = await accounts.holder(of: token) else { throw .unauthenticated }
        guard holder.user.isManager else { throw .forbidden }
        let (filter, limit) = try Self.filter(request.target.query)
        let found: [AuditEntry]
        do {
            found = try await offLoop { [audit] () throws in try audit.entries(filter, limit: limit + 1) }
        } catch {
            throw .unavailable(after: 5)
        }
        let page = found.prefix(limit)
        let names = Dictionary(intents().map { ($0.id.rawValue, $0) }, uniquingKeysWith: { first, _ in first })
        var body: JSON = ["entries": .array(page.flatMap { AuditView($0, names).rows })]
        body["next_cursor"] = found.count > limit ? (page.last.map { .string(String($0.number)) }) : .null
        var response = HTTPResponse.json(.ok, body.utf8())
        response.fields["cache-control"] = "no-store"
        return response
    }

    private static func filter(_ query: RequestTarget.Query) throws(APIFailure) -> (AuditLog.Filter, Int) {
        var filter = AuditLog.Filter()
        filter.user = query["user"]
        filter.intent = query["intent"]
        filter.from = try query["from"].map { (text) throws(APIFailure) in try day(text, "from") }
        // The last day is meant with all its hours.
        filter.to = try query["to"].map { (text) throws(APIFailure) in try day(text, "to") + 86_400 }
        if let cursor = query["cursor"] {
            guard let number = Int(cursor), number > 0 else { throw .badRequest("cursor") }
            filter.before = number
        }
        guard let text = query["limit"] else { return (filter, 50) }
        guard let limit = Int(text), (1...100).contains(limit) else { throw .badRequest("limit") }
        return (filter, limit)
    }

    private static func day(_ text: String, _ name: String) throws(APIFailure) -> Int {
        guard let day = Day(text) else { throw .badRequest(name) }
        return day.number * 86_400
    }
}
