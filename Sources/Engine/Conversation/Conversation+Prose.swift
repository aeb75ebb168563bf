internal import Dialogue
internal import Understanding

extension Conversation {
    /// Answers in a model's words what a model took for a question about help or for small talk.
    ///
    /// - Returns: False when there are no such words: then those of the pack are said.
    func answerInProse(_ kind: Reply.Kind, _ turn: inout Turn) async -> Bool {
        guard turn.isReadByModel, let context = turn.context else { return false }
        let start = ContinuousClock.now
        let report = turn.report
        let words = await interpreter.reader.prose(Utterance(turn.words), in: context) { report?(.words($0)) }
        guard let words, !words.isEmpty else { return false }
        turn.trace.add("prose", since: start, ["\(words.count) characters"])
        var part = Reply.Part(kind, words)
        part.wasTold = report != nil
        turn.say(part)
        return true
    }
}
