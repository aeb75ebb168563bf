internal import HTTPClient

/// The variables of one vendor: `PARLANCE_DEEPSEEK_KEY` and the like; `PARLANCE_AI_KEY` is as good where it is alone.
struct VendorVariables {
    private let name: String
    private let isAlone: Bool
    private let variable: (String) -> String?

    /// What stands for the only vendor of a chain.
    static let shared = ["KEY", "KEY_FILE", "URL", "MODEL", "CAPABILITIES", "PRICE"].map { "PARLANCE_AI_" + $0 }

    init(_ name: String, isAlone: Bool, _ variable: @escaping (String) -> String?) {
        self.name = name
        self.isAlone = isAlone
        self.variable = variable
    }

    /// The vendor's own name for a shared variable.
    func own(_ shared: String) -> String {
        let vendor = name.map { $0.isLetter || $0.isNumber ? $0.uppercased() : "_" }.joined()
        return "PARLANCE_\(vendor)_\(shared.dropFirst("PARLANCE_AI_".count))"
    }

    /// The vendor of this name; with an address of its own, any other name is that of a compatible server.
    func vendor() throws(ModelSettings.Mistake) -> Vendor {
        let known = Vendor.known.first { $0.name == name }
        let url = value("URL")?.text
        guard var vendor = known ?? (url == nil ? nil : .compatible) else {
            let names = Vendor.known.map(\.name).joined(separator: ", ")
            throw ModelSettings.Mistake(
                description: "there is no vendor '\(name)': PARLANCE_AI takes \(names), "
                    + "or any name whose address \(own("PARLANCE_AI_URL")) says"
            )
        }
        if known == .compatible, url == nil {
            throw ModelSettings.Mistake(
                description: "compatible needs an address: set PARLANCE_COMPATIBLE_URL, http://127.0.0.1:11434/v1"
            )
        }
        vendor.name = name
        vendor.url = url ?? vendor.url
        vendor.model = value("MODEL")?.text ?? vendor.model
        if let (place, text) = value("CAPABILITIES") {
            guard let capabilities = Capabilities(parsing: text) else {
                throw ModelSettings.Mistake(
                    description:
                        "\(place) takes json, schema, tools, caching, streaming, thinking and enable-thinking, not '\(text)'"
                )
            }
            vendor.capabilities = capabilities
        }
        if let (place, text) = value("PRICE") {
            guard let price = Price(parsing: text) else {
                throw ModelSettings.Mistake(
                    description: "\(place) is three numbers for a million tokens, input,cached,output, not '\(text)'"
                )
            }
            vendor.price = price
        }
        return vendor
    }

    func key(_ file: (String) -> String?) throws(ModelSettings.Mistake) -> Secret? {
        if let (_, text) = value("KEY") { return Secret(text.filter { !$0.isWhitespace }) }
        if let (place, path) = value("KEY_FILE") {
            guard let text = file(path) else {
                throw ModelSettings.Mistake(description: "cannot read \(place), '\(path)'")
            }
            return Secret(text.filter { !$0.isWhitespace })
        }
        guard Vendor.known.first(where: { $0.name == name })?.needsKey != true else {
            let (key, file) = (own("PARLANCE_AI_KEY"), own("PARLANCE_AI_KEY_FILE"))
            throw ModelSettings.Mistake(description: "\(name) needs a key: set \(key) or \(file)")
        }
        return nil
    }

    /// The variable that says it, and what it says.
    private func value(_ what: String) -> (place: String, text: String)? {
        let shared = "PARLANCE_AI_" + what
        for place in [own(shared)] + (isAlone ? [shared] : []) {
            if let text = variable(place) { return (place, text) }
        }
        return nil
    }
}
