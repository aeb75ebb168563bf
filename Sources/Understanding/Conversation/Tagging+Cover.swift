extension Tagging {
    /// Words that may stand around any others without changing what they mean.
    private static let neutral: Set<WordClass> = [.filler, .particle, .thanks]

    /// Whether the words between two places are made of `classes` and of words without weight, at least one of them of
    /// `classes`.
    func isCovered(_ bounds: Range<Int>, by classes: Set<WordClass>) -> Bool {
        reached(in: bounds, by: classes)[bounds.count].isTarget
    }

    /// The end of the longest stretch from the start that is made of `classes`, up to a mark or blank.
    func coveredPrefix(_ bounds: Range<Int>, by classes: Set<WordClass>) -> Int? {
        let reached = reached(in: bounds, by: classes)
        return bounds.last { place in
            place > bounds.lowerBound && reached[place - bounds.lowerBound].isTarget && stretches[place - 1].weight == 0
        }
    }

    /// Literals that are all the words between two places.
    func whole(_ bounds: Range<Int>) -> Set<Int32> {
        guard let first = bounds.first(where: { stretches[$0].weight > 0 }),
            let last = bounds.last(where: { stretches[$0].weight > 0 })
        else { return [] }
        return Set(hits[first].filter { $0.end == last + 1 && $0.value.slips == 0 }.map(\.value.id))
    }

    private struct Reached {
        var isNeutral = false
        var isTarget = false
    }

    private func reached(in bounds: Range<Int>, by classes: Set<WordClass>) -> [Reached] {
        var reached = [Reached](repeating: Reached(), count: bounds.count + 1)
        reached[0].isNeutral = true
        func carry(_ from: Reached, to place: Int) {
            let index = place - bounds.lowerBound
            if from.isNeutral { reached[index].isNeutral = true }
            if from.isTarget { reached[index].isTarget = true }
        }
        for place in bounds {
            let here = reached[place - bounds.lowerBound]
            guard here.isNeutral || here.isTarget else { continue }
            if stretches[place].weight == 0 { carry(here, to: place + 1) }
            for word in self.classes[place] where word.end <= bounds.upperBound {
                if classes.contains(word.value) {
                    carry(Reached(isTarget: true), to: word.end)
                } else if Self.neutral.contains(word.value) {
                    carry(here, to: word.end)
                }
            }
        }
        return reached
    }
}
