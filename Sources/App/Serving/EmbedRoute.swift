internal import Chat
internal import JSON
internal import WebPages
internal import WebServer

/// The pages that may hold the chat in a frame; the widget hears messages from these alone.
struct EmbedRoute: RouteGroup {
    let hosts: [WebOrigin]

    func add(to router: inout Router) {
        let origins: JSON = ["origins": .array(hosts.map { .string($0.description) })]
        router.on(.get, "/api/v1/embed") { _, _ in .http(.json(.ok, origins.utf8())) }
    }
}
