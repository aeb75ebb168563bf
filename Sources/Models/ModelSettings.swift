public import HTTPClient

/// What an installation says about models, by variables; without `PARLANCE_AI` there are none.
public struct ModelSettings: Sendable {
    /// In the order in which they are asked.
    public private(set) var vendors: [Keyed] = []
    public var options = Cascade.Options()

    /// A vendor with the key that it knows this installation by.
    public struct Keyed: Sendable {
        public let vendor: Vendor
        public let key: Secret?
    }

    /// No models.
    public init() {}

    /// A variable that cannot be understood; never with the value of a key.
    public struct Mistake: Error, Hashable, Sendable, CustomStringConvertible {
        public let description: String
    }

    /// - Parameters:
    ///   - named: The vendors instead of those of `PARLANCE_AI`.
    ///   - needsKeys: Whether a vendor that wants a key must have one; answers on cassettes need none.
    ///   - file: The text of a file, nil when it cannot be read.
    public init(
        named: String? = nil,
        _ variable: @escaping (String) -> String?,
        file: (String) -> String?,
        needsKeys: Bool = true
    ) throws(Mistake) {
        let names = (named ?? variable("PARLANCE_AI") ?? "").split(separator: ",")
            .map { $0.filter { !$0.isWhitespace } }.filter { $0 != "offline" && !$0.isEmpty }
        for name in names {
            let values = VendorVariables(name, isAlone: names.count == 1, variable)
            vendors.append(Keyed(vendor: try values.vendor(), key: needsKeys ? try values.key(file) : nil))
        }
        guard let first = vendors.first else { return }
        if vendors.count > 1, let shared = VendorVariables.shared.first(where: { variable($0) != nil }) {
            let own = VendorVariables(first.vendor.name, isAlone: false, variable).own(shared)
            throw Mistake(description: "\(shared) is for one vendor alone; of several each has its own: \(own)")
        }
        if let text = variable("PARLANCE_AI_TIMEOUT") {
            guard let seconds = Double(text), seconds > 0, seconds <= 120 else {
                throw Mistake(description: "PARLANCE_AI_TIMEOUT is a number of seconds up to 120, not '\(text)'")
            }
            options.time = .milliseconds(Int(seconds * 1000))
        }
        if let text = variable("PARLANCE_AI_HEDGE") {
            guard let seconds = Double(text), seconds > 0, seconds <= 120 else {
                throw Mistake(description: "PARLANCE_AI_HEDGE is a number of seconds up to 120, not '\(text)'")
            }
            options.hedge = .milliseconds(Int(seconds * 1000))
        }
        options.masks = variable("PARLANCE_AI_MASK") == "1"
        options.budget = Budget(
            ofUser: try Self.money("PARLANCE_AI_BUDGET_USER", variable),
            ofInstallation: try Self.money("PARLANCE_AI_BUDGET", variable)
        )
    }

    /// - Parameter log: Takes what is sent, for a log that somebody switched on.
    public func models(client: HTTPClient, log: (@Sendable (String) -> Void)? = nil) -> [any ChatModel] {
        vendors.map { keyed in
            let provider = Provider(keyed.vendor, key: keyed.key, client: client)
            guard let log else { return provider }
            return LoggedModel(provider, log)
        }
    }

    private static func money(_ name: String, _ variable: (String) -> String?) throws(Mistake) -> Int? {
        guard let text = variable(name) else { return nil }
        guard let amount = Double(text), amount >= 0, amount <= 1_000_000_000 else {
            throw Mistake(description: "\(name) is an amount of money a day, not '\(text)'")
        }
        return Int((amount * 1_000_000).rounded())
    }
}
