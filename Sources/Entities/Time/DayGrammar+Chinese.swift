internal import Intents

extension DayGrammar {
    // MARK: Chinese

    /// 2016年一月十日星期三, 农历十月初一, 大年初一, 5月30号, 一月二十三, 12号, 明年3月1日
    func hanDate(_ index: Int) -> Found<NamedDay>? {
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
        let bracket = scanner.isSign("(", date.next)
        let weekday = bracket || scanner.isSign(",", date.next) ? date.next + 1 : date.next
        guard let name = scanner.find(.weekday, weekday), scanner.kind(weekday) == .han else { return date }
        guard bracket else { return Found(date.value, name.next) }
        return scanner.isSign(")", name.next) ? Found(date.value, name.next + 1) : date
    }

    private func relativeYear(_ index: Int) -> Found<Int>? {
        guard let found = scanner.relativePeriod(index), found.value / 100 == CalendarUnit.year.rawValue else {
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

    func dayMark(_ index: Int) -> Int? { scanner.skip(.dayMark, index) }

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
        // The 六一 of a number is no holiday.
        if isFigure(place), isFigure(place - 1) || isFigure(name.next) { return nil }
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

    private func isFigure(_ index: Int) -> Bool {
        scanner.find(.hanDigit, index) != nil || scanner.kind(index) == .digits
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
