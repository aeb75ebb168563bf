public import WebServer

extension HTTPRequest {
    /// The token of `Authorization: Bearer`; never one from the address, which logs and other pages see.
    public var bearer: String? {
        let values = fields.values(of: "authorization")
        guard values.count == 1, let value = values.first, value.lowercased().hasPrefix("bearer ") else { return nil }
        return value.dropFirst(7).split(separator: " ").first.map(String.init)
    }
}
