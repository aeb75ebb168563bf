/// A response: what frames it (lengths, connection, date) the server adds by itself.
public struct HTTPResponse: Sendable {
    public enum Body: Sendable {
        case bytes([UInt8])
        /// Produced while it is sent, at the client's pace; cut off when `produce` throws.
        case stream(@Sendable (ResponseStream) async throws -> Void)
    }

    public var status: HTTPStatus
    public var fields: HTTPFields
    public var body: Body

    public init(_ status: HTTPStatus, fields: HTTPFields = [:], body: Body = .bytes([])) {
        self.status = status
        self.fields = fields
        self.body = body
    }

    public static func text(_ status: HTTPStatus, _ text: String) -> Self {
        Self(status, fields: ["content-type": "text/plain; charset=utf-8"], body: .bytes(Array(text.utf8)))
    }

    /// A body that is JSON already.
    public static func json(_ status: HTTPStatus, _ bytes: [UInt8]) -> Self {
        Self(status, fields: ["content-type": "application/json"], body: .bytes(bytes))
    }

    init(_ refusal: HTTPRefusal) {
        self = .text(refusal.status, refusal.reason + "\n")
    }
}
