internal import Entities
internal import Intents

/// Requests that would do away with everything at once: no intent offers that, and none is bent to it.
extension Turn {
    /// 「把所有客户都删了」, "delete all deals": a word for all of them and one that makes them disappear, neither of
    /// them a quotation, a part of a name or the body of a note.
    ///
    /// - Parameter best: What the words would be read as otherwise.
    func sweeping(_ bounds: Range<Int>, _ frames: [RankedFrame]) -> Reading? {
        guard !tagging.isRefused, bounds.contains(where: { stands(.every, at: $0) }),
            let verb = bounds.first(where: { stands(.destroy, at: $0) && !isAttribute($0) })
        else { return nil }
        let best = frames.first { judge($0).confidence > .rejected }
        if let best, isAbout(best, verb) { return nil }
        var reading = Reading([.outOfScope], confidence: .sure, reader: reader.name)
        reading.sweeping = self.frames(in: bounds, withRefused: true)
            .filter { takes(verb, as: $0) }.map { reader.grammars[$0.intent].id }
        return reading
    }

    private func stands(_ word: WordClass, at place: Int) -> Bool {
        guard !tagging.stretches[place].isNamed else { return false }
        return tagging.classes[place].contains { $0.value == word }
            && !tagging.quotes.joined().contains { $0.value.first <= place && place < $0.value.last }
    }

    /// 「已删除的客户」 are spoken of, not deleted.
    private func isAttribute(_ place: Int) -> Bool {
        let end = tagging.classes[place].filter { $0.value == .destroy }.map(\.end).max() ?? place
        let text = tagging.text.folded
        let before = tagging.places[place] > 0 ? text[tagging.places[place] - 1] : " "
        let after = tagging.places[end] < text.count ? text[tagging.places[end]] : " "
        return before == "已" || before == "被" || after == "的"
    }

    /// Whether a record is named that it is done to, or the verb is part of a text to be written down.
    private func isAbout(_ frame: RankedFrame, _ verb: Int) -> Bool {
        let grammar = reader.grammars[frame.intent]
        return frame.alignment.steps.contains { step in
            guard case .value(let slot, let source) = step.role else { return false }
            if grammar.slots[Int(slot)].isProse {
                return step.from <= verb && verb < step.to && grammar.effect != .read
            }
            let isRecord = !grammar.slots[Int(slot)].records.isEmpty && !grammar.slots[Int(slot)].isClosed
            return isRecord && (source == .name || source == .reference)
        }
    }

    /// Whether the verb is the intent's own word.
    private func takes(_ verb: Int, as frame: RankedFrame) -> Bool {
        frame.alignment.steps.contains { $0.role == .head && $0.from <= verb && verb < $0.to }
    }
}
