internal import HTTPClient
internal import JSON

/// Reads a whole answer of chat completions; of several choices the first counts.
enum ChatAnswer {
    static func read(_ bytes: [UInt8]) throws(ModelFailure) -> Answer {
        let json: JSON
        do {
            json = try JSON(parsing: bytes, limits: JSON.Limits(duplicateKeys: .lastWins))
        } catch {
            throw .malformed("its answer is no JSON")
        }
        guard let choice = json["choices"]?[0], let message = choice["message"] else {
            throw .malformed("its answer has no choices")
        }
        let called = message["tool_calls"]?[0]?["function"]?["arguments"]?.stringValue
        let text = called ?? message["content"]?.stringValue ?? ""
        return Answer(text, tokens: Tokens(usage: json["usage"]), isCut: choice.isCut)
    }
}

/// Puts a streamed answer together from its pieces.
struct StreamedAnswer {
    private var content = ""
    private var arguments = ""
    private var tokens = Tokens()
    private var isCut = false
    private var isFinished = false
    private(set) var isDone = false

    /// Takes one event and returns the prose in it.
    mutating func take(_ event: ServerSentEvents.Event) throws(ModelFailure) -> String {
        if event.data == "[DONE]" {
            isDone = true
            return ""
        }
        guard let json = try? JSON(parsing: event.data, limits: JSON.Limits(duplicateKeys: .lastWins)) else {
            throw .malformed("a piece of its answer is no JSON")
        }
        if json["error"]?.objectValue != nil { throw .broken("it broke off with an error") }
        if let usage = json["usage"], !usage.isNull { tokens = Tokens(usage: usage) }
        let choices = json["choices"]?.arrayValue ?? []
        guard let choice = choices.first(where: { ($0["index"]?.intValue ?? 0) == 0 }) else { return "" }
        if choice["finish_reason"]?.stringValue != nil {
            isFinished = true
            isCut = choice.isCut
        }
        for call in choice["delta"]?["tool_calls"]?.arrayValue ?? [] where (call["index"]?.intValue ?? 0) == 0 {
            arguments += call["function"]?["arguments"]?.stringValue ?? ""
        }
        let piece = choice["delta"]?["content"]?.stringValue ?? ""
        content += piece
        return piece
    }

    /// A stream that ended without a reason or its closing word was cut off on the way.
    var answer: Answer {
        Answer(arguments.isEmpty ? content : arguments, tokens: tokens, isCut: isCut || !(isFinished || isDone))
    }
}

extension JSON {
    fileprivate var isCut: Bool {
        let reason = self["finish_reason"]?.stringValue
        return reason == "length" || reason == "content_filter" || reason == "insufficient_system_resource"
    }
}

extension Tokens {
    /// OpenAI tells cached tokens in its details, DeepSeek beside the others.
    fileprivate init(usage: JSON?) {
        let details = usage?["prompt_tokens_details"]?["cached_tokens"]?.intValue
        let input = max(0, usage?["prompt_tokens"]?.intValue ?? 0)
        let cached = details ?? usage?["prompt_cache_hit_tokens"]?.intValue ?? 0
        self.init(
            input: min(input, Self.most),
            cached: max(0, min(cached, input, Self.most)),
            output: max(0, min(usage?["completion_tokens"]?.intValue ?? 0, Self.most))
        )
    }

    /// More than any model takes or makes; what a server claims beyond it is no count.
    private static let most = 1 << 24
}
