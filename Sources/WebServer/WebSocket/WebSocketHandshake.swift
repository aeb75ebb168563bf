/// The opening handshake: what a request must say to become a WebSocket, and the answer that proves it was read.
enum WebSocketHandshake {
    /// Whether the request asks to become a WebSocket, well or badly.
    static func isAsked(_ method: HTTPMethod, _ fields: HTTPFields) -> Bool {
        method == .get && fields.list("upgrade").contains { $0.lowercased() == "websocket" }
            && fields.list("connection").contains { $0.lowercased() == "upgrade" }
    }

    /// The refusal of a request that does not keep the rules; nil when it may be upgraded.
    static func refusal(_ request: HTTPRequest) -> HTTPResponse? {
        guard isAsked(request.method, request.fields), !request.isHTTP10, request.body.isEmpty else {
            return .text(.badRequest, "this is no WebSocket handshake\n")
        }
        guard request.fields.values(of: "sec-websocket-version") == ["13"] else {
            var response = HTTPResponse.text(.upgradeRequired, "only WebSocket version 13 is spoken here\n")
            response.fields["sec-websocket-version"] = "13"
            return response
        }
        let keys = request.fields.values(of: "sec-websocket-key")
        guard keys.count == 1, isKey(keys[0]) else {
            return .text(.badRequest, "exactly one valid Sec-WebSocket-Key is needed\n")
        }
        return nil
    }

    static func accept(key: String) -> String {
        let bytes = Array((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").utf8)
        return Digest.base64(Digest.sha1(bytes))
    }

    /// Whether this is sixteen bytes in base64: 21 digits, one whose low bits are zero, and the padding.
    private static func isKey(_ key: String) -> Bool {
        let bytes = Array(key.utf8)
        return bytes.count == 24 && bytes.suffix(2).elementsEqual("==".utf8) && "AQgw".utf8.contains(bytes[21])
            && bytes.prefix(21).allSatisfy { $0.isAlphanumeric || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "/") }
    }
}
