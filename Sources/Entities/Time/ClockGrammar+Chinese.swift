extension ClockGrammar {
    // MARK: Chinese

    /// 三点半, 15时20分, 差一刻八点, 零点整; the part of the day stands before it.
    func hanTime(_ index: Int) -> Found<ClockTime>? {
        if let lacking = scanner.skip(.lacks, index), let minutes = hanMinutes(lacking, needsUnit: true),
            let hour = hanHour(minutes.next)
        {
            let seconds = hour.value * 3600 - minutes.value * 60
            return seconds >= 0
                ? Found(ClockTime(seconds: seconds, isTwelveHour: (1...12).contains(hour.value)), hour.next) : nil
        }
        guard let hour = hanHour(index) else { return nil }
        var minute = 0
        var second = 0
        var next = hour.next
        if let half = scanner.skip(.halfHan, scanner.past(.past, next)) {
            minute = 30
            next = half
        } else if let lacking = scanner.skip(.lacks, next), let minutes = hanMinutes(lacking, needsUnit: true) {
            let seconds = hour.value * 3600 - minutes.value * 60
            return seconds >= 0
                ? Found(ClockTime(seconds: seconds, isTwelveHour: (1...12).contains(hour.value)), minutes.next) : nil
        } else if let minutes = hanMinutes(scanner.past(.past, scanner.past(.again, next)), needsUnit: false) {
            minute = minutes.value
            next = minutes.next
            if let seconds = hanNumber(next), seconds.value < 60, let end = scanner.skip(.secondHan, seconds.next) {
                second = seconds.value
                next = end
            }
        }
        guard hour.value < 24 || minute == 0 else { return nil }
        return Found(clock(hour.value, minute, second), next)
    }

    /// 三点, 15时, 零点; not 三点五 (a number) nor 两点建议.
    private func hanHour(_ index: Int) -> Found<Int>? {
        guard let hour = hanNumber(index), hour.value <= 24, let next = scanner.skip(.hourHan, hour.next) else {
            return nil
        }
        // 第三点, 三个点, 一点儿 and 小时 are no hours.
        if index > 0, scanner.skip(.ordinalHan, index - 1) != nil { return nil }
        if scanner.skip(.notHour, next) != nil { return nil }
        return Found(hour.value, next)
    }

    private func hanMinutes(_ index: Int, needsUnit: Bool) -> Found<Int>? {
        guard let number = hanNumber(index), number.value < 60 || needsUnit else { return nil }
        if let quarter = scanner.skip(.quarterHan, number.next), number.value <= 3 {
            return Found(number.value * 15, quarter)
        }
        if let unit = scanner.skip(.minuteHan, number.next) { return Found(number.value, unit) }
        guard !needsUnit, number.value >= 10 || isZeroLed(index), scanner.find(.unit, number.next) == nil else {
            return nil
        }
        // 九点二十, but not the count that goes with a noun: 三点20个人.
        return scanner.find(.measure, number.next) == nil && scanner.find(.hanMyriad, number.next) == nil
            && scanner.skip(.hourHan, number.next) == nil
            ? Found(number.value, number.next) : nil
    }

    private func isZeroLed(_ index: Int) -> Bool { scanner.find(.hanDigit, index)?.value == 0 }

    private func hanNumber(_ index: Int) -> Found<Int>? {
        if let digits = scanner.digits(index), scanner.length(index) <= 2 { return Found(digits, index + 1) }
        guard scanner.kind(index) == .han else { return nil }
        // 零五分 is five minutes.
        if let zero = scanner.find(.hanDigit, index), zero.value == 0, let unit = scanner.find(.hanDigit, zero.next) {
            return Found(unit.value, unit.next)
        }
        return numbers.han.small(index)
    }
}
