internal import HTTPAPI
internal import Statistics
internal import Storage
internal import WebServer

/// Lets those in who show a good token, and answers failures in the form of the API.
struct Door: Sendable {
    typealias Handler = @Sendable (Visit) async throws(APIFailure) -> HTTPResponse

    /// A request of somebody who is known.
    struct Visit: Sendable {
        let request: HTTPRequest
        let parameters: PathParameters
        let bearer: Bearer

        var query: RequestTarget.Query { request.target.query }

        func number(_ name: String, _ range: ClosedRange<Int>, or standard: Int) throws(APIFailure) -> Int {
            guard let text = query[name] else { return standard }
            guard let number = Int(text), range.contains(number) else { throw .badRequest(name) }
            return number
        }

        func text(_ name: String, _ length: ClosedRange<Int>) throws(APIFailure) -> String {
            guard let text = query[name], length.contains(text.unicodeScalars.count) else { throw .badRequest(name) }
            return text
        }

        /// What is not shaped like an id names nothing.
        func id(_ name: String) throws(APIFailure) -> String {
            guard parameters[name].isID else { throw .notFound }
            return parameters[name]
        }
    }

    let services: ChatServices
    private let origins: OriginPolicy

    init(_ services: ChatServices, _ origins: OriginPolicy) {
        self.services = services
        self.origins = origins
    }

    func on(_ method: HTTPMethod, _ template: PathTemplate, _ router: inout Router, _ handler: @escaping Handler) {
        router.on(method, template) { [services, origins] request, parameters in
            do throws(APIFailure) {
                // The token is no cookie, so that no page of another site can send it along; none has business here.
                if method != .get, request.fields.contains("origin"), !origins.allows(request) { throw .wrongOrigin }
                guard let token = request.bearer, let bearer = await services.access.bearer(of: token) else {
                    throw .unauthenticated
                }
                let visit = Visit(request: request, parameters: parameters, bearer: bearer)
                var response = try await offLoop { () throws(APIFailure) in try await handler(visit) }
                if response.fields["cache-control"] == nil { response.fields["cache-control"] = "no-store" }
                return .http(response)
            } catch {
                services.count(.error(code: error.code.rawValue))
                return .http(error.response(to: request))
            }
        }
    }

    /// A log that cannot be read or written is a service that is not there.
    static func logged<Success: Sendable>(
        _ body: () async throws(ChatLogFailure) -> Success
    ) async throws(APIFailure) -> Success {
        do throws(ChatLogFailure) {
            return try await body()
        } catch {
            throw .unavailable(after: 5)
        }
    }
}
