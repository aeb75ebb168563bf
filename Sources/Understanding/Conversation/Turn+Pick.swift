internal import Entities
internal import FoundationEssentials
internal import Intents

/// Choosing from a list that was shown.
extension Turn {
    func pick(_ titles: [String], _ slot: Slot.Name?) -> Reading? {
        let command = talk(whole)
        if command == .cancel { return Reading([.cancel], confidence: .sure, reader: reader.name) }
        if let picks = positions(titles.count) ?? matches(titles) {
            return Reading([.pick(picks)], confidence: .sure, reader: reader.name)
        }
        return command.map { Reading([$0], confidence: .sure, reader: reader.name) }
    }

    private static let around: Set<WordClass> = [.filler, .particle, .classifier, .connector, .sequence, .yes]

    /// The end of the longest word at `place` that only stands around a choice.
    private func afterIdleWords(_ place: Int) -> Int? {
        tagging.classes[place].filter { Self.around.contains($0.value) }.map(\.end).max()
    }

    /// 第二个, the last one, 1 and 3, all.
    private func positions(_ count: Int) -> [Pick]? {
        var picks: [Pick] = []
        var place = 0
        while place < tagging.last {
            if let (found, end) = position(at: place, count) {
                picks += found
                // The counting word behind it is no further number: the second one.
                place = afterIdleWords(tagging.afterMarks(end)) ?? end
            } else if tagging.stretches[place].weight == 0 {
                place += 1
            } else if let end = afterIdleWords(place) {
                place = end
            } else {
                return nil
            }
        }
        return picks.isEmpty ? nil : picks
    }

    private func position(at place: Int, _ count: Int) -> ([Pick], end: Int)? {
        for word in tagging.classes[place].sorted(by: { $0.end > $1.end }) {
            switch word.value {
            case .all: return ([.all], word.end)
            case .last: return ([.fromEnd(1)], word.end)
            case .leading:
                guard let (last, end) = position(at: tagging.afterMarks(word.end), count),
                    case .position(let number)? = last.first
                else { continue }
                return ((1...number).map { .position($0) }, end)
            default: break
            }
        }
        for entity in tagging.entities[place] {
            let number: Decimal
            switch entity.value.value {
            case .ordinal(let value), .number(let value): number = value
            case .quantity(let value): number = value.amount
            default: continue
            }
            for position in 1...max(1, count) where number == Decimal(position) {
                return ([.position(position)], entity.end)
            }
        }
        return nil
    }

    /// Titles in which all the telling words of the message occur: 成都的, 尾号7745的.
    private func matches(_ titles: [String]) -> [Pick]? {
        let folded = titles.map { Folding.fold($0) }
        let words = tellingWords()
        // 尾号7745 says the end of a number.
        let digits = words.flatMap { $0.split { !("0"..."9").contains($0) }.map(String.init) }.filter { $0.count > 1 }
        for words in [words, digits] where !words.isEmpty {
            let fitting = folded.indices.filter { title in words.allSatisfy { folded[title].contains($0) } }
            guard !fitting.isEmpty, fitting.count < titles.count || titles.count == 1 else { continue }
            return fitting.map { .position($0 + 1) }
        }
        return nil
    }

    private func tellingWords() -> [String] {
        var words: [String] = []
        var place = 0
        while place < tagging.last {
            if let end = afterIdleWords(place) {
                place = end
                continue
            }
            var end = place
            while end < tagging.last, tagging.stretches[end].weight > 0, afterIdleWords(end) == nil { end += 1 }
            if end > place { words.append(Folding.fold(tagging.text.text(tagging.range(place, end)))) }
            place = max(end, place + 1)
        }
        return words
    }
}
