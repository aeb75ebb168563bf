internal import JSON

/// A prompt as a vendor's chat completions take it.
struct ChatBody {
    let vendor: Vendor
    let isStreamed: Bool

    /// Of the answer: commands are short, and a model that rambles is stopped.
    static let longestAnswer = 600

    func json(_ prompt: Prompt) -> JSON {
        var body: JSON = [
            "model": .string(vendor.model),
            "messages": [
                ["role": "system", "content": .string(prompt.system.text)],
                ["role": "user", "content": .string(prompt.question.text)],
            ],
        ]
        body[vendor.lengthMember] = .integer(Self.longestAnswer)
        if let temperature = vendor.temperature { body["temperature"] = .double(temperature) }
        if isStreamed {
            body["stream"] = true
            body["stream_options"] = ["include_usage": true]
        }
        if vendor.capabilities.contains(.thinking) { body["thinking"] = ["type": "disabled"] }
        if vendor.capabilities.contains(.enableThinking) { body["enable_thinking"] = false }
        switch prompt.isProse ? .text : AnswerForm(vendor.capabilities) {
        case .schema:
            body["response_format"] = [
                "type": "json_schema",
                "json_schema": ["name": "commands", "strict": true, "schema": AnswerSchema.json],
            ]
        case .object:
            body["response_format"] = ["type": "json_object"]
        case .tool:
            body["tools"] = [
                ["type": "function", "function": ["name": "commands", "parameters": AnswerSchema.json]]
            ]
            body["tool_choice"] = ["type": "function", "function": ["name": "commands"]]
        case .text:
            break
        }
        return body
    }
}

/// The agreed form of an answer.
enum AnswerSchema {
    /// Every member required and none besides, as strict schemas want it; what a command has no use for is null.
    static let json: JSON = [
        "type": "object",
        "additionalProperties": false,
        "required": ["commands"],
        "properties": [
            "commands": [
                "type": "array",
                "items": [
                    "type": "object",
                    "additionalProperties": false,
                    "required": ["do", "name", "words"],
                    "properties": [
                        "do": ["type": "string", "enum": .array(AnswerCommand.allCases.map { .string($0.rawValue) })],
                        "name": ["type": ["string", "null"]],
                        "words": ["type": ["string", "null"]],
                    ],
                ],
            ]
        ],
    ]
}

/// The commands that a model may answer with. Consent and taking back are not among them: `yes` and `undo` act at once,
/// so only words of `talk.yaml` say them.
enum AnswerCommand: String, CaseIterable {
    case start, set, unset, mention, pick, no, cancel, `repeat`, skip, help, why, chitchat
    case outOfScope = "out_of_scope"
}
