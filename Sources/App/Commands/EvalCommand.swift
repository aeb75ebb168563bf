internal import Catalog
internal import JSON

/// `parlance eval utterances|dialogues|entities FILE.jsonl [--world FILE]`: predictions, one JSON line a case.
enum EvalCommand {
    static func run(_ arguments: Arguments) async throws -> Int32 {
        let words = arguments.words.dropFirst()
        guard words.count == 2, let kind = words.first, let path = words.last else {
            throw UsageError("eval needs a kind and a file: parlance eval utterances cases.jsonl [--world world.json]")
        }
        guard let text = TextFile.read(path) else { throw UsageError("cannot read '\(path)'") }
        var cases: [JSON] = []
        for (number, line) in text.split(separator: "\n").enumerated() {
            do {
                cases.append(try JSON(parsing: String(line)))
            } catch {
                throw UsageError("\(path):\(number + 1): \(error)")
            }
        }
        let configuration = try Configuration(arguments)
        let evaluation = Evaluation(pack: Catalog.load(configuration.intents).0, world: try world(arguments))
        switch kind {
        case "utterances": try await evaluation.utterances(cases)
        case "dialogues": try await evaluation.dialogues(cases)
        case "entities": evaluation.entities(cases)
        default: throw UsageError("eval knows utterances, dialogues and entities, not '\(kind)'")
        }
        return 0
    }

    private static func world(_ arguments: Arguments) throws -> JSON {
        guard let path = arguments.options["world"] else { return .object([:]) }
        guard let text = TextFile.read(path) else { throw UsageError("cannot read '\(path)'") }
        do {
            return try JSON(parsing: text)
        } catch {
            throw UsageError("\(path): \(error)")
        }
    }
}
