internal import HTTPClient
internal import JSON
internal import PluginAPI

/// An answer of a server: the value, or one typed failure. Messages are no protocol, so names decide; tracebacks
/// (`debug`) are never looked at.
struct OdooAnswer {
    private let answer: HTTPClient.Response<[UInt8]>
    private let call: RemoteCall

    init(_ answer: HTTPClient.Response<[UInt8]>, _ call: RemoteCall) {
        self.answer = answer
        self.call = call
    }

    private var wording: Wording { Wording(call.language) }

    func json2() throws(HandlerFailure) -> JSON {
        let body = try json()
        if answer.isSuccess { return body }
        throw failure(body)
    }

    func jsonRPC() throws(HandlerFailure) -> JSON {
        let body = try json()
        guard answer.isSuccess, case .object(let members) = body else { throw failure(body) }
        // The `error` member decides, never its code, which changed between versions; a missing `result` is null.
        if let error = members["error"] { throw failure(error["data"] ?? error) }
        return members["result"] ?? .null
    }

    private func json() throws(HandlerFailure) -> JSON {
        let type = answer.headers["Content-Type"] ?? ""
        guard type.contains("json"), let body = try? JSON(parsing: answer.body, limits: OdooAnswer.limits) else {
            throw notJSON(type)
        }
        return body
    }

    private static let limits = JSON.Limits(maxDepth: 100, maxBytes: 32 << 20, duplicateKeys: .lastWins)

    /// A page instead of a value: a proxy's, or Odoo's own for an unknown database.
    private func notJSON(_ type: String) -> HandlerFailure {
        switch answer.status {
        case 300..<400:
            .unavailable(
                detail: wording.redirected(answer.status),
                mayHaveHappened: false
            )
        case 404:
            .unavailable(
                detail: wording.noDatabase,
                mayHaveHappened: false
            )
        case 415: .misused("the server did not take the request's form (415)")
        case 200..<300:
            .unavailable(
                detail: wording.notJSON(type),
                mayHaveHappened: call.purpose == .write
            )
        default:
            .unavailable(
                detail: wording.status(answer.status),
                mayHaveHappened: call.purpose == .write && answer.status >= 500
            )
        }
    }

    private func failure(_ error: JSON) -> HandlerFailure {
        let message = OdooAnswer.firstLine(error["message"]?.stringValue ?? "")
        switch error["name"]?.stringValue ?? "" {
        case "werkzeug.exceptions.Unauthorized", "odoo.exceptions.AccessDenied", "odoo.http.SessionExpiredException":
            return .unauthenticated(detail: wording.keyNotAccepted)
        case "odoo.exceptions.AccessError", "werkzeug.exceptions.Forbidden":
            if message.contains("'\(call.model).\(call.method)'") {
                return .misused("\(call.model).\(call.method): \(message)")
            }
            return .denied(model: call.model, detail: wording.denied(call, message))
        case "odoo.exceptions.MissingError":
            let gone = OdooAnswer.record(in: message)
            return .missing(model: gone?.model ?? call.model, id: gone?.id ?? call.ids?.first)
        case "odoo.exceptions.UserError", "odoo.exceptions.ValidationError", "odoo.exceptions.RedirectWarning":
            return .invalid(field: nil, detail: message)
        case "psycopg2.errors.SerializationFailure", "psycopg2.errors.LockNotAvailable",
            "psycopg2.errors.DeadlockDetected":
            return .conflict(detail: wording.changing)
        case "psycopg2.OperationalError", "psycopg2.errors.AdminShutdown":
            return .unavailable(detail: wording.databaseUnreachable, mayHaveHappened: false)
        case "werkzeug.exceptions.NotFound":
            return .misused("\(call.model).\(call.method): \(message)")
        case "werkzeug.exceptions.TooManyRequests", "werkzeug.exceptions.ServiceUnavailable":
            return .unavailable(detail: wording.busy, mayHaveHappened: false)
        case let name where name.hasPrefix("builtins.") || name.hasPrefix("psycopg2.") || name.hasPrefix("werkzeug."):
            return .misused("\(call.model).\(call.method): \(message)")
        case let name:
            let status = answer.status
            return status >= 500
                ? .unavailable(detail: wording.failed(status, name), mayHaveHappened: call.purpose == .write)
                : .unexpected("\(call.model).\(call.method): status \(status) \(name)")
        }
    }

    /// `crm.stage(99999,)` in a sentence of whatever language: a write may miss another record than its own.
    private static func record(in message: String) -> (model: String, id: Int)? {
        for end in message.indices where message[end] == "(" {
            let model = message[..<end].reversed().prefix { $0.isLetter || $0 == "." || $0 == "_" }
            let digits = message[message.index(after: end)...].prefix(while: \.isNumber)
            guard let id = Int(digits), model.contains("."), message[digits.endIndex...].hasPrefix(",") else {
                continue
            }
            return (String(model.reversed()), id)
        }
        return nil
    }

    /// Odoo's sentences run over several lines; the first says what is wrong.
    private static func firstLine(_ text: String) -> String {
        let lines = text.split(separator: "\n").map { line in
            String(line.drop(while: \.isWhitespace))
        }
        return lines.filter { !$0.isEmpty }.prefix(3).joined(separator: " ")
    }
}
