internal import Chat
internal import Diagnostics
internal import HTTPAPI
internal import Limits
internal import WebServer

/// How much clients may ask for, where the defaults do not fit: `PARLANCE_LIMITS=sockets-of-address=500,…`.
struct ServeLimits {
    enum Name: String, CaseIterable {
        case connections
        case connectionsOfAddress = "connections-of-address"
        case socketsOfUser = "sockets-of-user"
        case socketsOfSession = "sockets-of-session"
        case socketsOfAddress = "sockets-of-address"
        /// In a minute, over one socket.
        case messages
        /// In a minute, from one address.
        case requests
    }

    private var numbers: [Name: Int] = [:]

    init(_ text: String) throws(UsageError) {
        for part in text.split(separator: ",") {
            let halves = part.filter { $0 != " " }.split(separator: "=", maxSplits: 1).map(String.init)
            let word = halves.first ?? ""
            guard let name = Name(rawValue: word) else {
                let hint = Name.allCases.map(\.rawValue).closest(to: word).map { ": did you mean '\($0)'?" } ?? ""
                throw UsageError("PARLANCE_LIMITS knows no '\(word)'\(hint)")
            }
            guard halves.count == 2, let number = Int(halves[1]), (1...1_000_000_000).contains(number) else {
                throw UsageError("PARLANCE_LIMITS has numbers like \(name.rawValue)=500, not '\(part)'")
            }
            numbers[name] = number
        }
    }

    func apply(to server: inout ServerConfiguration) {
        if let number = numbers[.connections] { server.maximumConnections = number }
        if let number = numbers[.connectionsOfAddress] { server.maximumConnectionsPerAddress = number }
    }

    func apply(to chat: inout ChatSettings) {
        if let number = numbers[.socketsOfUser] { chat.socketsOfUser = number }
        if let number = numbers[.socketsOfSession] { chat.socketsOfSession = number }
        if let number = numbers[.socketsOfAddress] { chat.socketsOfAddress = number }
        if let number = numbers[.messages] { chat.messages = Rate(number, in: 60, burst: max(1, number / 6)) }
    }

    var requests: RequestLimits {
        numbers[.requests].map { RequestLimits(address: Rate($0, in: 60, burst: max(1, $0 / 4))) } ?? RequestLimits()
    }
}
