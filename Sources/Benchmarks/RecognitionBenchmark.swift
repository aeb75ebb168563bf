internal import Entities

/// Every recogniser over single messages, and over one long line whose parts all look like something.
enum RecognitionBenchmark {
    static func run() async throws {
        let recognizer = Recognizer()
        let texts = Utterances.all
        var watch = Stopwatch()
        for round in 0..<20 {
            for text in texts {
                if round == 0 {
                    _ = recognizer.entities(in: text, reference: Utterances.reference)
                } else {
                    await watch.lap { _ = recognizer.entities(in: text, reference: Utterances.reference) }
                }
            }
        }
        report("entities of one message", watch.summary, bound: "p50 at most 150 µs")

        for thousands in [10, 40] {
            let line = String(repeating: "周一上午十点 1,234 元 next week ", count: thousands * 1000 / 28)
            var long = Stopwatch()
            await long.lap { _ = recognizer.entities(in: line, reference: Utterances.reference) }
            report("entities of a line of \(thousands),000 characters", milliseconds(long.laps[0]), bound: "linear")
        }
    }
}
