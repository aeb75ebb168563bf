internal import Intents

extension DayGrammar {
    // MARK: Weekdays

    /// `Friday`, `next Friday`, `Friday next week`, `next week on Friday`, 周五, 下周五, and a date that follows.
    func weekday(_ index: Int) -> Found<NamedDay>? {
        let led = scanner.skip(anyOf: [.on, .in], index - 1) == index || scanner.skip(.on, index) != nil
        if let found = shiftedWeekday(index) ?? weekOfWeekday(index) {
            return dateAfterWeekday(found.next, isLed: led) ?? found
        }
        let start = scanner.skip(.on, index) ?? index
        guard let name = weekdayName(start) else { return nil }
        if start == index, let date = dateAfterWeekday(name.next, isLed: led) { return date }
        return bareWeekday(index)
    }

    /// 周五, `Friday`, `Fri`, `on Friday`
    private func bareWeekday(_ index: Int) -> Found<NamedDay>? {
        let start = scanner.skip(.on, index) ?? index
        guard let name = weekdayName(start) else { return nil }
        if let week = weekAfterWeekday(name) { return week }
        guard start == index else { return nil }
        if let dated = dayOfMonth(after: name) { return dated }
        var day = NamedDay(rules.weekday(name.value))
        day.isWeekday = true
        return Found(day, name.next)
    }

    func weekdayName(_ index: Int) -> Found<Int>? {
        guard let name = scanner.find(.weekday, index) else { return nil }
        guard scanner.kind(index) == .word else { return name }
        guard !scanner.isContinued(name.next), !scanner.continuesWord(index) else { return nil }
        // `sun` and `sat` are words too: they need a capital or company.
        if scanner.length(index) == 3, name.value >= 6 {
            let first = scanner.text.scalars[scanner.tokens[index].start]
            guard
                first.properties.isUppercase || scanner.skip(.on, index - 1) != nil
                    || scanner.find(.shift, index - 1) != nil
            else { return nil }
        }
        let dot =
            scanner.isSign(".", name.next) && scanner.isJoined(name.next) && scanner.length(index) <= 4
            && scanner.kind(name.next + 1) == .word
        return Found(name.value, dot ? name.next + 1 : name.next)
    }

    /// `Tuesday next week`, `monday of the following week`
    private func weekAfterWeekday(_ name: Found<Int>) -> Found<NamedDay>? {
        let place = scanner.past(.the, scanner.past(.of, name.next))
        guard let shift = scanner.find(.shift, place), let unit = scanner.find(.unit, shift.next),
            unit.value == CalendarUnit.week.rawValue
        else { return nil }
        let week = rules.today.startOfWeek + 7 * shift.value.signum()
        return Found(NamedDay(week + (name.value - 1)), unit.next)
    }

    /// `next Friday`, `this coming Monday`, 下个周五, 上周的周三
    private func shiftedWeekday(_ index: Int) -> Found<NamedDay>? {
        guard let shift = scanner.find(.shift, scanner.past(.the, index)),
            let name = weekdayName(scanner.past(.ofHan, shift.next))
        else { return nil }
        return Found(NamedDay(shifted(name.value, shift.value)), name.next)
    }

    /// The `weekday` that `next` (1), `coming` (10), `past` (−10) and the like mean.
    private func shifted(_ weekday: Int, _ shift: Int) -> Day {
        let day = rules.today.startOfWeek + (weekday - 1)
        switch shift {
        case 10: return day <= rules.today ? day + 7 : day
        case -10: return day >= rules.today ? day - 7 : day
        default: return day + 7 * shift
        }
    }

    /// `this week Friday`, `next week on Friday`, 下周三, 下下周日, 上礼拜的周五
    private func weekOfWeekday(_ index: Int) -> Found<NamedDay>? {
        var shift = 0
        var place = index
        if let week = scanner.relativePeriod(index), week.value / 100 == CalendarUnit.week.rawValue {
            shift = week.value % 100 - 50
            place = scanner.past(.ofHan, week.next)
            // 下周日, but not 下周的日程.
            if place == week.next, let digit = scanner.find(.weekdayDigit, place) {
                return Found(NamedDay(rules.today.startOfWeek + 7 * shift + (digit.value - 1)), digit.next)
            }
        } else if let found = scanner.find(.shift, scanner.past(.the, index)),
            let unit = scanner.find(.unit, found.next),
            unit.value == CalendarUnit.week.rawValue
        {
            shift = found.value.signum()
            place = unit.next
            if scanner.isSign(",", place) || scanner.isSign("-", place) { place += 1 }
            place = scanner.past(.on, place)
        } else {
            return nil
        }
        guard let name = weekdayName(place) else { return nil }
        return Found(NamedDay(rules.today.startOfWeek + 7 * shift + (name.value - 1)), name.next)
    }

    /// `Friday 7/6`, `monday, jan twenty two`, `this friday (jun-15)`: the date counts.
    private func dateAfterWeekday(_ index: Int, isLed: Bool) -> Found<NamedDay>? {
        var place = index
        let bracket = scanner.isSign("(", place)
        if bracket || scanner.isSign(",", place) { place += 1 }
        place = scanner.past(.the, place)
        guard
            let date = monthDay(place) ?? dayMonth(place) ?? numeric.date(place, rules, afterWeekday: isLed)
                ?? hanMonthDay(place)
        else { return nil }
        guard bracket else { return date }
        return scanner.isSign(")", date.next) ? Found(date.value, date.next + 1) : nil
    }

    /// `Monday 21`, `Sat the 23rd`, `tuesday the eleventh`
    private func dayOfMonth(after name: Found<Int>) -> Found<NamedDay>? {
        let the = scanner.skip(.the, name.next)
        guard scanner.kind(name.next) != .sign, let number = fields.dayNumber(the ?? name.next) else { return nil }
        if the != nil {
            // With `the`, the present month's day or none.
            let first = rules.today.startOfMonth
            guard let day = Day(year: first.year, month: first.month, day: number.value.day), day.weekday == name.value
            else { return nil }
            return Found(NamedDay(day), number.next)
        }
        guard number.value.isOrdinal || number.value.isFigures && !isTimeLike(number.next),
            let reading = rules.weekday(name.value, onDay: number.value.day)
        else { return nil }
        return Found(NamedDay(reading), number.next)
    }

    /// Whether the number before `index` was an hour: `Monday 8-9am`, `wednesday 4 oclock`, `Sat 5 to 7`.
    private func isTimeLike(_ index: Int) -> Bool {
        scanner.isSign("-", index) || scanner.isSign(":", index) || scanner.isSign("~", index)
            || scanner.isSign(".", index) && scanner.kind(index + 1) == .digits && scanner.isJoined(index + 1)
            || scanner.find(.meridiem, index) != nil || scanner.skip(.oclock, index) != nil
            || scanner.skip(.to, index) != nil || scanner.skip(.till, index) != nil
            || scanner.skip(.until, index) != nil
            || scanner.find(.unit, index) != nil || scanner.skip(.hourHan, index) != nil || scanner.isContinued(index)
    }
}
