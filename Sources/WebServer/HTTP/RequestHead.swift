/// A request's first part, checked: how its body is framed can be read in one way only.
struct RequestHead: Hashable, Sendable {
    enum Version: Hashable, Sendable { case http10, http11 }
    enum Framing: Hashable, Sendable { case none, length(Int), chunked }

    let method: HTTPMethod
    let target: RequestTarget
    let version: Version
    let fields: HTTPFields
    let framing: Framing

    init(_ line: RequestLine, _ fields: HTTPFields, limits: HTTPLimits) throws(HTTPRefusal) {
        let hosts = fields.values(of: "host")
        guard hosts.count == 1 || line.version == .http10 && hosts.isEmpty else { throw .host }
        guard hosts.allSatisfy(\.isHost) else { throw .host }
        if let authority = line.authority {
            guard hosts.first?.lowercased() == authority.lowercased() else { throw .host }
        }
        method = line.method
        target = line.target
        version = line.version
        self.fields = fields
        framing = try Self.framing(fields, line.version, limits)
    }

    var host: String? { fields["host"] }

    var keepsAlive: Bool {
        version == .http11 && !fields.list("connection").contains { $0.lowercased() == "close" }
    }

    /// Whether the client waits for a go-ahead before it sends the body.
    var expectsContinue: Bool {
        version == .http11 && framing != .none && fields["expect"]?.lowercased() == "100-continue"
    }

    private static func framing(
        _ fields: HTTPFields,
        _ version: Version,
        _ limits: HTTPLimits
    ) throws(HTTPRefusal) -> Framing {
        let lengths = fields.values(of: "content-length")
        let encodings = fields.values(of: "transfer-encoding")
        if !encodings.isEmpty {
            guard lengths.isEmpty else { throw .twoFramings }
            guard version == .http11, encodings.count == 1, encodings[0].lowercased() == "chunked" else {
                throw .transferEncoding
            }
            return .chunked
        }
        guard let text = lengths.first else { return .none }
        guard lengths.count == 1, !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            throw .contentLength
        }
        guard let length = Int(text), length <= limits.body else { throw .bodyTooLarge }
        return length == 0 ? .none : .length(length)
    }
}

extension String {
    /// Whether this is the shape of `host[:port]`, which is all that a Host field may hold.
    fileprivate var isHost: Bool {
        let symbols = "-._~%!$&'()*+;=:[]"
        return !isEmpty
            && utf8.allSatisfy { byte in
                byte.isAlphanumeric || symbols.utf8.contains(byte)
            }
    }
}
