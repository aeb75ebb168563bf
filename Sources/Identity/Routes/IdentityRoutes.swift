public import HTTPAPI
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
                return .http(response)
            } catch {
                metrics.add(.errors, error.code.rawValue)
                return .http(error.response(to: request))
            }
        }
    }

    func holder(_ request: HTTPRequest) async throws(APIFailure) -> (Accounts.Holder, token: String) {
        guard let token = request.bearer, let holder = await accounts.holder(of: token) else {
            throw .unauthenticated
        }
        return (holder, token)
    }

    static func locale(in body: JSONBody) throws(APIFailure) -> String? {
        guard let locale = try body.optionalText("locale", 2...2) else { return nil }
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
