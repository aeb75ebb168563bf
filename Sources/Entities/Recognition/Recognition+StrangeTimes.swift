extension Recognition {
    /// Puts days that no calendar has, and times that are no single one, in the place of what their parts look like.
    func settleStrangeTimes(in found: inout [Entity]) {
        guard convention == .everyday else { return }
        let impossible = ImpossibleDateGrammar(scanner: scanner, fields: fields)
        let open = OpenTimeGrammar(scanner: scanner, numbers: numbers)
        let strange = scan { impossible.date($0) ?? open.time($0) }
        for entity in strange where kinds.contains(entity.kind) {
            var range = entity.range
            for other in found where Self.temporalKinds.contains(other.kind) && touches(other.range, range) {
                range = min(range.lowerBound, other.range.lowerBound)..<max(range.upperBound, other.range.upperBound)
            }
            found.removeAll { $0.range.overlaps(range) }
            found.append(Entity(range: range, value: entity.value))
        }
    }

    /// Whether a time overlaps the other or goes on from it: 2月30号 下午三点.
    private func touches(_ later: Range<Int>, _ earlier: Range<Int>) -> Bool {
        guard !later.overlaps(earlier) else { return true }
        return later.lowerBound >= earlier.upperBound
            && scanner.text.folded[earlier.upperBound..<later.lowerBound].allSatisfy(\.isSpace)
    }
}
