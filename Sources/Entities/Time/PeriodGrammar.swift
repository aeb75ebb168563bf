internal import Intents

/// Stretches of the calendar: `next month`, `Q3`, `the first week of Oct`, 上季度, 2021年的前2周, 一二月份, 月底.
struct PeriodGrammar {
    let scanner: Scanner
    let rules: CalendarRules
    let fields: FieldGrammar
    let days: DayGrammar
    let lapses: LapseGrammar
    private let foundWholes = Memo<Found<NamedPeriod>?>()

    /// The longest calendar period from `index` on, with the part of it that is named.
    func period(_ index: Int) -> Found<NamedPeriod>? {
        guard scanner.kind(index) == .digits || scanner.isKnown(index) else { return nil }
        var best = whole(index)
        func take(_ found: Found<NamedPeriod>?) {
            if let found, found.next > best?.next ?? index { best = found }
        }
        take(part(index))
        guard let found = best else { return nil }
        return suffixPart(found) ?? found
    }

    /// A period without a part: all of the year, the month, the week.
    func whole(_ index: Int) -> Found<NamedPeriod>? {
        guard scanner.kind(index) == .digits || scanner.isKnown(index) else { return nil }
        return foundWholes.value(index, readWhole)
    }

    private func readWhole(_ index: Int) -> Found<NamedPeriod>? {
        var best: Found<NamedPeriod>?
        func take(_ found: Found<NamedPeriod>?) {
            if let found, found.next > best?.next ?? index { best = found }
        }
        take(relative(index))
        take(month(index))
        take(numericMonth(index))
        take(quarter(index))
        take(weekNumber(index))
        take(weekOfDate(index))
        take(counted(index))
        take(year(index))
        take(decade(index))
        take(holidayWeekend(index))
        return best
    }

    // MARK: Relative

    /// `next week`, `this calendar year`, `the month after next`, `the weekend`, 上季度, 本月
    private func relative(_ index: Int) -> Found<NamedPeriod>? {
        if let found = scanner.relativePeriod(index), let unit = CalendarUnit(rawValue: found.value / 100) {
            return Found(named(unit, found.value % 100 - 50), found.next)
        }
        guard scanner.kind(index) == .word else { return nil }
        let start = scanner.past(.the, index)
        if let shift = scanner.find(.shift, start) {
            let place = scanner.past(.calendar, shift.next)
            guard let unit = lapses.unit(place), unit.value.rawValue >= CalendarUnit.week.rawValue,
                unit.value != .businessDay,
                unit.value != .night
            else { return monthByShift(shift) }
            return Found(named(unit.value, shift.value.signum()), unit.next)
        }
        let mine = scanner.skip(.my, start)
        let place = mine ?? start
        guard let unit = lapses.unit(place), unit.value.rawValue >= CalendarUnit.week.rawValue,
            unit.value != .businessDay,
            unit.value != .night, place > index || unit.value == .weekend
        else { return nil }
        if let after = scanner.skip(.afterNext, unit.next) { return Found(named(unit.value, 2), after) }
        return Found(named(unit.value, 0), unit.next)
    }

    private func named(_ unit: CalendarUnit, _ shift: Int) -> NamedPeriod {
        let range = rules.period(unit, shift)
        var period = NamedPeriod(range, unit)
        if unit == .year { period.year = range.start?.year }
        if unit == .month {
            period.year = range.start?.year
            period.month = range.start?.month
        }
        return period
    }

    /// `this September`, `next june`
    private func monthByShift(_ shift: Found<Int>) -> Found<NamedPeriod>? {
        guard let month = fields.month(shift.next), scanner.kind(shift.next) == .word else { return nil }
        if scanner.skip(.notMonth, shift.next) != nil, !fields.isCapitalized(shift.next) { return nil }
        let year = rules.today.year + shift.value.signum()
        return Found(monthPeriod(month.value, year), month.next)
    }

    func monthPeriod(_ month: Int, _ year: Int?) -> NamedPeriod {
        var period = NamedPeriod(rules.month(month, year: year), .month)
        period.year = year
        period.month = month
        return period
    }

}
