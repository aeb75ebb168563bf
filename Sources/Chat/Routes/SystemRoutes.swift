internal import Engine
internal import Intents
internal import Linking
internal import Observability
internal import Storage
internal import WebServer

/// What programs around the chat ask: whether it lives, whether it can work, and how it is spoken to.
struct SystemRoutes: RouteGroup {
    let services: ChatServices

    func add(to router: inout Router) {
        router.on(.get, "/healthz") { _, _ in .http(.text(.ok, "ok\n")) }
        router.on(.get, "/readyz") { _, _ in .http(await readiness()) }
        router.on(.get, "/api/v1/schema") { _, _ in
            var response = HTTPResponse.json(.ok, PackageResources.chat_json)
            response.fields["content-type"] = "application/schema+json"
            return .http(response)
        }
        router.on(.get, "/api/v1/openapi.json") { _, _ in .http(.json(.ok, PackageResources.openapi_json)) }
        router.on(.get, "/metrics") { _, _ in
            .http(HTTPResponse(.ok, fields: ["content-type": Self.metricsType], body: .bytes(Array(metrics.utf8))))
        }
    }

    private static let metricsType = "text/plain; version=0.0.4; charset=utf-8"

    private var metrics: String { services.metrics.text }

    private func readiness() async -> HTTPResponse {
        let missing: String? = await offLoop { [services] in
            do throws(ChatLogFailure) {
                try await services.log.check()
            } catch {
                return "storage: \(error.message)"
            }
            return await services.interpreter().program.pack.intents.isEmpty ? "program: no intent can be used" : nil
        }
        guard let missing else { return .text(.ok, "ready\n") }
        return .text(.serviceUnavailable, missing + "\n")
    }
}
