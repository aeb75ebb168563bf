import HTTPAPI
import JSON
import Limits
import Observability
import Synchronization
import Testing
import WebServer

struct ReceptionTests {
    private final class Book: Sendable {
        private let written = Mutex<[String]>([])

        var lines: [String] { written.withLock { $0 } }

        func write(_ line: String) { written.withLock { $0.append(line) } }
    }

    private let metrics = Metrics()
    private let book = Book()
    private let router: Router

    init() {
        var router = Router()
        router.on(.get, "/healthz") { _, _ in .http(.text(.ok, "well\n")) }
        router.on(.get, "/api/v1/sessions/{session_id}") { _, _ in
            .http(.text(.ok, TraceContext.current?.trace ?? "none"))
        }
        router.on(.post, "/api/v1/sessions/{session_id}") { _, _ throws(HTTPRefusal) in
            throw HTTPRefusal(.contentTooLarge, "too large")
        }
        self.router = router
    }

    private struct Full: SharedBuckets {
        func take(_ uses: [BucketUse]) async -> TokenBucket.Verdict? {
            uses.map(\.key) == ["route:/api/v1/sessions/{session_id}:1.2.3.4"] ? .refused(after: 6.5) : .allowed
        }

        func giveBack(_ uses: [BucketUse]) async {}
    }

    @Test func `what other processes have let in counts for costly routes`() async throws {
        let limits = RequestLimits(routes: ["/api/v1/sessions/{session_id}": Rate(10, in: 60, burst: 5)])
        let reception = Reception(metrics: metrics, log: .silent, limits: limits, buckets: Full())
        let refused = try await ask(reception, "/api/v1/sessions/s")
        #expect(refused.status == .tooManyRequests && refused.fields["retry-after"] == "7")
        #expect(try await ask(reception, "/api/v1/sessions/s", from: "4.3.2.1").status == .ok)
        #expect(try await ask(reception, "/healthz").status == .ok)
    }

    private func reception(_ limits: RequestLimits = RequestLimits()) -> Reception {
        Reception(
            metrics: metrics,
            log: Log(from: .info, time: { "now" }, write: { [book] in book.write($0) }),
            limits: limits
        )
    }

    private func ask(
        _ reception: Reception,
        _ path: String,
        _ method: HTTPMethod = .get,
        _ fields: HTTPFields = [:],
        from address: String = "1.2.3.4"
    ) async throws -> HTTPResponse {
        let request = HTTPRequest(
            method,
            try #require(RequestTarget(path)),
            fields: fields,
            remote: try #require(IPAddress(address))
        )
        guard case .http(let response) = try await reception.receive(request, for: router) else {
            return HTTPResponse(.internalServerError)
        }
        return response
    }

    private func text(_ response: HTTPResponse) -> String {
        guard case .bytes(let bytes) = response.body else { return "" }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func `a request is named, traced, counted and logged, and nothing of it that is somebody's`() async throws {
        let fields: HTTPFields = [
            "x-request-id": "mine-1", "traceparent": "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            "authorization": "Bearer SECRET", "cookie": "parlance_refresh=SECRET",
        ]
        let answer = try await ask(reception(), "/api/v1/sessions/s-77?q=%E7%8E%8B&token=SECRET", .get, fields)
        #expect(answer.fields["x-request-id"] == "mine-1")
        #expect(text(answer) == "4bf92f3577b34da6a3ce929d0e0e4736")
        let line = try JSON(parsing: try #require(book.lines.first))
        #expect(line["request"] == "mine-1")
        #expect(line["route"] == "/api/v1/sessions/{session_id}")
        #expect(line["trace"] == "4bf92f3577b34da6a3ce929d0e0e4736")
        #expect(line["status"] == 200)
        for word in ["SECRET", "s-77", "1.2.3.4", "王"] { #expect(!book.lines[0].contains(word), "\(word)") }
        #expect(metrics.values(of: .requests) == [["/api/v1/sessions/{session_id}", "200"]: 1])
    }

    @Test func `a failure, its header and its line in the log have one name`() async throws {
        var failing = Router()
        failing.on(.get, "/x") { request, _ in .http(APIFailure.forbidden.response(to: request)) }
        let request = HTTPRequest(.get, try #require(RequestTarget("/x")))
        guard case .http(let response) = try await reception().receive(request, for: failing) else { return }
        let name = try #require(response.fields["x-request-id"])
        #expect(try JSON(parsing: text(response))["error"]?["request_id"] == .string(name))
        #expect(try JSON(parsing: try #require(book.lines.first))["request"] == .string(name))
    }

    @Test func `what is refused or not there is counted too`() async throws {
        let reception = reception()
        await #expect(throws: HTTPRefusal.self) { try await ask(reception, "/api/v1/sessions/a", .post) }
        _ = try await ask(reception, "/wp-admin.php")
        _ = try await ask(reception, "/\(Int.random(in: 0..<9_999))")
        #expect(
            metrics.values(of: .requests) == [["/api/v1/sessions/{session_id}", "413"]: 1, ["other", "404"]: 2]
        )
    }

    @Test func `an address has its share, a costly route its own, and those around the system are let through`()
        async throws
    {
        let limits = RequestLimits(
            address: Rate(burst: 5, every: 60),
            routes: ["/api/v1/sessions/{session_id}": Rate(burst: 2, every: 90)]
        )
        let reception = reception(limits)
        var statuses: [Int] = []
        for _ in 0..<3 { statuses.append(try await ask(reception, "/api/v1/sessions/a").status.rawValue) }
        #expect(statuses == [200, 200, 429])
        let fields: HTTPFields = ["accept-language": "zh-CN"]
        let refused = try await ask(reception, "/api/v1/sessions/b", .get, fields)
        #expect(refused.fields["retry-after"] == "90")
        #expect(text(refused).contains("rate_limited"))
        #expect(text(refused).contains("请求太多"))
        #expect(try await ask(reception, "/x").status == .notFound)
        #expect(try await ask(reception, "/x").status == .tooManyRequests)
        #expect(try await ask(reception, "/healthz").status == .ok)
        #expect(try await ask(reception, "/api/v1/sessions/a", from: "5.6.7.8").status == .ok)
        #expect(metrics.values(of: .refusals) == [["route"]: 2, ["address"]: 1])
    }

    @Test func `a network of IPv6 is one address`() async throws {
        let reception = reception(RequestLimits(address: Rate(burst: 2, every: 60)))
        for host in 1...2 { #expect(try await ask(reception, "/x", from: "2001:db8::\(host)").status == .notFound) }
        #expect(try await ask(reception, "/x", from: "2001:db8::9").status == .tooManyRequests)
        #expect(try await ask(reception, "/x", from: "2001:db8:0:1::9").status == .notFound)
    }
}
