internal import Entities

/// Typed values that a recogniser, taking the longest, has missed.
struct HiddenValues {
    let recognizer: Recognizer
    let text: NormalizedText
    let reference: Reference

    /// More stretches than this are not looked at again.
    private static let most = 4

    /// 「一下周五」 is 一下 and 周五 as well as 一 and 下周五, 「上海区域」 上海 and 区域, "500,000 / 40%" two values.
    func find(behind words: [Found<WordClass>], in entities: [Entity]) -> [Entity] {
        var parts: Set<Range<Int>> = []
        for entity in entities where entity.range.count > 1 {
            for word in words where word.value == .filler || word.value == .classifier {
                part(of: entity.range, besides: word).map { _ = parts.insert($0) }
            }
            for mark in entity.range.dropFirst() where text.folded[mark] == "/" && text.folded[mark - 1].isBlank {
                parts.insert(entity.range.lowerBound..<mark)
                parts.insert((mark + 1)..<entity.range.upperBound)
            }
        }
        let order = parts.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
        return order.prefix(Self.most).flatMap(recognise)
    }

    /// What is left of a value where a word of no weight reaches into it.
    private func part(of value: Range<Int>, besides word: Found<WordClass>) -> Range<Int>? {
        let isWord = word.end - word.start > 1 || !text.folded[value.lowerBound].isWordScalar
        if word.start <= value.lowerBound, value.lowerBound < word.end, word.end < value.upperBound, isWord {
            return word.end..<value.upperBound
        }
        if value.lowerBound < word.start, word.start < value.upperBound, value.upperBound < word.end {
            return value.lowerBound..<word.start
        }
        return nil
    }

    private func recognise(in part: Range<Int>) -> [Entity] {
        recognizer.entities(in: NormalizedText(text.text(part)), reference: reference).map { entity in
            let start = part.lowerBound + entity.range.lowerBound
            return Entity(range: start..<(start + entity.range.count), value: entity.value)
        }
    }
}
