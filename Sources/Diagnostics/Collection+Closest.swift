extension Collection<String> {
    /// What was probably meant by a misspelt name, nil when nothing is near; letter case does not count.
    public func closest(to name: String) -> String? {
        let typed = Array(name.lowercased())
        var best: (candidate: String, distance: Int)?
        for candidate in self where candidate != name {
            let letters = Array(candidate.lowercased())
            // A third of the letters may be wrong: one in `days`, two in `mobile`, none in `zh`.
            let allowed = Swift.min(Swift.max(typed.count, letters.count) / 3, 4)
            guard abs(typed.count - letters.count) <= allowed else { continue }
            let distance = editDistance(typed, letters)
            guard distance <= allowed else { continue }
            // Equally near names come in alphabetical order, so that the answer does not depend on a set's order.
            if let best, (best.distance, best.candidate) <= (distance, candidate) { continue }
            best = (candidate, distance)
        }
        return best?.candidate
    }
}

/// How many letters must be inserted, deleted, replaced or swapped with a neighbour (Damerau-Levenshtein, each stretch
/// edited once).
private func editDistance(_ source: [Character], _ target: [Character]) -> Int {
    var beforePrevious: [Int] = []
    var previous = Array(0...target.count)
    for (row, letter) in source.enumerated() {
        var current = [row + 1]
        current.reserveCapacity(target.count + 1)
        for (column, other) in target.enumerated() {
            let replaced = previous[column] + (letter == other ? 0 : 1)
            var cost = Swift.min(replaced, previous[column + 1] + 1, current[column] + 1)
            if row > 0, column > 0, letter == target[column - 1], source[row - 1] == other {
                cost = Swift.min(cost, beforePrevious[column - 1] + 1)
            }
            current.append(cost)
        }
        beforePrevious = previous
        previous = current
    }
    return previous[target.count]
}
