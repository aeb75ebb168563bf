internal import HTTPAPI
internal import Observability
internal import WebServer

/// Lets clients in: everything is refused before the upgrade, and nothing of it says what exists.
struct SocketRoute: RouteGroup {
    static let subprotocol = "parlance.chat.v1"
    static let longestID = 64

    let hub: Hub
    let settings: ChatSettings

    func add(to router: inout Router) {
        router.on(.get, "/ws/{session_id}") { request, parameters in
            do throws(APIFailure) {
                return try await open(request, parameters["session_id"])
            } catch {
                hub.services.metrics.add(.upgradesRefused, error.code.rawValue)
                return .http(error.response(to: request))
            }
        }
    }

    private func open(_ request: HTTPRequest, _ session: String) async throws(APIFailure) -> Response {
        let offered = request.subprotocols
        let isBasic = !offered.contains(Self.subprotocol)
        if isBasic, offered.contains(where: { $0.hasPrefix("parlance.chat.") }) { throw APIFailure(.version) }
        guard request.asksForWebSocket else { throw .upgradeRequired }
        try checkOrigin(request)
        guard let bearer = await bearer(request) else { throw .unauthenticated }
        guard session.isID else { throw .notFound }
        if let refused = hub.refusal(bearer.user, session, request.remote.network.description) { throw refused }
        guard try await exists(session, for: bearer.user, makes: isBasic) else { throw .notFound }
        return .upgrade(upgrade(request, session, bearer, isBasic: isBasic))
    }

    /// In the basic mode there is nothing else that would make a session.
    private func exists(_ session: String, for user: String, makes: Bool) async throws(APIFailure) -> Bool {
        do {
            return try await offLoop { [rooms = hub.rooms] in
                try await rooms.knows(session, as: user, makes: makes)
            }
        } catch {
            throw .unavailable(after: 5)
        }
    }

    /// A page of another site may not use our visitor's token; who names no page must bring a token of his own.
    private func checkOrigin(_ request: HTTPRequest) throws(APIFailure) {
        if request.fields.contains("origin") {
            guard settings.origins.allows(request) else { throw .wrongOrigin }
        } else if !settings.isOpen {
            guard request.bearer != nil || request.target.query["ticket"] != nil || mayTakeTokenOfQuery(request) else {
                throw .wrongOrigin
            }
        }
    }

    private func mayTakeTokenOfQuery(_ request: HTTPRequest) -> Bool {
        settings.takesTokensInQuery && request.target.query["token"] != nil
    }

    private func bearer(_ request: HTTPRequest) async -> Bearer? {
        let access = hub.services.access
        if let ticket = request.target.query["ticket"] { return await access.redeem(ticket: ticket) }
        let offered = request.subprotocols.first { $0.hasPrefix("bearer.") }?.dropFirst("bearer.".count)
        let query = settings.takesTokensInQuery ? request.target.query["token"] : nil
        let token = request.bearer ?? offered.map(String.init) ?? query ?? (settings.isOpen ? "" : nil)
        guard let token else { return nil }
        return await access.bearer(of: token)
    }

    private func upgrade(
        _ request: HTTPRequest,
        _ session: String,
        _ bearer: Bearer,
        isBasic: Bool
    ) -> WebSocketUpgrade {
        var limits = WebSocketLimits()
        // Who speaks the whole protocol is pinged with a frame that carries the position.
        if !isBasic { limits.pingInterval = nil }
        let author = Author(bearer: bearer, timeZone: nil, isChinese: request.prefersChinese)
        let address = request.remote.network.description
        return WebSocketUpgrade(subprotocol: isBasic ? nil : Self.subprotocol, limits: limits) { socket in
            await hub.serve(socket, session, author, from: address, isBasic: isBasic)
        }
    }
}

extension APIFailure {
    static let upgradeRequired = APIFailure(
        .version,
        Message(zh: "这里需要 WebSocket 连接。", en: "This address speaks WebSocket.")
    )
}
