internal import FoundationEssentials
internal import HMAC
internal import HTTPClient
internal import JSON

/// One message as a target wants it: address, header and body, signed.
struct WebhookMessage {
    let request: HTTPClient.Request

    /// - Parameters:
    ///   - now: Seconds since 1970: the robots refuse signatures that are an hour old.
    ///   - key: The same for every attempt, so that a receiver can drop a repetition.
    init(
        to target: WebhookTarget,
        text: String?,
        data: JSON?,
        now: Int,
        key: String,
        deadlines: HTTPClient.Deadlines
    ) {
        var url = target.url.revealed()
        var headers = [HTTPClient.Header("Content-Type", "application/json; charset=utf-8")]
        var content: JSON
        switch target.format {
        case .json:
            content = ["text": text.map(JSON.string) ?? .null, "data": data ?? .null, "time": .integer(now)]
            headers.append(HTTPClient.Header("Idempotency-Key", key))
        case .wecom:
            content = ["msgtype": "text", "text": ["content": .string(Self.cut(text ?? "", to: 2048))]]
        case .dingtalk:
            content = ["msgtype": "text", "text": ["content": .string(Self.cut(text ?? "", to: 18_000))]]
            if let secret = target.secret?.revealed() {
                let timestamp = "\(now)000"
                let sign = Self.base64(
                    HMACSHA256.code(of: Array("\(timestamp)\n\(secret)".utf8), key: Array(secret.utf8))
                )
                url += "\(url.contains("?") ? "&" : "?")timestamp=\(timestamp)&sign=\(Self.escaped(sign))"
            }
        case .feishu:
            content = ["msg_type": "text", "content": ["text": .string(Self.cut(text ?? "", to: 18_000))]]
            if let secret = target.secret?.revealed() {
                // The text to be signed is the key, and the message is empty.
                content["sign"] = .string(Self.base64(HMACSHA256.code(of: [], key: Array("\(now)\n\(secret)".utf8))))
                content["timestamp"] = .string(String(now))
            }
        }
        let body = content.utf8()
        if target.format == .json, let secret = target.secret?.revealed() {
            let code = HMACSHA256.code(of: body, key: Array(secret.utf8))
            headers.append(HTTPClient.Header("X-Signature", "sha256=\(Self.hexadecimal(code))"))
        }
        var request = HTTPClient.Request(.post, url, headers: headers, body: body, deadlines: deadlines)
        request.maxResponseBytes = 64 << 10
        request.reachesPrivateAddresses = target.reachesPrivateAddresses
        self.request = request
    }

    /// At most so many bytes of UTF-8, whole characters, with an ellipsis where something is missing.
    static func cut(_ text: String, to limit: Int) -> String {
        guard text.utf8.count > limit else { return text }
        var kept = ""
        var size = 3
        for character in text {
            size += String(character).utf8.count
            guard size <= limit else { break }
            kept.append(character)
        }
        return kept + "…"
    }

    private static func base64(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// Of base64, what means something else in a query.
    private static func escaped(_ text: String) -> String {
        text.map { ["+": "%2B", "/": "%2F", "=": "%3D"][$0] ?? String($0) }.joined()
    }
}
