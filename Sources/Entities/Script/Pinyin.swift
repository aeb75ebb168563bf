/// How Chinese names sound: toneless syllables, so that `yunqi`, `yq` and homophones find 云启.
public struct Pinyin: Hashable, Sendable {
    /// One for each character or run of Latin letters and digits, the commonest reading where there are several.
    public let syllables: [String]
    /// Further readings, by place.
    private let others: [Int: String]

    public init(_ text: String) {
        var syllables: [String] = []
        var others: [Int: String] = [:]
        var word = ""
        func endWord() {
            if !word.isEmpty { syllables.append(word) }
            word = ""
        }
        for scalar in NormalizedText(text).folded {
            if let syllable = Self.syllable(of: scalar) {
                endWord()
                others[syllables.count] = Self.second[scalar]
                syllables.append(syllable)
            } else if scalar.isLetter || scalar.isDigit {
                word.unicodeScalars.append(scalar)
            } else {
                endWord()
            }
        }
        endWord()
        self.syllables = syllables
        self.others = others
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
        guard !letters.isEmpty, letters.count <= 64 else { return false }
        // The places in `letters` that the syllables so far may have brought us to.
        var places: Set<Int> = [0]
        for (index, syllable) in syllables.enumerated() {
            var next = Self.reached(from: places, syllable, in: letters)
            if let other = others[index] { next.formUnion(Self.reached(from: places, other, in: letters)) }
            if next.contains(letters.count) { return true }
            if next.isEmpty { return false }
            places = next
        }
        return false
    }

    private static func reached(from places: Set<Int>, _ syllable: String, in letters: [Unicode.Scalar]) -> Set<Int> {
        var next: Set<Int> = []
        for place in places {
            var reached = place
            for scalar in syllable.unicodeScalars {
                guard reached < letters.count, letters[reached] == scalar else { break }
                reached += 1
                next.insert(reached)
            }
        }
        return next
    }

    /// The commonest reading of a simplified or traditional character.
    public static func syllable(of scalar: Unicode.Scalar) -> String? {
        let page = Traditional.simplified(scalar).value &- 0x4E00
        guard page < 0x5200 else { return nil }
        let index = Int(table.readings[Int(page)])
        return index == 0 ? nil : table.syllables[index - 1]
    }

    /// The second reading of characters that names use with two.
    private static let second: [Unicode.Scalar: String] = {
        var readings: [Unicode.Scalar: String] = [:]
        for word in pairs.split(separator: " ") {
            guard let scalar = word.unicodeScalars.first else { continue }
            readings[scalar] = String(word.dropFirst())
        }
        return readings
    }()

    private static let pairs = """
        长zhang 厦sha 重chong 行xing 乐yue 曾ceng 单shan 都dou 朝zhao 盛cheng 解xie 覃tan 翟di 查zha 仇chou 朴pu 区ou 石dan \
        宿xiu 藏cang 传zhuan 奇ji 车ju 薄bao 卜bo 柏bo 盖ge 贾gu 缪mou 种chong 召shao 尉yu 员yun 俞shu 繁po 省xing 便pian \
        泊po 参shen 蔚yu 佛fu 大dai 殷yan 阿e 六lu 会kuai 调diao 弹tan 降xiang 没mo
        """

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
