import JSON

/// What a vendor documents that a member of its request may be.
indirect enum DocumentedForm: Sendable {
    case string, flag, anything
    case number(Range<Double>)
    case integer(ClosedRange<Int>)
    case word(Set<String>)
    case list(DocumentedForm)
    case either([DocumentedForm])
    /// No others than these.
    case object([String: DocumentedForm], required: Set<String>)
    /// A JSON Schema in the subset that strict mode takes.
    case strictSchema

    /// What the documentation does not allow, by place.
    func faults(_ json: JSON, _ place: String) -> [String] {
        switch self {
        case .anything: []
        case .string: json.stringValue == nil ? ["\(place) is no text"] : []
        case .flag: if case .bool = json { [] } else { ["\(place) is no flag"] }
        case .number(let range): Self.number(json).map(range.contains) == true ? [] : ["\(place) is out of range"]
        case .integer(let range): json.intValue.map(range.contains) == true ? [] : ["\(place) is out of range"]
        case .word(let words): json.stringValue.map(words.contains) == true ? [] : ["\(place) is no known word"]
        case .list(let form):
            json.arrayValue?.enumerated().flatMap { form.faults($1, "\(place)[\($0)]") } ?? ["\(place) is no list"]
        case .either(let forms):
            forms.contains { $0.faults(json, place).isEmpty } ? [] : ["\(place) is none of the documented forms"]
        case .object(let members, let required): Self.faults(json, members, required, place)
        case .strictSchema: Self.schemaFaults(json, place)
        }
    }

    private static func number(_ json: JSON) -> Double? {
        switch json {
        case .integer(let number): Double(number)
        case .double(let number): number
        default: nil
        }
    }

    private static func faults(
        _ json: JSON,
        _ members: [String: DocumentedForm],
        _ required: Set<String>,
        _ place: String
    ) -> [String] {
        guard let object = json.objectValue else { return ["\(place) is no object"] }
        let missing = required.subtracting(object.keys).sorted().map { "\(place) lacks \($0)" }
        return missing
            + object.sorted { $0.key < $1.key }.flatMap { name, member in
                members[name]?.faults(member, "\(place).\(name)") ?? ["\(place).\(name) is not documented"]
            }
    }

    /// Every property required, no others, and none of the key words that strict mode refuses.
    private static func schemaFaults(_ json: JSON, _ place: String) -> [String] {
        guard let schema = json.objectValue else { return ["\(place) is no schema"] }
        let known: Set<String> = [
            "type", "properties", "required", "additionalProperties", "items", "enum", "const", "description", "anyOf",
            "$ref", "$defs",
        ]
        var faults = Set(schema.keys).subtracting(known).sorted().map { "\(place).\($0) is not supported" }
        if let properties = schema["properties"]?.objectValue {
            if schema["additionalProperties"] != false { faults.append("\(place) allows other properties") }
            let required = Set((schema["required"]?.arrayValue ?? []).compactMap(\.stringValue))
            if required != Set(properties.keys) { faults.append("\(place) has optional properties") }
            for (name, property) in properties { faults += schemaFaults(property, "\(place).\(name)") }
        }
        if let items = schema["items"] { faults += schemaFaults(items, "\(place)[]") }
        return faults
    }
}

extension DocumentedForm {
    /// api-docs.deepseek.com/api/create-chat-completion, November 2026.
    static let deepSeek = DocumentedForm.object(
        common.merging([
            "thinking": .object(["type": .word(["enabled", "disabled"])], required: ["type"]),
            "reasoning_effort": .word(["low", "high", "max"]), "max_tokens": .integer(1...393_216),
            "response_format": .object(["type": .word(["text", "json_object"])], required: ["type"]),
            "temperature": .number(0..<2.001), "user_id": .string,
        ]) { $1 },
        required: ["model", "messages"]
    )

    /// platform.openai.com/docs/api-reference/chat/create, with `strict` structured outputs.
    static let openAI = DocumentedForm.object(
        common.merging([
            "max_completion_tokens": .integer(1...1_000_000), "max_tokens": .integer(1...1_000_000),
            "response_format": responseFormat, "temperature": .number(0..<2.001), "n": .integer(1...128),
            "reasoning_effort": .string, "seed": .integer(0...(.max)), "store": .flag, "metadata": .anything,
            "parallel_tool_calls": .flag, "user": .string, "service_tier": .string, "verbosity": .string,
        ]) { $1 },
        required: ["model", "messages"]
    )

    /// docs.ollama.com/api/openai-compatibility: the supported request fields.
    static let ollama = DocumentedForm.object(
        common.merging([
            "max_tokens": .integer(1...1_000_000), "response_format": responseFormat, "temperature": .number(0..<2.001),
            "seed": .integer(0...(.max)), "reasoning_effort": .string, "reasoning": .anything,
        ]) { $1 },
        required: ["model", "messages"]
    )

    /// docs.vllm.ai/en/latest/serving/openai_compatible_server: those of OpenAI but a few, and its own.
    static let vLLM = DocumentedForm.object(
        common.merging([
            "max_tokens": .integer(1...1_000_000), "max_completion_tokens": .integer(1...1_000_000),
            "response_format": responseFormat, "temperature": .number(0..<2.001), "n": .integer(1...128),
            "seed": .integer(0...(.max)), "chat_template_kwargs": .anything, "structured_outputs": .anything,
        ]) { $1 },
        required: ["model", "messages"]
    )

    /// help.aliyun.com/en/model-studio, OpenAI-compatible chat: a temperature of 2 is none.
    static let dashScope = DocumentedForm.object(
        common.merging([
            "max_tokens": .integer(1...1_000_000), "response_format": responseFormat, "temperature": .number(0..<2),
            "enable_thinking": .flag, "thinking_budget": .integer(1...100_000), "seed": .integer(0...(.max)),
            "n": .integer(1...4), "top_k": .integer(0...100), "parallel_tool_calls": .flag, "enable_search": .flag,
        ]) { $1 },
        required: ["model", "messages"]
    )

    private static let common: [String: DocumentedForm] = [
        "model": .string,
        "messages": .list(
            .object(
                ["role": .word(["system", "user", "assistant", "tool"]), "content": .string, "name": .string],
                required: ["role", "content"]
            )
        ),
        "stream": .flag, "stream_options": .object(["include_usage": .flag], required: []),
        "stop": .either([.string, .list(.string)]), "top_p": .number(0..<1.001),
        "presence_penalty": .number(-2..<2.001), "frequency_penalty": .number(-2..<2.001), "logprobs": .flag,
        "top_logprobs": .integer(0...20),
        "tools": .list(
            .object(
                [
                    "type": .word(["function"]),
                    "function": .object(
                        ["name": .string, "description": .string, "parameters": .strictSchema, "strict": .flag],
                        required: ["name"]
                    ),
                ],
                required: ["type", "function"]
            )
        ),
        "tool_choice": .either([
            .word(["none", "auto", "required"]),
            .object(
                ["type": .word(["function"]), "function": .object(["name": .string], required: ["name"])],
                required: ["type", "function"]
            ),
        ]),
    ]

    private static let responseFormat = DocumentedForm.either([
        .object(["type": .word(["text", "json_object"])], required: ["type"]),
        .object(
            [
                "type": .word(["json_schema"]),
                "json_schema": .object(
                    ["name": .string, "description": .string, "schema": .strictSchema, "strict": .flag],
                    required: ["name"]
                ),
            ],
            required: ["type", "json_schema"]
        ),
    ])
}
