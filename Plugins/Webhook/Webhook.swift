public import HTTPClient
internal import Intents
internal import JSON
public import PluginAPI
internal import Synchronization

/// Messages to chat groups and services that are set up under names.
public final class Webhook: Plugin {
    public let name = "webhook"
    public let purpose = "Messages to chat groups (WeCom, DingTalk, Feishu) and to services that take JSON."
    private let targets: [String: WebhookTarget]
    private let client: Mutex<HTTPClient?>
    private let sleep: @Sendable (Duration) async throws -> Void

    /// - Parameters:
    ///   - client: Made for the first message when left out.
    ///   - sleep: How to wait before another attempt.
    public init(
        _ targets: [WebhookTarget],
        client: HTTPClient? = nil,
        sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    ) {
        self.targets = Dictionary(targets.map { ($0.name, $0) }) { _, last in last }
        self.client = Mutex(client)
        self.sleep = sleep
    }

    public var handlers: [Handler] {
        [
            Handler(
                "webhook.post",
                "Sends a message to the chat group or service that is set up under a name.",
                effect: .write,
                inverse: .none(because: "a message that was sent cannot be called back"),
                Parameter<String>("to", "The name under which the receiver is set up"),
                Parameter<String?>("text", "The message"),
                Parameter<JSON?>("data", "What a service is given besides")
            ) { context, to, text, data in
                try await self.post(text, data, to: to, context)
            }
        ]
    }

    private func post(
        _ text: String?,
        _ data: JSON?,
        to name: String,
        _ context: Handler.Context
    ) async throws(HandlerFailure) -> Outcome {
        guard let target = targets[name] else {
            let known = targets.keys.sorted().joined(separator: ", ")
            throw .misused("no webhook is set up under '\(name)'\(known.isEmpty ? "" : ": there is \(known)")")
        }
        guard data != nil || text?.isEmpty == false else { throw .misused("webhook.post: there is nothing to send") }
        guard target.format == .json || text?.isEmpty == false else {
            throw .misused("webhook.post: '\(name)' is a chat group and takes a text")
        }
        let message = WebhookMessage(
            to: target,
            text: text,
            data: data,
            now: context.caller.now,
            key: context.idempotencyKey,
            deadlines: HTTPClient.Deadlines(connect: .seconds(5), total: .seconds(15))
        )
        var backoff = Backoff(retries: 2, patience: .seconds(5))
        while true {
            switch await verdict(on: message, from: target) {
            case .delivered: return Outcome(["to": .string(name), "text": text.map(JSON.string) ?? .null])
            case .failed(let failure): throw failure
            case .again(let after, let failure):
                guard let wait = backoff.next(retryAfter: after) else { throw failure }
                do {
                    try await sleep(wait)
                } catch {
                    throw .cancelled
                }
            }
        }
    }

    private func verdict(on message: WebhookMessage, from target: WebhookTarget) async -> WebhookVerdict {
        let client = self.client.withLock { client in
            let known = client ?? HTTPClient()
            client = known
            return known
        }
        do throws(HTTPFailure) {
            return WebhookVerdict(try await client.send(message.request), from: target)
        } catch {
            return WebhookVerdict(error, from: target)
        }
    }
}
