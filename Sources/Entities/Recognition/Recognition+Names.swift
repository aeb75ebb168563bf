extension Recognition {
    /// People with a title, organizations with a legal form, cities, and a bare yes or no.
    func names() -> [Entity] {
        var found: [Entity] = []
        let grammar = NameGrammar(scanner: scanner)
        if kinds.contains(.person) {
            found += scan { index in grammar.titled(index).map { Found(.person($0.value), $0.next) } }
        }
        if kinds.contains(.city) {
            let places = PlaceGrammar(scanner: scanner)
            found += scan { index in places.place(index).map { Found(.city($0.value), $0.next) } }
        }
        if kinds.contains(.organization) { found += organizations() }
        if kinds.contains(.boolean), let answer { found.append(answer) }
        return found
    }

    /// Runs of characters that end in a legal form.
    private func organizations() -> [Entity] {
        var found: [Entity] = []
        var start = 0
        var index = 0
        while index < scanner.count {
            if scanner.kind(index) == .sign, !scanner.isSign("(", index), !scanner.isSign(")", index),
                !scanner.isSign("&", index), !scanner.isSign(".", index)
            {
                start = index + 1
            } else if scanner.kind(index) == .han, !scanner.isJoined(index) {
                start = index
            }
            if let suffix = scanner.find(.organizationSuffix, index), suffix.value == 3,
                let begin = beginning(index, notBefore: start)
            {
                let range = scanner.range(begin, suffix.next)
                found.append(Entity(range: range, value: .organization(scanner.text.text(range))))
                start = suffix.next
                index = suffix.next
            } else {
                index += 1
            }
        }
        return found
    }

    /// Where the name that ends before the legal form at `index` begins: at a place, or a capital, or a few characters back.
    private func beginning(_ index: Int, notBefore limit: Int) -> Int? {
        if scanner.kind(index) == .word {
            let grammar = NameGrammar(scanner: scanner)
            var begin = index
            while begin > max(limit, index - 6), grammar.isCapitalized(begin - 1) || scanner.isSign("&", begin - 1) {
                begin -= 1
            }
            return begin < index ? begin : nil
        }
        let floor = max(limit, index - 16)
        guard floor < index else { return nil }
        for begin in floor..<index where scanner.kind(begin) == .han {
            if scanner.find(.city, begin) != nil || scanner.find(.province, begin) != nil { return begin }
        }
        var begin = index
        while begin > floor, scanner.kind(begin - 1) == .han || scanner.kind(begin - 1) == .word,
            scanner.skip(.ofHan, begin - 1) == nil,
            !(scanner.skip(.nameLead, begin - 1) == begin && index - begin >= 2)
        {
            begin -= 1
        }
        return index - begin >= 2 ? begin : nil
    }

    private var answer: Entity? {
        guard scanner.count > 0, scanner.count <= 8 else { return nil }
        for (kind, value) in [(LexemeKind.yes, true), (.no, false)] {
            guard let found = scanner.find(kind, 0) else { continue }
            var end = found.next
            while end < scanner.count, scanner.kind(end) == .sign || scanner.find(kind, end) != nil {
                end = scanner.find(kind, end)?.next ?? end + 1
            }
            if end >= scanner.count { return Entity(range: scanner.range(0, found.next), value: .boolean(value)) }
        }
        return nil
    }
}
