/// Whole responses to bytes, with what the server adds to each.
struct ResponseEncoder {
    var keepsAlive: Bool
    var isHead = false
    var isHTTP10 = false
    var defaults: HTTPFields
    var now = SystemCall.secondsSince1970()

    /// A response whose body is there; that of a stream follows by itself.
    func encoded(_ response: HTTPResponse) -> [UInt8] {
        var bytes = head(response).encoded()
        if case .bytes(let body) = response.body, response.status.allowsBody, !isHead { bytes += body }
        return bytes
    }

    func head(_ response: HTTPResponse) -> ResponseHead {
        var fields = response.fields
        fields.fill(from: defaults)
        return ResponseHead(
            status: response.status,
            fields: fields,
            framing: framing(response),
            keepsAlive: keepsAlive && !isHTTP10,
            date: HTTPDate.text(secondsSince1970: now)
        )
    }

    private func framing(_ response: HTTPResponse) -> ResponseHead.Framing {
        guard response.status.allowsBody else { return .none }
        switch response.body {
        case .bytes(let bytes): return .length(bytes.count)
        case .stream: return isHTTP10 ? .untilClose : .chunked
        }
    }
}
