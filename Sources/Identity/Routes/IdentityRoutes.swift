internal import Intents
internal import JSON
public import Observability
public import WebServer

/// The part of the API by which people log in and out.
public struct IdentityRoutes: Sendable {
    typealias Handler = @Sendable (HTTPRequest) async throws(APIFailure) -> HTTPResponse

    let accounts: Accounts
    let origins: OriginPolicy
    let metrics: Metrics

    public init(_ accounts: Accounts, origins: OriginPolicy, metrics: Metrics) {
        self.accounts = accounts
        self.origins = origins
        self.metrics = metrics
    }

    public func add(to router: inout Router) {
        on(.get, "/api/v1/setup", &router, setupState)
        on(.post, "/api/v1/setup", &router, setUp)
        on(.post, "/api/v1/auth/login", &router, login)
        on(.post, "/api/v1/auth/refresh", &router, refresh)
        on(.post, "/api/v1/auth/logout", &router, logout)
        on(.post, "/api/v1/auth/logout-all", &router, logoutEverywhere)
        on(.get, "/api/v1/me", &router, me)
        on(.patch, "/api/v1/me", &router, changeMe)
        on(.post, "/api/v1/ws-ticket", &router, ticket)
    }

    /// Answers failures, and refuses what another site's page makes a browser send.
    private func on(
        _ method: HTTPMethod,
        _ template: PathTemplate,
        _ router: inout Router,
        _ handler: @escaping Handler
    ) {
        router.on(method, template) { [origins, metrics] request, _ in
            do throws(APIFailure) {
                guard method == .get || origins.allows(request) else { throw .wrongOrigin }
                var response = try await handler(request)
                response.fields["cache-control"] = "no-store"
                response.fields["x-request-id"] = RequestID.of(request.fields["x-request-id"])
                return .http(response)
            } catch {
                metrics.add(.errors, error.code)
                return .http(error.response(to: request))
            }
        }
    }

    func holder(_ request: HTTPRequest) async throws(APIFailure) -> (Accounts.Holder, token: String) {
        guard let token = Self.bearer(request), let holder = await accounts.holder(of: token) else {
            throw .unauthenticated
        }
        return (holder, token)
    }

    static func bearer(_ request: HTTPRequest) -> String? {
        let values = request.fields.values(of: "authorization")
        guard values.count == 1, let value = values.first, value.lowercased().hasPrefix("bearer ") else { return nil }
        return value.dropFirst(7).split(separator: " ").first.map(String.init)
    }

    /// The members of a JSON body; empty for none where it may be left out.
    static func body(_ request: HTTPRequest, isOptional: Bool = false) async throws(APIFailure) -> [String: JSON] {
        let bytes: [UInt8]
        do throws(HTTPRefusal) {
            bytes = try await request.body.collect(upTo: 16 << 10)
        } catch {
            throw APIFailure(error)
        }
        if bytes.isEmpty, isOptional { return [:] }
        let type = request.fields["content-type"]?.split(separator: ";").first?.lowercased()
        guard type?.filter({ $0 != " " }) == "application/json" else { throw .notJSON }
        guard let members = (try? JSON(parsing: bytes, limits: JSON.Limits(maxDepth: 8)))?.objectValue else {
            throw .badRequest()
        }
        return members
    }

    /// A text of the body, within its length.
    static func text(
        _ name: String,
        in body: [String: JSON],
        _ length: ClosedRange<Int>
    ) throws(APIFailure) -> String {
        guard let text = body[name]?.stringValue, length.contains(text.unicodeScalars.count) else {
            throw .badRequest(name)
        }
        return text
    }

    /// A text that may be left out.
    static func optionalText(
        _ name: String,
        in body: [String: JSON],
        _ length: ClosedRange<Int>
    ) throws(APIFailure) -> String? {
        guard let value = body[name], !value.isNull else { return nil }
        return try text(name, in: body, length)
    }

    static func locale(in body: [String: JSON]) throws(APIFailure) -> String? {
        guard let locale = try optionalText("locale", in: body, 2...2) else { return nil }
        guard Language(rawValue: locale) != nil else { throw .badRequest("locale") }
        return locale
    }

    /// The outcome of an account's method, its failure as the API tells it.
    func asked<Success>(
        _ body: () async throws(AccountFailure) -> Success
    ) async throws(APIFailure) -> Success {
        do throws(AccountFailure) {
            return try await body()
        } catch {
            throw APIFailure(error)
        }
    }
}
