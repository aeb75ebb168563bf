internal import Intents

/// Single days: `tomorrow`, `Oct. 2`, `next week on Friday`, `the first friday of july`, 下周三, 5月30号, 国庆节.
struct DayGrammar {
    let scanner: Scanner
    let rules: CalendarRules
    let fields: FieldGrammar
    let numeric: NumericDateGrammar
    let lapses: LapseGrammar

    /// The longest day from `index` on that needs no arithmetic.
    func day(_ index: Int) -> Found<NamedDay>? {
        guard scanner.kind(index) == .digits || scanner.isKnown(index) else { return nil }
        var best: Found<NamedDay>?
        func take(_ found: Found<NamedDay>?) {
            if let found, found.next > best?.next ?? index { best = found }
        }
        take(relative(index))
        take(weekday(index))
        take(monthDay(index))
        take(dayMonth(index))
        take(numeric.date(index, rules))
        take(shifted(index))
        take(nthWeekday(index))
        take(dayOfRelativeMonth(index))
        take(holiday(index))
        take(hanDate(index))
        take(lone(index))
        return best
    }

    private func relative(_ index: Int) -> Found<NamedDay>? {
        guard let found = scanner.find(.relativeDay, index),
            !scanner.isContinued(found.next) || scanner.kind(index) == .han
        else { return nil }
        if scanner.skip(.notDay, index) != nil { return nil }
        return Found(NamedDay(rules.today + found.value), found.next)
    }

    // MARK: Weekdays

    /// `Friday`, `next Friday`, `Friday next week`, `next week on Friday`, 周五, 下周五, and a date that follows.
    private func weekday(_ index: Int) -> Found<NamedDay>? {
        guard let found = shiftedWeekday(index) ?? weekOfWeekday(index) ?? bareWeekday(index) else { return nil }
        if let date = dateAfterWeekday(found.next) { return date }
        return found
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
        if let week = scanner.find(.relativePeriod, index), week.value / 100 == CalendarUnit.week.rawValue {
            shift = week.value % 100 - 50
            place = scanner.past(.ofHan, week.next)
            if let digit = scanner.find(.weekdayDigit, place) {
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
    private func dateAfterWeekday(_ index: Int) -> Found<NamedDay>? {
        var place = index
        let bracket = scanner.isSign("(", place)
        if bracket || scanner.isSign(",", place) { place += 1 }
        place = scanner.past(.the, place)
        guard
            let date = monthDay(place) ?? dayMonth(place) ?? numeric.date(place, rules, afterWeekday: true)
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

    // MARK: Day and month

    /// `October, 1st`, `Jan-1`, `Dec. 31 , 1994`, `mar3`, `june the 28th 2020`
    func monthDay(_ index: Int) -> Found<NamedDay>? {
        guard scanner.kind(index) == .word, let month = fields.month(index) else { return nil }
        var place = month.next
        if scanner.isSign(",", place) || scanner.isSign("-", place) || scanner.isSign("/", place) { place += 1 }
        // `September-2020-23`
        if let year = scanner.digits(place), scanner.length(place) == 4,
            scanner.isSign("-", place + 1) || scanner.isSign("/", place + 1),
            let number = fields.dayNumber(place + 2)
        {
            return dated(month.value, number.value.day, year, number.next)
        }
        guard let number = fields.dayNumber(scanner.past(.the, place)) else { return nil }
        if number.value.isFigures, !number.value.isOrdinal, isHour(number.next) || isNumberRest(number.next) {
            return nil
        }
        if let year = fields.trailingYear(number.next) {
            return dated(month.value, number.value.day, year.value, year.next)
        }
        return dated(month.value, number.value.day, nil, number.next)
    }

    private func isHour(_ index: Int) -> Bool {
        scanner.isSign(":", index) && scanner.kind(index + 1) == .digits || scanner.find(.meridiem, index) != nil
    }

    /// Whether figures go on as those of a larger number: `4,000`, `12.5`.
    private func isNumberRest(_ index: Int) -> Bool {
        (scanner.isSign(",", index) || scanner.isSign(".", index)) && scanner.isJoined(index)
            && scanner.kind(index + 1) == .digits && scanner.isJoined(index + 1) && scanner.length(index + 1) != 4
            || scanner.isSign("%", index)
    }

    /// `1st Jan`, `22 of Jan`, `the 09th of May`, `fourth of july 1995`, `14 nov 2023`
    func dayMonth(_ index: Int) -> Found<NamedDay>? {
        let start = scanner.past(.the, index)
        guard scanner.kind(start) == .digits || scanner.kind(start) == .word, let number = fields.dayNumber(start)
        else { return nil }
        var place = number.next
        if scanner.isSign("-", place) || scanner.isSign(".", place) || scanner.isSign("/", place)
            || scanner.isSign(",", place)
        {
            place += 1
        }
        if let of = scanner.skip(.of, place) { place = scanner.past(.the, scanner.past(.monthOf, of)) }
        guard scanner.kind(place) == .word, let month = fields.month(place) else { return nil }
        if let year = fields.trailingYear(month.next) {
            return dated(month.value, number.value.day, year.value, year.next)
        }
        return dated(month.value, number.value.day, nil, month.next)
    }

    func dated(_ month: Int, _ day: Int, _ year: Int?, _ next: Int) -> Found<NamedDay>? {
        guard let reading = rules.monthDay(month, day, year: year) else { return nil }
        var named = NamedDay(reading)
        named.year = year
        named.month = month
        named.day = day
        return Found(named, next)
    }

    /// `next 5/12`, `this 5/12`, `next 6th of April`
    private func shifted(_ index: Int) -> Found<NamedDay>? {
        guard let shift = scanner.find(.shift, index), scanner.kind(index) == .word, abs(shift.value) <= 1 else {
            return nil
        }
        guard let date = numeric.date(shift.next, rules, afterWeekday: true) ?? dayMonth(shift.next),
            date.value.year == nil,
            let month = date.value.month, let day = date.value.day
        else { return nil }
        return dated(month, day, rules.today.year + shift.value, date.next)
    }

    // MARK: Counted days

    /// `the first friday of july`, `second Sunday`, `1st week of Oct. on Friday`, 3月的第一个周五
    private func nthWeekday(_ index: Int) -> Found<NamedDay>? {
        if let han = hanNthWeekday(index) { return han }
        let start = scanner.past(.the, index)
        let last = scanner.skip(.lastOne, start)
        guard let ordinal = last.map({ Found(-1, $0) }) ?? fields.ordinal(start), (-1...5).contains(ordinal.value)
        else { return nil }
        if let week = scanner.find(.unit, ordinal.next), week.value == CalendarUnit.week.rawValue {
            return weekdayOfNthWeek(ordinal.value, week.next)
        }
        guard let name = weekdayName(ordinal.next) else { return nil }
        if let month = monthAhead(name.next) {
            let reading = month.value.reading.map { Self.nth(ordinal.value, name.value, in: $0) ?? rules.today }
            return Found(NamedDay(reading), month.next)
        }
        guard ordinal.value > 0, let day = Self.nth(ordinal.value, name.value, in: rules.period(.month, 0)) else {
            return nil
        }
        return Found(NamedDay(day), name.next)
    }

    private func weekdayOfNthWeek(_ number: Int, _ index: Int) -> Found<NamedDay>? {
        guard number > 0, let month = monthAhead(index) else { return nil }
        var place = month.next
        if scanner.isSign(".", place) || scanner.isSign(",", place) { place += 1 }
        guard let name = weekdayName(scanner.past(.on, place)) else { return nil }
        let reading = month.value.reading.map { range -> Day in
            let start = Self.firstWeek(of: range.start ?? rules.today)
            return start + 7 * (number - 1) + (name.value - 1)
        }
        return Found(NamedDay(reading), name.next)
    }

    /// The Monday of the first week that has most of its days in the month of `day`.
    static func firstWeek(of day: Day) -> Day {
        let first = day.startOfMonth
        let monday = first.startOfWeek
        return (first.number - monday.number) > 3 ? monday + 7 : monday
    }

    static func nth(_ number: Int, _ weekday: Int, in range: DayRange) -> Day? {
        guard let start = range.start, let end = range.end else { return nil }
        if number < 0 {
            let last = end - 1
            return last - (last.weekday - weekday + 7) % 7
        }
        let day = start + (weekday - start.weekday + 7) % 7 + 7 * (number - 1)
        return day < end ? day : nil
    }

    /// `of july`, `in this month`, `of next month`, `of July 2020`
    private func monthAhead(_ index: Int) -> Found<NamedPeriod>? {
        let place = scanner.past(.the, scanner.skip(anyOf: [.of, .in, .ofHan], index) ?? index)
        if let shift = scanner.find(.shift, place) ?? (place > index ? Found(0, place) : nil),
            let unit = scanner.find(.unit, shift.next), unit.value == CalendarUnit.month.rawValue
        {
            return Found(NamedPeriod(rules.period(.month, shift.value.signum()), .month), unit.next)
        }
        guard let month = fields.month(place) else { return nil }
        let year = fields.trailingYear(month.next)
        return Found(NamedPeriod(rules.month(month.value, year: year?.value), .month), year?.next ?? month.next)
    }

    /// 3月的第一个周五, 这个月最后一个周五
    private func hanNthWeekday(_ index: Int) -> Found<NamedDay>? {
        guard scanner.kind(index) == .han || scanner.kind(index) == .digits else { return nil }
        let month: Found<Reading<DayRange>>
        if let named = scanner.find(.month, index) {
            month = Found(rules.month(named.value), named.next)
        } else if let relative = scanner.find(.relativePeriod, index),
            relative.value / 100 == CalendarUnit.month.rawValue
        {
            month = Found(Reading(rules.period(.month, relative.value % 100 - 50)), relative.next)
        } else {
            return nil
        }
        let place = scanner.past(.ofHan, month.next)
        let last = scanner.skip(.lastOneHan, place).map { Found(-1, $0) }
        guard let ordinal = last ?? fields.ordinal(place), let name = weekdayName(scanner.past(.piece, ordinal.next))
        else { return nil }
        let reading = month.value.map { Self.nth(ordinal.value, name.value, in: $0) ?? rules.today }
        return Found(NamedDay(reading), name.next)
    }

    /// `the 20th of next month`, `the 15th day of next month`, 下个月15号, 本月20日
    private func dayOfRelativeMonth(_ index: Int) -> Found<NamedDay>? {
        if let month = scanner.find(.relativePeriod, index), month.value / 100 == CalendarUnit.month.rawValue {
            guard let number = fields.hanNumber(scanner.past(.ofHan, month.next)), let next = dayMark(number.next),
                let start = rules.period(.month, month.value % 100 - 50).start,
                let day = Day(year: start.year, month: start.month, day: number.value)
            else { return nil }
            return Found(named(day), next)
        }
        guard let number = fields.dayNumber(scanner.past(.the, index)), number.value.isOrdinal else { return nil }
        let place = scanner.past(.the, scanner.past(.of, scanner.past(.day, number.next)))
        guard let shift = scanner.find(.shift, place), let unit = scanner.find(.unit, shift.next),
            unit.value == CalendarUnit.month.rawValue,
            let start = rules.period(.month, shift.value.signum()).start,
            let day = Day(year: start.year, month: start.month, day: number.value.day)
        else { return nil }
        return Found(named(day), unit.next)
    }

    private func named(_ day: Day) -> NamedDay {
        var named = NamedDay(day)
        named.year = day.year
        named.month = day.month
        named.day = day.day
        return named
    }

    /// `the 4th`, `on 15`, `for the 27th`: only where a preposition leads and nothing to count follows.
    private func lone(_ index: Int) -> Found<NamedDay>? {
        let the = scanner.skip(.the, index)
        guard the != nil || scanner.kind(index) == .digits || scanner.kind(index) == .word,
            let lead = scanner.skip(
                anyOf: [.on, .for, .at, .by, .before, .after, .until, .till, .since, .from, .to],
                index - 1
            ),
            lead == index, let number = fields.dayNumber(the ?? index)
        else { return nil }
        let isOn = scanner.skip(.on, index - 1) != nil
        guard number.value.isOrdinal && (the != nil || isOn) || number.value.isFigures && isOn, endsPhrase(number.next),
            let reading = rules.dayOfMonth(number.value.day)
        else { return nil }
        var named = NamedDay(reading)
        named.day = number.value.day
        named.isWeak = true
        return Found(named, number.next)
    }

    private func endsPhrase(_ index: Int) -> Bool {
        switch scanner.kind(index) {
        case nil: true
        case .sign:
            !["-", "/", ":", "%", "$"].contains(where: { scanner.isSign($0, index) })
                && !(scanner.isJoined(index) && scanner.kind(index + 1) == .digits && scanner.isJoined(index + 1))
        case .word:
            scanner.skip(
                anyOf: [
                    .at, .from, .between, .before, .after, .in, .with, .and, .or, .to, .till, .until, .by, .around,
                ],
                index
            ) != nil
        case .digits, .han: false
        }
    }

    // MARK: Chinese

    /// 2016年一月十日星期三, 农历十月初一, 大年初一, 5月30号, 一月二十三, 12号, 明年3月1日
    private func hanDate(_ index: Int) -> Found<NamedDay>? {
        var place = scanner.past(.lunar, index)
        var year: Int?
        if let found = fields.hanYear(place) ?? relativeYear(place) {
            year = found.value
            place = scanner.past(.ofHan, found.next)
        }
        place = scanner.past(.lunar, place)
        guard let date = hanMonthDay(place, year: year) ?? (year == nil && place == index ? hanDay(index) : nil) else {
            return nil
        }
        let weekday = scanner.isSign(",", date.next) ? date.next + 1 : date.next
        if let name = scanner.find(.weekday, weekday), scanner.kind(weekday) == .han {
            return Found(date.value, name.next)
        }
        return date
    }

    private func relativeYear(_ index: Int) -> Found<Int>? {
        guard let found = scanner.find(.relativePeriod, index), found.value / 100 == CalendarUnit.year.rawValue else {
            return nil
        }
        return Found(rules.today.year + found.value % 100 - 50, found.next)
    }

    func hanMonthDay(_ index: Int, year: Int? = nil) -> Found<NamedDay>? {
        if let first = scanner.skip(.firstLunar, index) {
            guard let number = fields.hanNumber(scanner.past(.firstDays, first)) else { return nil }
            return dated(1, number.value, year, dayMark(number.next) ?? number.next)
        }
        guard scanner.kind(index) == .digits || scanner.kind(index) == .han, let month = scanner.find(.month, index)
        else { return nil }
        if let first = scanner.skip(.firstDays, month.next), let number = fields.hanNumber(first), number.value <= 10 {
            return dated(month.value, number.value, year, number.next)
        }
        guard let number = fields.hanNumber(month.next), (1...31).contains(number.value) else { return nil }
        if let next = dayMark(number.next) { return dated(month.value, number.value, year, next) }
        // 一月二十三 without 日: not 三月三家 or 3月5个.
        guard scanner.find(.unit, number.next) == nil, scanner.find(.hanMyriad, number.next) == nil,
            scanner.find(.hanUnit, number.next) == nil, scanner.find(.currency, number.next) == nil,
            scanner.find(.measure, number.next) == nil || scanner.skip(.dayMark, number.next) != nil,
            scanner.skip(.hourHan, number.next) == nil, !scanner.isSign("%", number.next),
            !scanner.isSign(".", number.next),
            scanner.kind(number.next) != .digits, scanner.kind(number.next) != .word
        else { return nil }
        return dated(month.value, number.value, year, number.next)
    }

    /// 12号, 三十日
    private func hanDay(_ index: Int) -> Found<NamedDay>? {
        guard scanner.kind(index) == .digits || scanner.kind(index) == .han, !scanner.continuesWord(index),
            let number = fields.hanNumber(index), (1...31).contains(number.value),
            let next = dayMark(number.next), let reading = rules.dayOfMonth(number.value)
        else { return nil }
        // 3号楼 and 5号线 are places, 3日内 a length.
        if scanner.skip(.notDayMark, number.next) != nil || scanner.skip(.withinHan, next) != nil { return nil }
        if index > 0,
            scanner.isSign("第", index - 1)
                || scanner.isSign("-", index - 1) && scanner.isJoined(index) && scanner.kind(index - 2) == .digits
                    && scanner.isJoined(index - 1)
        {
            return nil
        }
        var named = NamedDay(reading)
        named.day = number.value
        return Found(named, next)
    }

    private func dayMark(_ index: Int) -> Int? { scanner.skip(.dayMark, index) }

    // MARK: Holidays

    /// `thanksgiving`, `Easter 2019`, `next easter`, `Yuandan of next year`, 国庆节, 今年圣诞节
    func holiday(_ index: Int) -> Found<NamedDay>? {
        var place = index
        var year: Int?
        var shift: Int?
        if let found = fields.hanYear(place) ?? relativeYear(place) {
            year = found.value
            place = scanner.past(.ofHan, found.next)
        } else if scanner.kind(place) == .word, let found = scanner.find(.shift, place) {
            shift = found.value
            place = found.next
        }
        guard let name = scanner.find(.holiday, place), let holiday = Holiday(rawValue: name.value) else { return nil }
        guard scanner.kind(place) != .word || !scanner.isContinued(name.next) else { return nil }
        var next = name.next
        if year == nil, shift == nil {
            let after = scanner.past(.of, next)
            if let found = fields.year(after) {
                year = found.value
                next = found.next
            } else if let found = scanner.find(.shift, after), let unit = scanner.find(.unit, found.next),
                unit.value == CalendarUnit.year.rawValue
            {
                year = rules.today.year + found.value.signum()
                next = unit.next
            }
        }
        return reading(holiday, year: year, shift: shift).map { Found(NamedDay($0), next) }
    }

    private func reading(_ holiday: Holiday, year: Int?, shift: Int?) -> Reading<Day>? {
        if let year { return holiday.day(in: year, lunarIsNominal: rules.lunarIsNominal).map { Reading($0) } }
        guard
            let around = rules.around({ holiday.day(in: rules.today.year + $0, lunarIsNominal: rules.lunarIsNominal) })
        else { return nil }
        switch shift?.signum() {
        case 1: return Reading(around.future)
        case -1: return Reading(around.past)
        case 0: return holiday.day(in: rules.today.year, lunarIsNominal: rules.lunarIsNominal).map { Reading($0) }
        default: return around
        }
    }
}
