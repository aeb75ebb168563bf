/// A request's first line: method, target and version, parted by single spaces.
struct RequestLine: Hashable, Sendable {
    let method: HTTPMethod
    let target: RequestTarget
    /// The host and port of a target in absolute form.
    let authority: String?
    let version: RequestHead.Version

    init(_ line: [UInt8]) throws(HTTPRefusal) {
        guard let text = String(validating: line, as: UTF8.self) else { throw .requestLine }
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].isToken else { throw .requestLine }
        method = HTTPMethod(rawValue: String(parts[0]))
        guard method.rawValue != "CONNECT" else { throw .connect }
        version = try Self.version(parts[2])
        (target, authority) = try Self.target(parts[1], of: method)
    }

    private static func version(_ text: Substring) throws(HTTPRefusal) -> RequestHead.Version {
        switch text {
        case "HTTP/1.1": return .http11
        case "HTTP/1.0": return .http10
        default:
            guard text.utf8.starts(with: "HTTP/".utf8) else { throw .requestLine }
            throw .version
        }
    }

    private static func target(
        _ text: Substring,
        of method: HTTPMethod
    ) throws(HTTPRefusal) -> (RequestTarget, String?) {
        if text == "*" {
            guard method == .options else { throw .target }
            return (.asterisk, nil)
        }
        var path = text
        var authority: String?
        if let scheme = ["http://", "https://"].first(where: { text.lowercased().hasPrefix($0) }) {
            let rest = text.dropFirst(scheme.count)
            let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
            authority = String(rest[..<end])
            path = rest[end...]
            if path.utf8.first != UInt8(ascii: "/") { path = "/" + path }
        }
        guard let target = RequestTarget(String(path)) else { throw .target }
        return (target, authority)
    }
}

extension StringProtocol {
    /// Whether this is one of HTTP's tokens, which names of methods and fields are.
    var isToken: Bool {
        !isEmpty && utf8.allSatisfy { $0.isAlphanumeric || "!#$%&'*+-.^_`|~".utf8.contains($0) }
    }
}

extension UInt8 {
    var isAlphanumeric: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}
