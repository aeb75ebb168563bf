public import HTTPClient

/// What an installation says about models, by variables; without `PARLANCE_AI` there are none.
public struct ModelSettings: Sendable {
    /// In the order in which they are asked.
    public var vendors: [Vendor] = []
    public var key: Secret?
    public var options = Cascade.Options()

    /// No models.
    public init() {}

    /// A variable that cannot be understood; never with the value of a key.
    public struct Mistake: Error, Hashable, Sendable, CustomStringConvertible {
        public let description: String
    }

    /// - Parameter file: The text of a file, nil when it cannot be read.
    public init(
        _ variable: (String) -> String?,
        file: (String) -> String?
    ) throws(Mistake) {
        for name in (variable("PARLANCE_AI") ?? "").split(separator: ",") where name != "offline" {
            vendors.append(try Self.vendor(name.filter { !$0.isWhitespace }, variable))
        }
        guard !vendors.isEmpty else { return }
        key = try Self.key(variable, file)
        if key == nil, let vendor = vendors.first(where: \.needsKey) {
            throw Mistake(description: "\(vendor.name) needs a key: set PARLANCE_AI_KEY or PARLANCE_AI_KEY_FILE")
        }
        if let text = variable("PARLANCE_AI_TIMEOUT") {
            guard let seconds = Double(text), seconds > 0, seconds <= 120 else {
                throw Mistake(description: "PARLANCE_AI_TIMEOUT is a number of seconds up to 120, not '\(text)'")
            }
            options.time = .milliseconds(Int(seconds * 1000))
        }
        options.masks = variable("PARLANCE_AI_MASK") == "1"
        options.budget = Budget(
            ofUser: try Self.money("PARLANCE_AI_BUDGET_USER", variable),
            ofInstallation: try Self.money("PARLANCE_AI_BUDGET", variable)
        )
    }

    /// - Parameter log: Takes what is sent, for a log that somebody switched on.
    public func models(client: HTTPClient, log: (@Sendable (String) -> Void)? = nil) -> [any ChatModel] {
        vendors.map { vendor in
            let provider = Provider(vendor, key: key, client: client)
            guard let log else { return provider }
            return LoggedModel(provider, log)
        }
    }

    private static func vendor(
        _ name: String,
        _ variable: (String) -> String?
    ) throws(Mistake) -> Vendor {
        guard var vendor = Vendor.known.first(where: { $0.name == name }) else {
            let known = Vendor.known.map(\.name).joined(separator: ", ")
            throw Mistake(description: "PARLANCE_AI is one of \(known), not '\(name)'")
        }
        if let url = variable("PARLANCE_AI_URL") {
            vendor.url = url
        } else if vendor == .compatible {
            throw Mistake(description: "compatible needs an address: set PARLANCE_AI_URL, http://127.0.0.1:11434/v1")
        }
        if let model = variable("PARLANCE_AI_MODEL") { vendor.model = model }
        if let text = variable("PARLANCE_AI_CAPABILITIES") {
            guard let capabilities = Capabilities(parsing: text) else {
                throw Mistake(description: "PARLANCE_AI_CAPABILITIES takes json, schema, tools, caching and streaming")
            }
            vendor.capabilities = capabilities
        }
        if let text = variable("PARLANCE_AI_PRICE") {
            guard let price = Price(parsing: text) else {
                throw Mistake(
                    description: "PARLANCE_AI_PRICE is three numbers for a million tokens: input,cached,output"
                )
            }
            vendor.price = price
        }
        return vendor
    }

    private static func key(
        _ variable: (String) -> String?,
        _ file: (String) -> String?
    ) throws(Mistake) -> Secret? {
        if let text = variable("PARLANCE_AI_KEY") { return Secret(text.filter { !$0.isWhitespace }) }
        guard let path = variable("PARLANCE_AI_KEY_FILE") else { return nil }
        guard let text = file(path) else { throw Mistake(description: "cannot read PARLANCE_AI_KEY_FILE, '\(path)'") }
        return Secret(text.filter { !$0.isWhitespace })
    }

    private static func money(_ name: String, _ variable: (String) -> String?) throws(Mistake) -> Int? {
        guard let text = variable(name) else { return nil }
        guard let amount = Double(text), amount >= 0, amount <= 1_000_000_000 else {
            throw Mistake(description: "\(name) is an amount of money a day, not '\(text)'")
        }
        return Int((amount * 1_000_000).rounded())
    }
}

/// Tells what goes out and what comes back; keys are in neither.
struct LoggedModel: ChatModel {
    private let model: any ChatModel
    private let log: @Sendable (String) -> Void

    init(_ model: any ChatModel, _ log: @escaping @Sendable (String) -> Void) {
        self.model = model
        self.log = log
    }

    var name: String { model.name }
    var price: Price { model.price }

    func complete(_ prompt: Prompt, within time: Duration) async throws(ModelFailure) -> Answer {
        log("→ \(name)\n\(prompt.system.text)\n\(prompt.question.text)")
        do {
            let answer = try await model.complete(prompt, within: time)
            log("← \(name)\n\(answer.text)")
            return answer
        } catch {
            log("← \(name): \(error)")
            throw error
        }
    }
}
