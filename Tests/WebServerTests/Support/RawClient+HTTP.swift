@testable import WebServer

/// A response as the client read it.
struct ReceivedResponse: Hashable {
    var status: Int
    var fields: HTTPFields
    var body: String
}

extension RawClient {
    /// One response, its body read as its fields frame it.
    func response(toHead: Bool = false) throws -> ReceivedResponse {
        var lines = try read(through: "\r\n\r\n").split(separator: "\r\n")
        let status = Int(lines.removeFirst().split(separator: " ")[1]) ?? 0
        var fields = HTTPFields()
        for line in lines {
            let halves = line.split(separator: ":", maxSplits: 1)
            fields.append(String(halves[0]), String(halves[1].drop { $0 == " " }))
        }
        return ReceivedResponse(status: status, fields: fields, body: toHead ? "" : try body(fields))
    }

    private func body(_ fields: HTTPFields) throws -> String {
        if let length = fields["content-length"].flatMap(Int.init) {
            return String(decoding: try read(length), as: UTF8.self)
        }
        guard fields["transfer-encoding"] == "chunked" else { return "" }
        var whole: [UInt8] = []
        while let size = Int(try read(through: "\r\n").dropLast(1), radix: 16), size > 0 {
            whole += try read(size)
            _ = try read(2)
        }
        _ = try read(2)
        return String(decoding: whole, as: UTF8.self)
    }
}
