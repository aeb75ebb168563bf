public import Intents

/// What kind of name words are, without a dictionary of names: marks of organizations, surnames, titles, places.
public enum NameKinds {
    /// How plausible the whole of `text` is as a person's and as an organization's name.
    public static func scores(of text: String) -> NameScores {
        let grammar = NameGrammar(scanner: Scanner(NormalizedText(text)))
        guard grammar.scanner.count > 0, grammar.scanner.count <= 40 else {
            return NameScores(person: 0, organization: 0)
        }
        return NameScores(person: grammar.personScore, organization: grammar.organizationScore)
    }

    /// `text` as a person, the title apart: 王总 is 王, 总.
    public static func person(_ text: String) -> Person? {
        let grammar = NameGrammar(scanner: Scanner(NormalizedText(text)))
        guard grammar.scanner.count > 0 else { return nil }
        if let titled = grammar.titled(0), titled.next == grammar.scanner.count { return titled.value }
        return grammar.personScore >= 0.3 ? Person(grammar.text(0, grammar.scanner.count)) : nil
    }

    /// Stretches of `text` that look like a Chinese or capitalised English full name, best guesses first.
    public static func people(in text: NormalizedText) -> [NameCandidate] {
        let grammar = NameGrammar(scanner: Scanner(text))
        var found: [NameCandidate] = []
        var index = 0
        while index < grammar.scanner.count {
            if let name = grammar.fullName(index) ?? grammar.englishName(index) {
                found.append(NameCandidate(range: grammar.scanner.range(index, name.next), score: name.value))
                index = name.next
            } else {
                index += 1
            }
        }
        return found.sorted { $0.score > $1.score }
    }
}

extension NameGrammar {
    var personScore: Double {
        let count = scanner.count
        if let titled = titled(0), titled.next == count { return 0.97 }
        if isEnglish { return englishPersonScore }
        guard scanner.tokens.allSatisfy({ $0.kind == .han || $0.kind == .sign && scanner.text.folded[$0.start] == "·" })
        else { return 0.05 }
        if scanner.tokens.contains(where: { $0.kind == .sign }) { return 0.7 }
        guard count <= 4, scanner.skip(.notName, 0) == nil, organizationMark == 0 else { return 0.02 }
        guard let surname = scanner.find(.surname, 0) else { return count <= 3 && count > 1 ? 0.3 : 0.1 }
        let given = count - surname.next
        guard (0...2).contains(given) else { return 0.1 }
        if given == 0 { return surname.value == 3 ? 0.5 : 0.35 }
        let share = GivenNames.share(scanner.text.folded[scanner.range(surname.next, count)])
        let base = surname.value >= 2 ? 0.65 : given == 2 ? 0.45 : 0.3
        return min(0.98, base + 0.3 * share)
    }

    var organizationScore: Double {
        let mark = organizationMark
        if mark == 3 { return 0.98 }
        if mark == 2 || mark == 4 { return 0.9 }
        if let titled = titled(0), titled.next == scanner.count { return 0.02 }
        let hasPlace = scanner.find(.city, 0) != nil || scanner.find(.province, 0) != nil
        if hasPlace, scanner.count > 3 { return 0.75 }
        if isEnglish { return scanner.count >= 2 && !scanner.tokens.contains { $0.kind == .sign } ? 0.45 : 0.4 }
        let han = scanner.tokens.filter { $0.kind == .han }.count
        if han >= 4 { return 0.7 }
        return han == 3 && scanner.find(.surname, 0) == nil || han < scanner.count ? 0.5 : 0.25
    }

    /// The strongest mark of an organization at the end: 3 a legal form, 2 a kind of business.
    private var organizationMark: Int {
        for index in scanner.tokens.indices {
            if let suffix = scanner.find(.organizationSuffix, index), suffix.next == scanner.count, index > 0 {
                return suffix.value
            }
            // 云启科技（上海）, `Acme Ltd (UK)`
            if let suffix = scanner.find(.organizationSuffix, index), suffix.value >= 2,
                scanner.isSign("(", suffix.next), index > 0
            {
                return suffix.value
            }
        }
        return 0
    }

    private var isEnglish: Bool { !scanner.tokens.contains { $0.kind == .han } }

    private var englishPersonScore: Double {
        guard organizationMark == 0, !scanner.tokens.contains(where: { $0.kind == .digits }) else { return 0.05 }
        let words = scanner.tokens.indices.filter { scanner.kind($0) == .word }
        guard (1...4).contains(words.count) else { return 0.05 }
        let capitals = words.filter(isCapitalized).count
        let base = words.count == 2 ? 0.65 : words.count == 1 ? 0.5 : 0.45
        return capitals == words.count ? base : base - 0.2
    }

    /// Two or three capitalised words in a row that are no organization.
    func englishName(_ index: Int) -> Found<Double>? {
        guard isCapitalized(index), !scanner.continuesWord(index), scanner.length(index) > 1 else { return nil }
        var end = index + 1
        while end < index + 3, isCapitalized(end), !scanner.isContinued(end + 1) { end += 1 }
        guard end - index >= 2, scanner.find(.month, index) == nil, scanner.find(.weekday, index) == nil else {
            return nil
        }
        let isOrganization = (index..<end).contains { scanner.find(.organizationSuffix, $0) != nil }
        return Found(isOrganization ? 0.1 : 0.6, end)
    }
}
