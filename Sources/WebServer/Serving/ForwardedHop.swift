/// What one proxy says about its own peer.
struct ForwardedHop: Hashable, Sendable {
    /// Nil when it was withheld or cannot be read.
    let address: IPAddress?
    let isSecure: Bool?

    /// One element of `Forwarded`: `for="[2001:db8::1]:4711";proto=https`.
    init(forwarded element: String) {
        var parameters: [String: String] = [:]
        for pair in element.split(separator: ";") {
            let halves = pair.split(separator: "=", maxSplits: 1)
            guard halves.count == 2 else { continue }
            parameters[halves[0].trimmed.lowercased()] = halves[1].trimmed.filter { $0 != "\"" }
        }
        address = parameters["for"].flatMap(Self.address)
        isSecure = parameters["proto"].map { $0.lowercased() == "https" }
    }

    private init(address: IPAddress?, isSecure: Bool?) {
        self.address = address
        self.isSecure = isSecure
    }

    /// Each proxy appends to the addresses; the schemes may be as many, or one that holds for all.
    static func hops(xForwarded fields: HTTPFields) -> [Self] {
        let addresses = fields.list("x-forwarded-for")
        let schemes = fields.list("x-forwarded-proto").map { $0.lowercased() == "https" }
        return addresses.enumerated().map { index, text in
            let isSecure = schemes.count == addresses.count ? schemes[index] : schemes.last
            return Self(address: Self.address(text), isSecure: isSecure)
        }
    }

    /// An address with or without brackets and port.
    private static func address(_ text: String) -> IPAddress? {
        if let address = IPAddress(text) { return address }
        if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
            return IPAddress(String(text[text.index(after: text.startIndex)..<end]))
        }
        return text.lastIndex(of: ":").flatMap { IPAddress(String(text[..<$0])) }
    }
}
