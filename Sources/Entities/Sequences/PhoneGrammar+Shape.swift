extension PhoneGrammar {
    // MARK: The shape of figures and signs

    /// Groups of digits as they were written.
    struct Shape {
        var groups: [String] = []
        /// What parts a group from the one before: empty, a space, `-`, `.`, `/`.
        var separators: [Character] = []
        /// `+` or `00` leads.
        var isInternational = false
        var hasPlus = false
        var hasBrackets = false
        /// The group in brackets at the start.
        var leadsWithBracket = false
        var next = 0

        var digits: String { groups.joined() }
        var count: Int { groups.reduce(0) { $0 + $1.utf8.count } }
        var lengths: [Int] { groups.map(\.utf8.count) }
    }

    func shape(_ index: Int) -> Shape? {
        var shape = Shape()
        var place = index
        var isOpen = false
        if scanner.isSign("(", place) {
            isOpen = true
            shape.hasBrackets = true
            shape.leadsWithBracket = true
            place += 1
        }
        if scanner.isSign("+", place) {
            shape.hasPlus = true
            shape.isInternational = true
            place += 1
        }
        guard scanner.kind(place) == .digits else { return nil }
        while scanner.kind(place) == .digits, shape.count < 20 {
            shape.groups.append(scanner.text.text(scanner.tokens[place].start..<scanner.tokens[place].end))
            place += 1
            shape.next = isOpen ? shape.next : place
            guard let step = separator(place, isOpen: &isOpen, &shape) else { break }
            if !isOpen { shape.next = max(shape.next, step.closed) }
            shape.separators.append(step.sign)
            place = step.next
        }
        guard !isOpen, !shape.groups.isEmpty, shape.next > index else { return nil }
        if shape.groups[0].hasPrefix("00") { shape.isInternational = true }
        return shape
    }

    struct Step {
        let sign: Character
        let next: Int
        /// Where the number may end: behind a closing bracket.
        let closed: Int
    }

    /// What may stand between two groups, brackets included.
    private func separator(_ index: Int, isOpen: inout Bool, _ shape: inout Shape) -> Step? {
        var place = index
        var sign: Character = scanner.isJoined(place) ? "j" : " "
        var closed = 0
        if isOpen {
            guard scanner.isSign(")", place) else { return nil }
            isOpen = false
            place += 1
            closed = place
            sign = ")"
        }
        if let mark = mark(place) {
            guard scanner.kind(place + 1) == .digits || scanner.isSign("(", place + 1) else { return end(closed, sign) }
            sign = sign == ")" ? ")" : mark
            place += 1
        }
        if scanner.isSign("(", place) {
            guard scanner.kind(place + 1) == .digits, scanner.length(place + 1) <= 4, scanner.isSign(")", place + 2)
            else { return end(closed, sign) }
            isOpen = true
            shape.hasBrackets = true
            return Step(sign: "(", next: place + 1, closed: closed)
        }
        guard scanner.kind(place) == .digits else { return end(closed, sign) }
        // Two numbers side by side are parted by more than one space.
        if sign == " ", scanner.tokens[place].start - scanner.tokens[place - 1].end > 1 { return end(closed, sign) }
        return Step(sign: sign, next: place, closed: closed)
    }

    func end(_ closed: Int, _ sign: Character) -> Step? {
        closed > 0 ? Step(sign: sign, next: closed, closed: closed) : nil
    }

    private func mark(_ index: Int) -> Character? {
        if scanner.isSign("-", index) { return "-" }
        if scanner.isSign(".", index) { return "." }
        return scanner.isSign("/", index) ? "/" : nil
    }
}
