internal import Entities
internal import Intents

/// What the aligner asks about the words at a place.
extension Tagging {
    /// Whether words say that nothing is to be done, so that there is nothing to mend.
    var isRefused: Bool { stretches.contains { $0.isNegation || $0.isAdvice } }

    /// The end of the clause that goes on at `place`, if it only tells a story: more words than a few, and no number, date
    /// to come, negation or question among them.
    ///
    /// - Parameter isNamed: Whether a name begins at a place.
    func storyEnd(from place: Int, before limit: Int, isNamed: (Int) -> Bool) -> Int? {
        var end = place
        var weight = 0
        while end < limit, stretches[end].kind == .words || stretches[end].kind == .blank {
            let stretch = stretches[end]
            if isNamed(end) || stretch.isNegation || stretch.isAdvice { return nil }
            if stretch.isImportant, !stretch.isPast { return nil }
            if isQuestion(end) || !quotes[end].isEmpty { return nil }
            if classes[end].contains(where: { $0.value == .sequence && end > place }) { return nil }
            weight += stretch.weight
            end += 1
        }
        return weight > 3 && end < limit ? end : nil
    }

    /// Whether one character is the end of a longer word of some intent and nothing by itself: 会 of 机会.
    func isWordEnd(_ hit: Span<Literal>, at place: Int) -> Bool {
        hit.value.weight == 1 && wordEnds[place]
    }

    /// Whether a word that asks for a fact begins here.
    func isQuestion(_ place: Int) -> Bool {
        classes[place].contains { $0.value == .question }
    }

    /// Whether the literal is as well a word without weight, so that it often says nothing.
    func isIdle(_ hit: Span<Literal>, at place: Int) -> Bool {
        classes[place].contains { word in
            word.end == hit.end && (word.value == .filler || word.value == .classifier)
        }
    }

    /// Whether the literal is the beginning of a longer one and what is left of that is nothing: 联系 of 联系人.
    func isTorn(_ hit: Span<Literal>, at place: Int) -> Bool {
        let end = longest[place]
        // 「备注」 before its colon is whole.
        guard hit.end < end, weight(hit.end, end) > 0 else { return false }
        let isWord = hits[hit.end].contains { $0.end == end && $0.value.weight > 1 }
        return !isWord && !classes[hit.end].contains { $0.end >= end && $0.value != .classifier }
    }

    /// Whether a stretch is part of something between quotation marks, and not all of it.
    func isInsideQuote(_ from: Int, _ to: Int) -> Bool {
        quotes.joined().contains { quote in
            quote.value.first <= from && to <= quote.value.last
                && !(quote.value.first == from && quote.value.last == to)
        }
    }

    /// The ends of words for a place in a list: 第二个, the last one.
    func positions(at place: Int) -> [Int] {
        let ordinals = entities[place].filter { $0.value.kind == .ordinal }.map { ordinal in
            // The counting word belongs to it.
            classes[ordinal.end].filter { $0.value == .particle || $0.value == .filler || $0.value == .classifier }
                .map(\.end).filter { $0 == ordinal.end + 1 }.max() ?? ordinal.end
        }
        return ordinals + classes[place].filter { $0.value == .last }.map(\.end)
    }

    /// The next place where words stand.
    func afterMarks(_ place: Int) -> Int {
        var place = place
        while place < last, stretches[place].weight == 0 { place += 1 }
        return place
    }

    func beginsWithCapital(_ place: Int) -> Bool {
        let scalar = text.scalars[places[place]]
        return scalar.isLatin && scalar.properties.isUppercase
    }

    func weight(_ from: Int, _ to: Int) -> Int {
        stretches[from..<to].reduce(0) { $0 + $1.weight }
    }

    /// Whether a clause, or the text, ends at `place`.
    func endsClause(_ place: Int) -> Bool {
        place == last || stretches[place].kind == .clause || stretches[place].kind == .comma
    }

    /// Whether the blank at `index` stands between two words of a script that needs it.
    func isBetweenLatin(_ index: Int) -> Bool {
        guard index > 0, index + 1 < last else { return false }
        return text.folded[places[index] - 1].isLatin && text.folded[places[index + 1]].isLatin
    }

    func hasDigit(_ from: Int, _ to: Int) -> Bool {
        text.folded[places[from]..<places[to]].contains(where: \.isDecimalDigit)
    }

    /// Whether the text up to `place` ends in a mark behind which there is data: a colon.
    func followsColon(_ place: Int) -> Bool {
        var place = place
        while place > 0, stretches[place - 1].kind == .blank || stretches[place - 1].isIdle { place -= 1 }
        return place > 0 && stretches[place - 1].kind == .colon
    }
}
