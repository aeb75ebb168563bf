internal import Chat
internal import Intents
internal import JSON
internal import WebServer

/// What the web client asks about logins, where everybody is one person anyway.
struct OpenRoutes: RouteGroup {
    let user: String
    let roles: Set<Role>

    func add(to router: inout Router) {
        for path in ["login", "refresh"] {
            router.on(.post, PathTemplate("/api/v1/auth/\(path)")) { _, _ in .http(.json(.ok, login.utf8())) }
        }
        for path in ["logout", "logout-all"] {
            router.on(.post, PathTemplate("/api/v1/auth/\(path)")) { _, _ in .http(HTTPResponse(.noContent)) }
        }
        router.on(.get, "/api/v1/me") { _, _ in .http(.json(.ok, person.utf8())) }
        router.on(.get, "/api/v1/setup") { _, _ in .http(.json(.ok, JSON.object(["needed": false]).utf8())) }
    }

    private var login: JSON {
        ["access_token": "open", "token_type": "Bearer", "expires_in": 86_400, "user": person]
    }

    private var person: JSON {
        [
            "id": "open", "username": .string(user), "name": .string(user),
            "roles": .array(roles.map(\.rawValue).sorted().map(JSON.string)), "manager": true,
        ]
    }
}
