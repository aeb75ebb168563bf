/// How Chinese names sound: toneless syllables, so that `yunqi`, `yq` and homophones find 云启.
public struct Pinyin: Hashable, Sendable {
    /// One for each character or run of Latin letters and digits.
    public let syllables: [String]

    public init(_ text: String) {
        var syllables: [String] = []
        var word = ""
        for scalar in NormalizedText(text).folded {
            if let syllable = Self.syllable(of: scalar) {
                if !word.isEmpty { syllables.append(word) }
                word = ""
                syllables.append(syllable)
            } else if scalar.isLetter || scalar.isDigit {
                word.unicodeScalars.append(scalar)
            } else if !word.isEmpty {
                syllables.append(word)
                word = ""
            }
        }
        if !word.isEmpty { syllables.append(word) }
        self.syllables = syllables
    }

    /// `yunqi`
    public var joined: String { syllables.joined() }

    /// `yq`
    public var initials: String {
        var view = String.UnicodeScalarView()
        for syllable in syllables { view.append(contentsOf: syllable.unicodeScalars.prefix(1)) }
        return String(view)
    }

    /// Whether `typed` spells this name from its start: whole (`yunqi`), by initials (`yq`), mixed (`yunq`, `yqi`).
    public func isSpelled(by typed: String) -> Bool {
        let letters = Array(Folding.fold(typed).unicodeScalars.filter { $0.isASCIILetter || $0.isDigit })
        guard !letters.isEmpty else { return false }
        // The places in `letters` that the syllables so far may have brought us to.
        var places: Set<Int> = [0]
        for syllable in syllables {
            var next: Set<Int> = []
            for place in places {
                var reached = place
                for scalar in syllable.unicodeScalars {
                    guard reached < letters.count, letters[reached] == scalar else { break }
                    reached += 1
                    next.insert(reached)
                }
            }
            if next.contains(letters.count) { return true }
            if next.isEmpty { return false }
            places = next
        }
        return false
    }

    /// The commonest reading of a simplified or traditional character.
    public static func syllable(of scalar: Unicode.Scalar) -> String? {
        let page = Traditional.simplified(scalar).value &- 0x4E00
        guard page < 0x5200 else { return nil }
        let index = Int(table.readings[Int(page)])
        return index == 0 ? nil : table.syllables[index - 1]
    }

    private static let table: (syllables: [String], readings: [UInt16]) = {
        var syllables: [String] = []
        var readings = [UInt16](repeating: 0, count: 0x5200)
        var letters = ""
        for scalar in PinyinTable.text.description.unicodeScalars {
            if scalar.isASCII {
                letters.unicodeScalars.append(scalar)
                continue
            }
            if !letters.isEmpty {
                syllables.append(letters)
                letters = ""
            }
            readings[Int(scalar.value) - 0x4E00] = UInt16(truncatingIfNeeded: syllables.count)
        }
        return (syllables, readings)
    }()
}
