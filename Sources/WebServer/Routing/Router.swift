/// Finds the responder for a method and a path; a path that is there for other methods only is answered with 405.
public struct Router: Sendable {
    /// Answers a request with the values that its path has for the template's parameters.
    public typealias Handler = @Sendable (HTTPRequest, PathParameters) async throws(HTTPRefusal) -> Response

    private struct Route: Sendable {
        let method: HTTPMethod
        let template: PathTemplate
        let handler: Handler
    }

    private var routes: [Route] = []
    private var fallback: Responder = { _ in .http(.text(.notFound, "there is nothing here\n")) }

    public init() {}

    /// Adds a route; the first that fits is taken. A route for GET answers HEAD too.
    public mutating func on(_ method: HTTPMethod, _ template: PathTemplate, _ handler: @escaping Handler) {
        routes.append(Route(method: method, template: template, handler: handler))
    }

    /// Answers what no template fits.
    public mutating func otherwise(_ responder: @escaping Responder) {
        fallback = responder
    }

    /// The template that the request's path fits, for logs and figures: it takes few values, as paths do not.
    public func template(of request: HTTPRequest) -> String? {
        routes.first { $0.template.match(request.target.segments) != nil }?.template.text
    }

    public func respond(to request: HTTPRequest) async throws(HTTPRefusal) -> Response {
        var allowed: [HTTPMethod] = []
        for route in routes {
            guard let parameters = route.template.match(request.target.segments) else { continue }
            if Self.serves(route.method, request.method) { return try await route.handler(request, parameters) }
            allowed.append(route.method)
        }
        guard !allowed.isEmpty else { return try await fallback(request) }
        return .http(Self.methodNotAllowed(allowed))
    }

    private static func serves(_ offered: HTTPMethod, _ asked: HTTPMethod) -> Bool {
        offered == asked || offered == .get && asked == .head
    }

    private static func methodNotAllowed(_ methods: [HTTPMethod]) -> HTTPResponse {
        var names: [String] = []
        for method in methods + (methods.contains(.get) ? [.head] : []) where !names.contains(method.rawValue) {
            names.append(method.rawValue)
        }
        var response = HTTPResponse.text(.methodNotAllowed, "this method is not allowed here\n")
        response.fields["allow"] = names.sorted().joined(separator: ", ")
        return response
    }
}
