internal import HTTPClient
internal import JSON
internal import PluginAPI

/// What an answer, or the lack of one, means for the message.
enum WebhookVerdict: Equatable {
    case delivered
    /// It surely was not taken: trying again does no harm. The server may say how long to wait.
    case again(after: Duration?, or: HandlerFailure)
    case failed(HandlerFailure)

    init(_ response: HTTPClient.Response<[UInt8]>, from target: WebhookTarget) {
        let name = target.name
        switch response.status {
        case 200..<300: self = WebhookVerdict(robot: response.body, from: target)
        case 401, 403: self = .failed(.unauthenticated(detail: "'\(name)' does not accept the signature or key"))
        case 400, 413, 415, 422: self = .failed(.invalid(field: nil, detail: "'\(name)' refused the message"))
        case 404, 405, 410: self = .failed(.refused(name, "its address is no longer right; set it anew"))
        case 429:
            self = .again(after: response.retryAfter, or: .refused(name, "it gets too many messages; try again later"))
        case 300..<400: self = .failed(.refused(name, "its address has moved; set it anew"))
        case 400..<500: self = .failed(.refused(name, "it answered \(response.status)"))
        default:
            let detail = "'\(name)' answered \(response.status)"
            self = .failed(.unavailable(detail: detail, mayHaveHappened: true))
        }
    }

    init(_ failure: HTTPFailure, from target: WebhookTarget) {
        if case .cancelled = failure {
            self = .failed(.cancelled)
        } else if case .timedOut = failure, failure.mayHaveBeenSent {
            self = .failed(.timedOut(mayHaveHappened: true))
        } else if failure.mayHaveBeenSent {
            self = .failed(.unavailable(detail: "'\(target.name)': \(failure)", mayHaveHappened: true))
        } else if case .unreachable(.privateAddress) = failure {
            self = .failed(.refused(target.name, "its address is a private one, which is not allowed for it"))
        } else if case .invalidRequest = failure {
            self = .failed(.refused(target.name, "\(failure)"))
        } else {
            self = .again(after: nil, or: .refused(target.name, "\(failure)"))
        }
    }

    /// The robots answer 200 whatever happened; a code in the body says what did.
    private init(robot body: [UInt8], from target: WebhookTarget) {
        guard target.format != .json else {
            self = .delivered
            return
        }
        let answer = try? JSON(parsing: body)
        let code = answer?["errcode"]?.intValue ?? answer?["code"]?.intValue ?? answer?["StatusCode"]?.intValue
        switch code {
        case 0: self = .delivered
        // WeCom and DingTalk; Feishu.
        case 45009, 130101, 410100, 11232:
            self = .failed(.refused(target.name, "it gets too many messages; try again later"))
        case 310000, 19021, 93000, 40001, 40014, 300001, 19001, 19022, 19024:
            self = .failed(.unauthenticated(detail: "'\(target.name)' does not accept the signature, key or keywords"))
        case .some(let other):
            self = .failed(.invalid(field: nil, detail: "'\(target.name)' refused with code \(other)"))
        case nil:
            let detail = "'\(target.name)': its answer is not one of a \(target.format.rawValue) robot"
            self = .failed(.unavailable(detail: detail, mayHaveHappened: true))
        }
    }
}

extension HandlerFailure {
    /// Nothing was sent or taken.
    fileprivate static func refused(_ name: String, _ reason: String) -> Self {
        .unavailable(detail: "'\(name)': \(reason)", mayHaveHappened: false)
    }
}

extension HTTPClient.Response {
    fileprivate var retryAfter: Duration? {
        headers["Retry-After"].flatMap(Int.init).map { .seconds(max(0, $0)) }
    }
}
