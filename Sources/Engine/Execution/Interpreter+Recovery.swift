public import Intents
internal import Linking

extension Interpreter {
    /// What the last run left in the middle, told honestly and closed: nothing of it runs again by itself.
    ///
    /// - Returns: A sentence for each operation that was interrupted.
    public func recover(_ language: Language, at now: Int) async throws(JournalFailure) -> [String] {
        var sentences: [String] = []
        for operation in try await journal.unfinished() {
            let titles = operation.frames.map { part in
                program.intent(part.intent)?.title.best(for: language) ?? part.intent.rawValue
            }
            let done = operation.steps.map { "\($0.handler) (\($0.state.rawValue))" }
            let values = [
                "title": titles.joined(separator: language.listSeparator),
                "done": done.joined(separator: language.listSeparator),
            ]
            sentences.append(phrases.say(.interrupted, language, values))
            try await journal.finish(operation.id, as: .interrupted, at: now)
        }
        return sentences
    }
}
