internal import Intents

/// Telephone numbers: `+44 7123 123456`, `(541) 754-3010 x12`, 021-58881234转8, 一三八零零一三八零零零, 尾号7745.
struct PhoneGrammar {
    let scanner: Scanner
    let region: Region

    func phone(_ index: Int) -> Found<FoundPhone>? {
        if let ending = ending(index) { return ending }
        if scanner.kind(index) == .han { return spoken(index) }
        guard let shape = shape(index), isFree(index, shape) else { return nil }
        return accepted(shape, from: index)
    }

    // MARK: Surroundings

    /// Whether nothing touches the number that makes it part of something else.
    private func isFree(_ index: Int, _ shape: Shape) -> Bool {
        if index > 0, scanner.isJoined(index) {
            let before = index - 1
            switch scanner.kind(before) {
            case .word, .digits: return false
            case .han, nil: break
            case .sign:
                if scanner.isSign("-", before) {
                    guard
                        scanner.kind(before - 1) == .han
                            || scanner.kind(before - 1) == .word && scanner.length(before - 1) > 1
                    else { return false }
                } else if [".", "/", "+", "*", "%", "#", "$", "="].contains(where: { scanner.isSign($0, before) }) {
                    return false
                } else if scanner.isSign(":", before), scanner.kind(before - 1) == .digits, scanner.isJoined(before) {
                    return false
                } else if scanner.isSign("(", before) {
                    return false
                }
            }
        }
        if index > 1, scanner.isSign("-", index - 1), scanner.kind(index - 2) == .word, scanner.length(index - 2) == 1 {
            return false
        }
        return endsFree(shape.next)
    }

    private func endsFree(_ index: Int) -> Bool {
        guard index < scanner.count, scanner.isJoined(index) else { return true }
        switch scanner.kind(index) {
        case .word: return scanner.skip(.phoneExtension, index) != nil && scanner.kind(index + 1) == .digits
        case .digits: return false
        case .han, nil: return true
        case .sign:
            if scanner.isSign("-", index) { return scanner.kind(index + 1) != .digits }
            return !["/", "+", "*", "%", "=", ":"].contains { scanner.isSign($0, index) }
                || !scanner.isJoined(index + 1)
        }
    }

    // MARK: Decision

    private func accepted(_ shape: Shape, from index: Int) -> Found<FoundPhone>? {
        guard (6...17).contains(shape.count) else { return nil }
        // Pairs all along are bytes more often than a number.
        if shape.lengths.count == 4, shape.lengths.allSatisfy({ $0 <= 3 }), Set(shape.separators.prefix(3)) == ["."] {
            return nil
        }
        if shape.groups[0] == "00", shape.lengths.allSatisfy({ $0 == 2 }) { return nil }
        let certain = isCertain(shape)
        guard certain || isPlausible(shape) else { return nil }
        let ext = phoneExtension(shape.next)
        var number = shape
        var extensionDigits = ext?.value
        // A last short group behind a hyphen is an extension: 021-58881234-8001.
        if extensionDigits == nil, shape.groups.count > 2,
            shape.separators.last == "-" || shape.separators.count >= shape.groups.count - 1,
            let last = shape.groups.last, (1...5).contains(last.utf8.count), shape.count - last.utf8.count >= 10,
            isLandline(shape)
        {
            number.groups.removeLast()
            extensionDigits = last
        }
        let phone = PhoneNumber.phone(number, region: region, extension: extensionDigits)
        return Found(FoundPhone(phone, isCertain: certain), ext?.next ?? shape.next)
    }

    private func isLandline(_ shape: Shape) -> Bool {
        let start = shape.isInternational ? 1 : 0
        guard shape.groups.count > start + 1 else { return false }
        return (7...8).contains(shape.groups[shape.groups.count - 2].utf8.count)
    }

    /// 转8, `x470`, `ext 12`, 分机8001
    private func phoneExtension(_ index: Int) -> Found<String>? {
        guard let lead = scanner.skip(.phoneExtension, index) else { return nil }
        let place = scanner.isSign(".", lead) || scanner.isSign(":", lead) ? lead + 1 : lead
        guard scanner.kind(place) == .digits, scanner.length(place) <= 6,
            !scanner.isContinued(place + 1) || scanner.kind(place + 1) == .han
        else { return nil }
        return Found(scanner.text.text(scanner.tokens[place].start..<scanner.tokens[place].end), place + 1)
    }

    private func isCertain(_ shape: Shape) -> Bool {
        let digits = shape.digits
        if PhoneNumber.isChineseMobile(digits) || PhoneNumber.isChineseLandline(digits, region) {
            return !isDate(shape)
        }
        if shape.isInternational, shape.count >= 9 { return true }
        return shape.lengths == [3, 3, 4] || shape.lengths == [1, 3, 3, 4]
    }

    private func isPlausible(_ shape: Shape) -> Bool {
        let lengths = shape.lengths
        let digits = shape.digits
        guard !isDate(shape), lengths.count > 1 || !isSerial(digits) else { return false }
        if shape.isInternational {
            return shape.count >= 8 && lengths.dropFirst().allSatisfy { $0 >= 1 } && (lengths.last ?? 0) <= 10
                && !(shape.separators.last == "-" && lengths.last == 5)
        }
        if lengths.count == 1 {
            if lengths[0] == 6 { return digits.hasPrefix("0") }
            if lengths[0] == 8, !digits.hasPrefix("0") { return followsHan(shape) }
            return (7...13).contains(lengths[0])
        }
        guard (7...15).contains(shape.count), lengths[0] <= 8, (lengths.last ?? 0) >= 2, lengths.allSatisfy({ $0 >= 1 })
        else { return false }
        if lengths == [3, 2, 4], shape.separators.first == "-" { return false }
        if shape.separators.contains("."), lengths.count == 2 { return false }
        if shape.separators.contains("/"), lengths.count == 2, lengths[1] < 5 { return false }
        if lengths.contains(1), !shape.separators.contains("/"), lengths.first != 1 { return false }
        if lengths.count == 2, shape.separators.first == " ", shape.count < 9, !digits.hasPrefix("0") { return false }
        return true
    }

    private func followsHan(_ shape: Shape) -> Bool {
        scanner.isChinese
    }

    private func isDate(_ shape: Shape) -> Bool {
        let lengths = shape.lengths
        guard lengths.count >= 3, !shape.hasBrackets, !shape.isInternational else { return false }
        if lengths[0] == 4, lengths[1] <= 2, lengths[2] <= 2,
            shape.groups[0].hasPrefix("20") || shape.groups[0].hasPrefix("19")
        {
            return true
        }
        guard lengths.count == 3 else { return false }
        return lengths[0] <= 2 && lengths[1] <= 2 && lengths[2] == 4
    }

    /// 12345678 counts, it does not call.
    private func isSerial(_ digits: String) -> Bool {
        let values = Array(digits.utf8)
        guard values.count <= 9, values.count > 5 else { return false }
        return zip(values, values.dropFirst()).allSatisfy { $1 == $0 + 1 } || values.allSatisfy { $0 == values[0] }
    }

    // MARK: Spoken

    /// Eleven figures one after another, or seven and more after 0: 一五八零零七七三六一九.
    private func spoken(_ index: Int) -> Found<FoundPhone>? {
        guard scanner.find(.spokenDigit, index - 1) == nil || !scanner.isJoined(index) else { return nil }
        guard let run = figures(index), run.value.utf8.count >= 7 else { return nil }
        var shape = Shape()
        shape.groups = [run.value]
        shape.next = run.next
        guard
            PhoneNumber.isChineseMobile(run.value) || PhoneNumber.isChineseLandline(run.value, region)
                || (7...8).contains(run.value.utf8.count) || run.value.utf8.count == 10
        else { return nil }
        let ext = spokenExtension(run.next)
        let phone = PhoneNumber.phone(shape, region: region, extension: ext?.value)
        return Found(FoundPhone(phone, isCertain: run.value.utf8.count >= 10), ext?.next ?? run.next)
    }

    private func spokenExtension(_ index: Int) -> Found<String>? {
        guard let lead = scanner.skip(.phoneExtension, index), let run = figures(lead) else { return nil }
        return run
    }

    /// A run of spoken or written figures; 杠 and commas in between are skipped.
    private func figures(_ index: Int) -> Found<String>? {
        var digits = ""
        var place = index
        while digits.utf8.count < 20 {
            if let figure = scanner.find(.spokenDigit, place), scanner.kind(place) == .han {
                digits += String(figure.value)
                place = figure.next
            } else if scanner.kind(place) == .digits, place > index || scanner.kind(place + 1) == .han {
                digits += scanner.text.text(scanner.tokens[place].start..<scanner.tokens[place].end)
                place += 1
            } else {
                break
            }
        }
        return digits.isEmpty ? nil : Found(digits, place)
    }

    /// 尾号7745, 尾数七七四五, `ending in 7745`
    private func ending(_ index: Int) -> Found<FoundPhone>? {
        guard let lead = scanner.skip(.phoneEnding, index) else { return nil }
        let digits: Found<String>?
        if scanner.kind(lead) == .digits, scanner.length(lead) <= 8,
            !scanner.isContinued(lead + 1) || scanner.kind(lead + 1) == .han
        {
            digits = Found(scanner.text.text(scanner.tokens[lead].start..<scanner.tokens[lead].end), lead + 1)
        } else {
            digits = scanner.kind(lead) == .han ? figures(lead) : nil
        }
        guard let digits, (2...8).contains(digits.value.utf8.count) else { return nil }
        return Found(
            FoundPhone(Phone(number: digits.value, digits: digits.value), isCertain: false, isEnding: true),
            digits.next
        )
    }
}
