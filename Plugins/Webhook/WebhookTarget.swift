public import HTTPClient

/// Who gets messages under a name. Address and secret come from the configuration alone: neither an author nor the
/// person talking can say where something is sent.
public struct WebhookTarget: Sendable {
    /// How the receiver wants a message and its signature.
    public enum Format: String, Sendable, CaseIterable {
        /// A JSON object; `X-Signature: sha256=…` over the body.
        case json
        /// A text message of a WeCom group robot; its key stands in the address.
        case wecom
        /// A text message of a DingTalk group robot; timestamp and signature go into the query.
        case dingtalk
        /// A text message of a Feishu or Lark group robot; timestamp and signature go into the body.
        case feishu
    }

    public let name: String
    public let url: Secret
    public let secret: Secret?
    public let format: Format
    public let reachesPrivateAddresses: Bool

    public init(
        _ name: String,
        url: Secret,
        secret: Secret? = nil,
        format: Format = .json,
        reachesPrivateAddresses: Bool = false
    ) {
        self.name = name
        self.url = url
        self.secret = secret
        self.format = format
        self.reachesPrivateAddresses = reachesPrivateAddresses
    }
}

extension WebhookTarget {
    /// What is wrong with the configuration, in one sentence without any value of it.
    public struct Mistake: Error, Hashable, Sendable, CustomStringConvertible {
        public let description: String
    }

    /// The targets that `PARLANCE_WEBHOOKS` names, each with `PARLANCE_WEBHOOK_<NAME>_URL`, `_SECRET`, `_FORMAT` and
    /// `_PRIVATE` (`yes` allows addresses of one's own network and plain http).
    public static func configured(_ variable: (String) -> String?) throws(Mistake) -> [WebhookTarget] {
        var targets: [WebhookTarget] = []
        for name in (variable("PARLANCE_WEBHOOKS") ?? "").split(whereSeparator: { $0 == "," || $0 == " " }) {
            targets.append(try WebhookTarget(String(name), variable))
        }
        return targets
    }

    private init(_ name: String, _ variable: (String) -> String?) throws(Mistake) {
        let stem = "PARLANCE_WEBHOOK_" + String(name.uppercased().map { $0.isLetter || $0.isNumber ? $0 : "_" })
        guard let url = variable("\(stem)_URL") else {
            throw Mistake(description: "\(stem)_URL is not set: give the address of the webhook '\(name)'")
        }
        let isPrivate = variable("\(stem)_PRIVATE") == "yes"
        guard url.lowercased().hasPrefix("https://") || isPrivate else {
            throw Mistake(description: "\(stem)_URL is not an https address: set \(stem)_PRIVATE=yes if that is meant")
        }
        let written = variable("\(stem)_FORMAT") ?? "json"
        guard let format = Format(rawValue: written) else {
            let known = Format.allCases.map(\.rawValue).joined(separator: ", ")
            throw Mistake(description: "\(stem)_FORMAT is one of \(known), not '\(written)'")
        }
        self.init(
            name,
            url: Secret(url),
            secret: variable("\(stem)_SECRET").map { Secret($0) },
            format: format,
            reachesPrivateAddresses: isPrivate
        )
    }
}
