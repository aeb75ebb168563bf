/// What a vendor's chat completions can do beyond plain text.
public struct Capabilities: OptionSet, Hashable, Sendable {
    public let rawValue: Int

    public init(rawValue: Int) { self.rawValue = rawValue }

    /// `response_format: {type: json_object}`
    public static let jsonObject = Capabilities(rawValue: 1)
    /// `response_format: {type: json_schema}` with `strict: true`
    public static let strictSchema = Capabilities(rawValue: 2)
    /// `tools` and `tool_choice`
    public static let tools = Capabilities(rawValue: 4)
    /// Equal beginnings of prompts cost less; nothing has to be asked for.
    public static let contextCaching = Capabilities(rawValue: 8)
    /// `stream: true`
    public static let streaming = Capabilities(rawValue: 16)
    /// Thinks at length before it answers, unless `thinking: {type: disabled}` says not to.
    public static let thinking = Capabilities(rawValue: 32)
    /// The same, unless `enable_thinking: false` says not to, as DashScope spells it.
    public static let enableThinking = Capabilities(rawValue: 64)

    /// `json,schema,tools,caching,streaming,thinking,enable-thinking`; nil when a word is none of these.
    public init?(parsing text: String) {
        var all: Capabilities = []
        for word in text.split(whereSeparator: { $0 == "," || $0 == " " }) {
            guard let one = Self.words[String(word)] else { return nil }
            all.insert(one)
        }
        self = all
    }

    private static let words: [String: Capabilities] = [
        "json": .jsonObject, "schema": .strictSchema, "tools": .tools, "caching": .contextCaching,
        "streaming": .streaming, "thinking": .thinking, "enable-thinking": .enableThinking,
    ]
}

/// How the answer's form is asked for: the strictest way that the vendor has.
enum AnswerForm: Hashable, Sendable {
    case schema, object, tool, text

    init(_ capabilities: Capabilities) {
        self =
            if capabilities.contains(.strictSchema) {
                .schema
            } else if capabilities.contains(.jsonObject) {
                .object
            } else if capabilities.contains(.tools) {
                .tool
            } else {
                .text
            }
    }
}
