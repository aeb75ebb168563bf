public import Limits
public import Observability
internal import Synchronization
public import WebServer

/// What every request passes: it gets its name and its trace, is held to the limits, counted and logged.
public final class Reception: Sendable {
    private let metrics: Metrics
    private let log: Log
    private let limits: Mutex<RequestLimits>
    private let buckets: (any SharedBuckets)?
    private let unlimited: Set<String>
    private let hosts: Set<String>?

    /// - Parameters:
    ///   - buckets: Where several processes count together what costs more than other requests.
    ///   - unlimited: Routes that are asked by the system around, not by clients.
    ///   - hosts: The names under which the server is known, where it must not be known under others: a page may have
    ///     its own name point here.
    public init(
        metrics: Metrics,
        log: Log,
        limits: RequestLimits = RequestLimits(),
        buckets: (any SharedBuckets)? = nil,
        unlimited: Set<String> = ["/healthz", "/readyz", "/metrics"],
        hosts: Set<String>? = nil
    ) {
        self.metrics = metrics
        self.log = log
        self.limits = Mutex(limits)
        self.buckets = buckets
        self.unlimited = unlimited
        self.hosts = hosts
    }

    public func receive(_ request: HTTPRequest, for router: Router) async throws(HTTPRefusal) -> Response {
        let start = ContinuousClock.now
        let route = router.template(of: request) ?? "other"
        let trace = (request.fields["traceparent"].flatMap(TraceContext.init(traceparent:)) ?? TraceContext()).next
        let id = RequestID.of(request.fields["x-request-id"])
        let verdict = await verdict(on: request, route, at: start)
        if let refused = RequestID.$current.withValue(id, operation: { refusal(verdict, of: request) }) {
            note(refused.status, request, route, id, trace, since: start)
            return .http(refused)
        }
        let result = await RequestID.$current.withValue(id) {
            await TraceContext.$current.withValue(trace) { await Self.answer(request, router) }
        }
        switch result {
        case .success(.http(var answer)):
            answer.fields["x-request-id"] = id
            note(answer.status, request, route, id, trace, since: start)
            return .http(answer)
        case .success(let upgrade):
            note(.switchingProtocols, request, route, id, trace, since: start)
            return upgrade
        case .failure(let refusal):
            note(refusal.status, request, route, id, trace, since: start)
            throw refusal
        }
    }

    private static func answer(_ request: HTTPRequest, _ router: Router) async -> Result<Response, HTTPRefusal> {
        do throws(HTTPRefusal) {
            return .success(try await router.respond(to: request))
        } catch {
            return .failure(error)
        }
    }

    private func verdict(
        on request: HTTPRequest,
        _ route: String,
        at now: ContinuousClock.Instant
    ) async -> RequestLimits.Verdict {
        guard !unlimited.contains(route) else { return .allowed }
        let seconds = (now - Self.began) / .seconds(1)
        let address = request.remote.network.description
        let (own, use) = limits.withLock { limits in
            (limits.take(route, from: address, at: seconds), limits.use(route, from: address))
        }
        guard own == .allowed, let use, case .refused(let wait)? = await buckets?.take([use]) else { return own }
        return .refused("route", after: RequestLimits.whole(wait))
    }

    private func refusal(_ verdict: RequestLimits.Verdict, of request: HTTPRequest) -> HTTPResponse? {
        if let hosts, !hosts.contains(request.hostName) {
            metrics.add(.errors, APIFailure.Code.forbidden.rawValue)
            return APIFailure.wrongOrigin.response(to: request)
        }
        guard case .refused(let limit, let wait) = verdict else { return nil }
        metrics.add(.refusals, limit)
        metrics.add(.errors, "rate_limited")
        return APIFailure.rateLimited(after: wait).response(to: request)
    }

    private func note(
        _ status: HTTPStatus,
        _ request: HTTPRequest,
        _ route: String,
        _ id: String,
        _ trace: TraceContext,
        since start: ContinuousClock.Instant
    ) {
        let took = ContinuousClock.now - start
        metrics.add(.requests, route, String(status.rawValue))
        metrics.observe(.requestSeconds, route, took: took)
        log(
            LogEntry("request", status.rawValue >= 500 ? .error : .info)
                .with(.request, id)
                .with(.trace, trace.trace)
                .with(.method, request.method.rawValue)
                .with(.route, route)
                .with(.status, status.rawValue)
                .with(.milliseconds, Int(took / .milliseconds(1)))
        )
    }

    private static let began = ContinuousClock.now
}

extension HTTPRequest {
    /// The name that it was asked under, without the port.
    fileprivate var hostName: String {
        let host = fields["host"]?.lowercased() ?? ""
        guard let colon = host.lastIndex(of: ":"), !host[colon...].contains("]") else { return host }
        return String(host[..<colon])
    }
}
