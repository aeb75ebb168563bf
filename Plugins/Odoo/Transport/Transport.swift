internal import HTTPClient
internal import JSON
internal import PluginAPI

/// How calls reach a server; an answer is the method's bare value, whatever the wire wraps it in.
protocol Transport: Sendable {
    func send(
        _ call: RemoteCall,
        context: JSON,
        as credential: OdooCredential
    ) async throws(HandlerFailure) -> JSON
}

extension HTTPClient {
    /// Ten seconds for reading; thirty for writing, since Odoo itself repeats a write that meets another.
    func exchange(
        _ url: String,
        _ headers: [Header],
        _ body: JSON,
        _ purpose: RemoteCall.Purpose
    ) async throws(HandlerFailure) -> Response<[UInt8]> {
        var request = Request(
            .post,
            url,
            headers: headers + [Header("Content-Type", "application/json; charset=utf-8")],
            body: body.utf8(),
            deadlines: Deadlines(total: purpose == .read ? .seconds(10) : .seconds(30))
        )
        request.isRepeatable = purpose == .read
        request.maxResponseBytes = 32 << 20
        do {
            return try await send(request)
        } catch {
            throw HandlerFailure(error, purpose)
        }
    }
}

extension HandlerFailure {
    init(_ failure: HTTPFailure, _ purpose: RemoteCall.Purpose) {
        let mayHaveHappened = purpose == .write && failure.mayHaveBeenSent
        switch failure {
        case .timedOut(let phase) where phase != .connecting: self = .timedOut(mayHaveHappened: mayHaveHappened)
        case .cancelled: self = .cancelled
        default: self = .unavailable(detail: failure.description, mayHaveHappened: mayHaveHappened)
        }
    }
}
