internal import JSON

/// What a provider answered to one request, each time that it was asked. Neither a key nor an address is in it.
public struct Cassette: Hashable, Sendable {
    let provider: String
    let prompt: Prompt
    private(set) var takes: [Answer] = []

    init(_ provider: String, _ prompt: Prompt) {
        self.provider = provider
        self.prompt = prompt
    }

    /// Where it stands on the shelf, by all that it was asked.
    var name: String { Cassette.name(provider, prompt) }

    mutating func add(_ take: Answer) { takes.append(take) }

    static func name(_ provider: String, _ prompt: Prompt) -> String {
        // FNV-1a; two requests of one name are told apart by what stands in the file.
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in "\(provider)\u{1}\(prompt.system.text)\u{1}\(prompt.question.text)".utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
        }
        let digits = String(hash, radix: 16)
        return "\(provider)-\(String(repeating: "0", count: 16 - digits.count))\(digits).json"
    }

    /// The request is there to be read and compared; only the takes are played.
    var text: String {
        let takes = takes.map { take -> JSON in
            [
                "text": .string(take.text), "input": .integer(take.tokens.input),
                "cached": .integer(take.tokens.cached), "output": .integer(take.tokens.output),
                "cut": .bool(take.isCut),
            ]
        }
        let json: JSON = [
            "provider": .string(provider), "system": .string(prompt.system.text),
            "question": .string(prompt.question.text), "takes": .array(takes),
        ]
        return json.serialized() + "\n"
    }

    /// Nil when the text is that of another request, or of none.
    init?(_ text: String, of provider: String, _ prompt: Prompt) {
        guard let json = try? JSON(parsing: text), json["provider"]?.stringValue == provider,
            json["system"]?.stringValue == prompt.system.text,
            json["question"]?.stringValue == prompt.question.text
        else { return nil }
        self.init(provider, prompt)
        takes = (json["takes"]?.arrayValue ?? []).map { take in
            Answer(
                take["text"]?.stringValue ?? "",
                tokens: Tokens(
                    input: take["input"]?.intValue ?? 0,
                    cached: take["cached"]?.intValue ?? 0,
                    output: take["output"]?.intValue ?? 0
                ),
                isCut: take["cut"] == true
            )
        }
    }
}

/// Where cassettes stand, by name.
public protocol CassetteShelf: Sendable {
    func text(named name: String) -> String?
    func keep(_ text: String, named name: String) throws
}
