internal import Entities

/// Words that are announced as a value and are none: they are handed on, so that the validator says why.
extension ValueFinder {
    /// What follows the cue of a typed slot and is not of its type: the validator will say what is wrong with it.
    func malformed(_ slot: UInt8, at place: Int) -> [Candidate] {
        guard tagging.stretches[place].weight > 0 else { return [] }
        var last = place
        while last < end, tagging.stretches[last].kind == .words { last += 1 }
        if let shaped = shaped(slot, at: place) { return [shaped] }
        guard tagging.hasDigit(place, last) else { return [] }
        return [
            Candidate(
                slot: slot,
                end: last,
                first: place,
                last: last,
                source: .place,
                cost: .implausible(3) + .light(tagging.weight(place, last))
            )
        ]
    }

    /// What has the shape of an address or a telephone number and is none: a@b, 13800138.
    private func shaped(_ slot: UInt8, at place: Int) -> Candidate? {
        let kinds = grammar.slots[Int(slot)].kinds
        let start = tagging.places[place]
        let text = tagging.text.folded[start..<tagging.places[end]]
        let length: Int
        if kinds[.email] != nil || kinds[.url] != nil {
            length = text.prefix { !$0.isBlank && !$0.isHan && !"，。；、,;!?！？".unicodeScalars.contains($0) }.count
            let word = text.prefix(length)
            guard word.contains("@") || kinds[.url] != nil && word.contains(".") else { return nil }
        } else if kinds[.phone] != nil {
            length = text.prefix { $0.isDecimalDigit || "+-() ".unicodeScalars.contains($0) }.count
            guard text.prefix(length).count(where: \.isDecimalDigit) >= Self.shortestNumber else { return nil }
        } else {
            return nil
        }
        guard let last = (place...end).last(where: { tagging.places[$0] <= start + length && $0 > place }) else {
            return nil
        }
        var edge = last
        while edge > place + 1, tagging.stretches[edge - 1].kind == .blank { edge -= 1 }
        let isWhole =
            edge == end || tagging.stretches[edge].weight == 0 || tagging.text.folded[tagging.places[edge]].isHan
        guard isWhole else { return nil }
        return Candidate(slot: slot, end: edge, first: place, last: edge, source: .type, cost: .light(2))
    }

    /// Fewer digits than this may as well be a number of something.
    private static let shortestNumber = 3
}
