/// One file as it is served: its bytes, their compressed form, and the fields that go with them.
struct StaticFile: Sendable {
    private struct Form: Sendable {
        let bytes: [UInt8]
        let tag: String

        init(_ bytes: [UInt8]) {
            self.bytes = bytes
            tag = "\"\(Digest.base64(Digest.sha256(bytes)).prefix(22))\""
        }
    }

    private let plain: Form
    private let compressed: Form?
    private let mediaType: String
    private let cacheControl: String

    init(_ bytes: [UInt8], compressed: [UInt8]?, mediaType: String, isImmutable: Bool) {
        plain = Form(bytes)
        self.compressed = compressed.map(Form.init)
        self.mediaType = mediaType
        cacheControl = isImmutable ? "public, max-age=31536000, immutable" : "no-cache"
    }

    func response(to fields: HTTPFields) -> HTTPResponse {
        let isCompressed = compressed != nil && Self.takesGzip(fields)
        let form = isCompressed ? compressed ?? plain : plain
        var response = HTTPResponse(.ok, fields: ["cache-control": cacheControl, "etag": form.tag])
        if compressed != nil { response.fields["vary"] = "accept-encoding" }
        if Self.isKnown(form.tag, to: fields) {
            response.status = .notModified
            return response
        }
        response.fields["content-type"] = mediaType
        if isCompressed { response.fields["content-encoding"] = "gzip" }
        response.body = .bytes(form.bytes)
        return response
    }

    private static func takesGzip(_ fields: HTTPFields) -> Bool {
        fields.list("accept-encoding").contains { member in
            let parts = member.split(separator: ";").map { $0.trimmed.lowercased() }
            guard parts.first == "gzip" || parts.first == "*" else { return false }
            return !parts.dropFirst().contains { $0.hasPrefix("q=0") && !$0.utf8.contains { $0 > 0x30 && $0 <= 0x39 } }
        }
    }

    private static func isKnown(_ tag: String, to fields: HTTPFields) -> Bool {
        fields.list("if-none-match").contains { $0 == "*" || $0 == tag || $0 == "W/" + tag }
    }
}
