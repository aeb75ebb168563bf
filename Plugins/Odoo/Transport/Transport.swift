internal import HTTPClient
internal import Intents
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
    /// Ten seconds for reading; thirty for writing, since Odoo itself repeats a write that meets another. A read that
    /// broke off is sent again, a write never is: it may have happened.
    func exchange(
        _ url: String,
        _ headers: [Header],
        _ body: JSON,
        _ purpose: RemoteCall.Purpose,
        _ language: Language = .en
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
        var backoff = Backoff(first: .milliseconds(200), retries: purpose == .read ? 2 : 0)
        while true {
            let wait: Duration
            do {
                let answer = try await send(request)
                guard (502...504).contains(answer.status), let next = backoff.next() else { return answer }
                wait = next
            } catch {
                guard error.isPassing, let next = backoff.next() else {
                    throw HandlerFailure(error, purpose, language)
                }
                wait = next
            }
            do {
                try await Task.sleep(for: wait)
            } catch {
                throw .cancelled
            }
        }
    }
}

extension HTTPFailure {
    /// What a proxy or a server that starts again does to a request or two.
    fileprivate var isPassing: Bool {
        switch self {
        case .closed, .malformedAnswer: true
        default: false
        }
    }
}

extension HandlerFailure {
    init(_ failure: HTTPFailure, _ purpose: RemoteCall.Purpose, _ language: Language = .en) {
        let mayHaveHappened = purpose == .write && failure.mayHaveBeenSent
        switch failure {
        case .timedOut(let phase) where phase != .connecting: self = .timedOut(mayHaveHappened: mayHaveHappened)
        case .cancelled: self = .cancelled
        default: self = .unavailable(detail: Wording(language).failure(failure), mayHaveHappened: mayHaveHappened)
        }
    }
}
