internal import Intents

/// Names of people by surname and title, and what kind of name words are.
struct NameGrammar {
    let scanner: Scanner

    // MARK: People with a title

    /// 王总, 欧阳经理, 李华老师, 小李, `Mr Smith`, `Ms. Jane Doe`
    func titled(_ index: Int) -> Found<Person>? {
        if let prefixed = englishTitle(index) { return prefixed }
        guard scanner.kind(index) == .han else { return nil }
        if let familiar = familiar(index) { return familiar }
        guard let surname = scanner.find(.surname, index) else { return nil }
        if let title = title(surname.next) {
            return Found(Person(text(index, surname.next), title: text(surname.next, title)), title)
        }
        guard isLead(index) else { return nil }
        for length in 1...2 {
            let end = surname.next + length
            guard isHan(surname.next, end), let title = title(end), scanner.skip(.notName, index) == nil else {
                continue
            }
            return Found(Person(text(index, end), title: text(end, title)), title)
        }
        return nil
    }

    private func title(_ index: Int) -> Int? {
        guard let title = scanner.find(.title, index), title.value == 1, scanner.kind(index) == .han,
            scanner.skip(.notTitle, index) == nil
        else { return nil }
        return title.next
    }

    /// 小李, 老王, 阿杰
    private func familiar(_ index: Int) -> Found<Person>? {
        guard let prefix = scanner.skip(.givenPrefix, index), let surname = scanner.find(.surname, prefix),
            surname.value >= 2, isLead(index),
            scanner.skip(.notName, prefix) == nil, scanner.skip(.notFamiliar, index) == nil
        else { return nil }
        return Found(Person(text(index, surname.next)), surname.next)
    }

    private func englishTitle(_ index: Int) -> Found<Person>? {
        guard let title = scanner.find(.title, index), title.value == 2, !scanner.continuesWord(index),
            scanner.kind(index) == .word, !scanner.isContinued(title.next)
        else { return nil }
        var end = title.next
        while end < title.next + 3, isCapitalized(end) { end += 1 }
        guard end > title.next else { return nil }
        return Found(Person(text(title.next, end), title: text(index, title.next)), end)
    }

    func isCapitalized(_ index: Int) -> Bool {
        guard scanner.kind(index) == .word else { return false }
        return scanner.text.scalars[scanner.tokens[index].start].properties.isUppercase
    }

    private func isHan(_ start: Int, _ end: Int) -> Bool {
        end <= scanner.count
            && (start..<end).allSatisfy { scanner.kind($0) == .han && scanner.find(.hanDigit, $0) == nil }
    }

    /// Whether a name may start here: at the start, behind a sign or space, or behind a word that leads to names.
    func isLead(_ index: Int) -> Bool {
        guard index > 0, scanner.isJoined(index), scanner.kind(index - 1) == .han else { return true }
        for length in 1...3 where index >= length {
            if scanner.skip(.nameLead, index - length) == index { return true }
        }
        return scanner.skip(.ofHan, index - 1) != nil || scanner.skip(.andHan, index - 1) != nil
    }

    func text(_ start: Int, _ end: Int) -> String { scanner.text.text(scanner.range(start, end)) }

    // MARK: Full names in running text

    /// Chinese full names without a title, scored by surname, given name and surroundings.
    func fullName(_ index: Int) -> Found<Double>? {
        guard scanner.kind(index) == .han, let surname = scanner.find(.surname, index),
            scanner.skip(.notName, index) == nil
        else { return nil }
        // Whom one names when anybody will do; their given names are numbers.
        if let end = scanner.skip(.anybody, index), isLead(index), isTail(end) { return Found(0.9, end) }
        var best: Found<Double>?
        for length in 1...2 {
            let end = surname.next + length
            guard isHan(surname.next, end) else { continue }
            var score = surname.value >= 2 ? 0.35 : 0.2
            score += isLead(index) ? 0.25 : 0
            score += isTail(end) ? 0.2 : 0
            score += GivenNames.share(scanner.text.folded[scanner.range(surname.next, end)]) * 0.3
            if score > best?.value ?? 0.45 { best = Found(min(score, 0.99), end) }
        }
        return best
    }

    private func isTail(_ index: Int) -> Bool {
        guard index < scanner.count, scanner.isJoined(index), scanner.kind(index) == .han else { return true }
        return scanner.skip(.nameTail, index) != nil
    }
}
