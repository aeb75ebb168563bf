/// Who sent a request: the peer itself, or the one that trusted proxies name.
struct Client: Hashable, Sendable {
    let address: IPAddress
    let isSecure: Bool
}
