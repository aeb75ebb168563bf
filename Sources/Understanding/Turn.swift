internal import Entities
internal import Intents

/// The reading of one utterance.
struct Turn {
    let reader: OfflineReader
    let context: ReadingContext
    let tagging: Tagging

    var whole: Range<Int> { 0..<tagging.last }

    func read() -> Reading {
        guard tagging.stretches.contains(where: { $0.weight > 0 }) else { return punctuation }
        return answer() ?? fresh(whole)
    }

    /// Marks alone: a lone question mark asks for help, a lone exclamation mark for nothing.
    private var punctuation: Reading {
        tagging.text.folded.contains("?") ? Reading([.help(nil)], confidence: .unsure, reader: reader.name) : .rejected
    }

    /// The words as if nothing had been said before.
    func fresh(_ bounds: Range<Int>) -> Reading {
        if let command = talk(bounds) { return Reading([command], confidence: .sure, reader: reader.name) }
        let frames = frames(in: bounds)
        if let sweeping = sweeping(bounds, frames) { return sweeping }
        if let batch = batch(bounds, whole: frames.first) { return batch }
        let readings = frames.lazy.map { reading(of: $0) }
        let best = readings.first { $0.confidence > .rejected }
        if let correction = correction(bounds), isBetter(correction, than: frames) {
            return correction.reading
        }
        if let best { return with(alternatives: frames, best) }
        if let topic = helpTopic(self.frames(in: bounds, withRefused: true)) {
            return Reading([.help(topic)], confidence: .sure, reader: reader.name)
        }
        return followUp(bounds) ?? declined(bounds) ?? .rejected
    }

    /// 「先不要创建客户」 asks that something be left.
    private func declined(_ bounds: Range<Int>) -> Reading? {
        let stretches = tagging.stretches[bounds]
        guard stretches.contains(where: \.isNegation), !stretches.contains(where: \.isAdvice) else { return nil }
        let isRefusal = frames(in: bounds, withRefused: true).first.map { $0.alignment.cost.violations > 0 }
        guard isRefusal ?? bounds.contains(where: deniesWord) else { return nil }
        var reading = Reading.rejected
        reading.isDeclined = true
        return reading
    }

    /// Whether a word of some intent stands right behind a negation: "don't create Foo".
    private func deniesWord(_ place: Int) -> Bool {
        tagging.classes[place].contains { word in
            guard word.value == .negation else { return false }
            let next = tagging.afterMarks(word.end)
            return next < tagging.last && tagging.hits[next].contains { $0.value.isGrammar && $0.value.weight > 1 }
        }
    }

    /// Everything the words between two places can be as a command, best first.
    ///
    /// - Parameter withRefused: Whether messages count that their author has ruled out.
    func frames(in bounds: Range<Int>, withRefused: Bool = false) -> [RankedFrame] {
        guard !bounds.isEmpty else { return [] }
        var present: Set<Int32> = []
        for place in bounds {
            for hit in tagging.hits[place] where hit.end <= bounds.upperBound { present.insert(hit.value.id) }
        }
        let whole = tagging.whole(bounds)
        return reader.index.candidates(present).compactMap { candidate -> RankedFrame? in
            let grammar = reader.grammars[candidate]
            if !withRefused, reader.refused[candidate]?.isDisjoint(with: whole) == false { return nil }
            var aligner = Aligner(tagging, grammar, in: bounds)
            return aligner.align().map { RankedFrame(intent: candidate, alignment: $0) }
        }
        .sorted { left, right in
            // What lacks nothing comes before what would have to ask.
            left.alignment.cost == right.alignment.cost
                ? judge(left).isComplete && !judge(right).isComplete : left.alignment.cost < right.alignment.cost
        }
    }

    func judge(_ frame: RankedFrame) -> FrameJudge {
        FrameJudge(tagging: tagging, grammar: reader.grammars[frame.intent], alignment: frame.alignment)
    }

    func reading(of frame: RankedFrame) -> Reading {
        let grammar = reader.grammars[frame.intent]
        let confidence = judge(frame).confidence
        var reading = Transcript(tagging, grammar, frame.alignment).reading(confidence, reader: reader.name)
        reading.commands.insert(.start(grammar.id), at: 0)
        return reading
    }

    /// Adds the other intents that explain the words just as well.
    private func with(alternatives frames: [RankedFrame], _ best: Reading) -> Reading {
        var best = best
        guard let first = frames.firstIndex(where: { .start(reader.grammars[$0.intent].id) == best.commands.first })
        else { return best }
        let isComplete = judge(frames[first]).isComplete
        for frame in frames[(first + 1)...].prefix(2) where frame.alignment.cost == frames[first].alignment.cost {
            if isComplete, !judge(frame).isComplete { continue }
            let other = reading(of: frame)
            if other.confidence > .rejected { best.alternatives.append(other.commands) }
        }
        if !best.alternatives.isEmpty { best.confidence = .unsure }
        return best
    }

    /// 「怎么创建客户」 asks about an operation and does not ask for it.
    private func helpTopic(_ frames: [RankedFrame]) -> Intent.ID? {
        frames.first { frame in
            let cost = frame.alignment.cost
            return cost.violations == 1 && cost.unexplained == 0 && cost.important == 0
                && frame.alignment.steps.contains { $0.role == .word(.how) }
                && !frame.alignment.steps.contains { if case .value(_, .rest) = $0.role { true } else { false } }
        }
        .map { reader.grammars[$0.intent].id }
    }
}

/// One intent as an explanation of the words.
struct RankedFrame {
    /// The place of its grammar in the reader.
    let intent: Int
    let alignment: Alignment
}
