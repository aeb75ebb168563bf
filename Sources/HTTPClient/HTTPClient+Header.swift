extension HTTPClient {
    /// A field of a request's header; what goes out is a secret whatever its name.
    public struct Header: Hashable, Sendable {
        public let name: String
        let value: Secret

        public init(_ name: String, _ value: Secret) {
            self.name = name
            self.value = value
        }

        public init(_ name: String, _ value: String) {
            self.init(name, Secret(value))
        }

        /// `Authorization: Bearer …`
        public static func bearer(_ token: Secret) -> Header {
            Header("Authorization", token.prefixed(with: "Bearer "))
        }
    }
}

extension HTTPClient.Header: CustomStringConvertible {
    public var description: String { "\(name): \(value)" }
}

extension HTTPClient.Header {
    /// Fields that the client writes itself, so that the length told is the length sent.
    private static let reserved: Set<String> = ["content-length", "transfer-encoding", "connection", "expect", "te"]

    /// Whether the field is one line of HTTP and the caller's to set.
    var isValid: Bool {
        !name.isEmpty
            && name.utf8.allSatisfy(\.isToken)
            && value.revealed().utf8.allSatisfy { $0 == 9 || ($0 >= 32 && $0 != 127) }
            && !Self.reserved.contains(name.lowercased())
    }

    /// The field as libcurl takes it; an empty value has its own spelling there.
    var line: String {
        let text = value.revealed()
        return text.allSatisfy { $0 == " " || $0 == "\t" } ? "\(name);" : "\(name): \(text)"
    }
}

extension UInt8 {
    fileprivate var isToken: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default:
            "!#$%&'*+-.^_`|~".utf8.contains(self)
        }
    }
}
