import Intents
import JSON
import LocalCRMPlugin
import PluginAPI
import RecordHandlers
import Synchronization
import WebServer

/// A server that speaks as Odoo does, over embedded CRMs: one database for each world of a test.
final class SimulatedOdoo: Sendable {
    private let server: Server
    private let version: Int
    private let worlds = Mutex<[String: LocalCRM]>([:])
    private let calls = Mutex<[String]>([])

    var url: String { "http://127.0.0.1:\(server.addresses[0].port)" }
    /// `res.partner.create` and so on, in the order in which they came.
    var log: [String] { calls.withLock { $0 } }

    private init(version: Int) throws {
        var configuration = ServerConfiguration(.address(SocketAddress(.loopback, port: 0)))
        configuration.timeouts = Timeouts()
        server = try Server(configuration)
        self.version = version
    }

    static func run<Result>(version: Int = 19, _ body: (SimulatedOdoo) async throws -> Result) async throws -> Result {
        let odoo = try SimulatedOdoo(version: version)
        return try await withThrowingTaskGroup { group in
            group.addTask {
                try await odoo.server.run { request async throws(HTTPRefusal) in try await odoo.respond(request) }
            }
            defer { odoo.server.shutdown(grace: .zero) }
            return try await body(odoo)
        }
    }

    func add(_ world: LocalCRM, as database: String) {
        worlds.withLock { $0[database] = world }
    }

    func forgetLog() { calls.withLock { $0 = [] } }

    private func respond(_ request: HTTPRequest) async throws(HTTPRefusal) -> Response {
        let bytes = try await request.body.collect(upTo: 1 << 24)
        let body = (try? JSON(parsing: bytes)) ?? .null
        return await offLoop {
            switch request.target.path {
            case "/web/version" where self.version >= 19:
                .http(.json(.ok, JSON.object(["version": "19.0", "version_info": [19, 0, 0, "final", 0, ""]]).utf8()))
            case "/jsonrpc": .http(await self.jsonRPC(body))
            case let path where path.hasPrefix("/json/2/"): .http(await self.json2(path, request, body))
            default: .http(.text(HTTPStatus(rawValue: 404), "<html>Not Found</html>"))
            }
        }
    }

    private func json2(_ path: String, _ request: HTTPRequest, _ body: JSON) async -> HTTPResponse {
        let names = path.dropFirst("/json/2/".count).split(separator: "/").map(String.init)
        guard names.count == 2, let crm = world(request.fields["X-Odoo-Database"] ?? "") else {
            return .text(HTTPStatus(rawValue: 404), "<html>Not Found</html>")
        }
        var arguments = body.objectValue ?? [:]
        let ids = arguments.removeValue(forKey: "ids")?.arrayValue?.compactMap(\.intValue)
        let context = arguments.removeValue(forKey: "context") ?? [:]
        do {
            let call = SimulatedCall(
                model: names[0],
                method: names[1],
                ids: ids,
                arguments: arguments,
                context: context
            )
            return .json(.ok, try await perform(call, crm).utf8())
        } catch {
            return .json(HTTPStatus(rawValue: error.status), error.odoo.utf8())
        }
    }

    private func jsonRPC(_ body: JSON) async -> HTTPResponse {
        let parameters = body["params"]
        let arguments = parameters?["args"]?.arrayValue ?? []
        switch parameters?["method"]?.stringValue {
        case "version":
            return answer(["server_version": "18.0", "server_version_info": [18, 0, 0, "final", 0, ""]])
        case "authenticate": return answer(7)
        default: break
        }
        guard arguments.count == 7, let crm = world(arguments[0].stringValue ?? "") else {
            let error: JSON = ["name": "psycopg2.OperationalError", "message": "no such database"]
            return .json(.ok, JSON.object(["jsonrpc": "2.0", "id": 1, "error": ["data": error]]).utf8())
        }
        do {
            return answer(try await perform(SimulatedCall(executing: arguments), crm))
        } catch {
            return .json(
                .ok,
                JSON.object(["jsonrpc": "2.0", "id": 1, "error": ["code": 200, "data": error.odoo]]).utf8()
            )
        }
    }

    /// Nothing is no `result` at all.
    private func answer(_ result: JSON) -> HTTPResponse {
        var members: [String: JSON] = ["jsonrpc": "2.0", "id": 1]
        if result != .null { members["result"] = result }
        return .json(.ok, JSON.object(members).utf8())
    }

    private func world(_ name: String) -> LocalCRM? { worlds.withLock { $0[name] } }

    private func perform(_ call: SimulatedCall, _ crm: LocalCRM) async throws(HandlerFailure) -> JSON {
        calls.withLock { $0.append("\(call.model).\(call.method)") }
        return try await call.perform(on: crm)
    }
}

extension HandlerFailure {
    /// As Odoo says it.
    fileprivate var odoo: JSON {
        let (name, message) =
            switch self {
            case .unauthenticated(let detail): ("odoo.exceptions.AccessDenied", detail)
            case .denied(_, let detail): ("odoo.exceptions.AccessError", detail)
            case .missing(let model, _): ("odoo.exceptions.MissingError", "Record does not exist: \(model)")
            case .invalid(_, let detail): ("odoo.exceptions.ValidationError", detail)
            case .misused(let detail): ("builtins.ValueError", detail)
            default: ("builtins.Exception", "\(self)")
            }
        return [
            "name": .string(name), "message": .string(message), "arguments": [], "context": [:], "debug": "Traceback",
        ]
    }

    fileprivate var status: Int {
        switch self {
        case .unauthenticated: 401
        case .denied: 403
        case .missing: 404
        case .invalid: 422
        default: 500
        }
    }
}
