internal import Intents

extension TemporalGrammar {
    /// How an open range lies to the time that its words name.
    enum Bound {
        case before, onOrBefore, until, after, onOrAfter, since

        var isUpper: Bool { self == .before || self == .onOrBefore || self == .until }
    }

    // MARK: Words before

    /// `before`, `no later than`, `since`, `<`, 截止, 自从
    func bound(_ index: Int) -> Found<Bound>? {
        guard let found = scanner.find(.bound, index) else { return nil }
        let bound: Bound =
            switch found.value {
            case 1: .before
            case 2: .onOrBefore
            case 3: .until
            case 4: .after
            case 5: .onOrAfter
            default: .since
            }
        return Found(bound, scanner.past(.the, found.next))
    }

    func modified(_ index: Int) -> Found<EntityValue>? {
        if let toDate = toDate(index) { return toDate }
        if let range = ledRange(index) { return range }
        guard let bound = bound(index) else { return moreThan(index) }
        var place = bound.next
        if let year = scanner.skip(.yearWord, place), fields.year(year) != nil { place = year }
        if let clock = boundClock(bound.value, place) { return clock }
        if let edge = periods.edgeWord(place), let period = periods.whole(edge.next) {
            let value = open(bound.value, period.value, edge: edge.value)
            return Found(.dateRange(value), period.next)
        }
        guard let target = target(place) else { return nil }
        return open(bound.value, target, at: place)
    }

    /// 从 and 自 belong to the range that they open.
    private func ledRange(_ index: Int) -> Found<EntityValue>? {
        guard let lead = scanner.skip(.fromHan, index), scanner.skip(.fromHan, lead) == nil, let found = value(lead)
        else {
            return nil
        }
        switch found.value.kind {
        case .dateRange, .dateTimeRange, .timeRange: return found
        default: return nil
        }
    }

    private func target(_ index: Int) -> Found<EntityValue>? {
        var best: Found<EntityValue>?
        func take(_ found: Found<EntityValue>?) {
            if let found, found.next > best?.next ?? index { best = found }
        }
        take(composite(index))
        take(shiftedMoment(index))
        take(period(index))
        return best
    }

    private func open(_ bound: Bound, _ target: Found<EntityValue>, at place: Int) -> Found<EntityValue>? {
        switch target.value {
        case .date(let reading): return Found(.dateRange(reading.map { Self.open(bound, day: $0) }), target.next)
        case .dateRange:
            guard let period = periods.period(place), period.next == target.next else {
                return Found(.dateRange(Self.openRange(bound, target.value)), target.next)
            }
            return Found(.dateRange(open(bound, period.value, edge: period.value.edge)), target.next)
        case .dateTime(let reading):
            return Found(
                .dateTimeRange(
                    reading.map { bound.isUpper ? WallRange(start: nil, end: $0) : WallRange(start: $0, end: nil) }
                ),
                target.next
            )
        case .time(let time): return Found(.timeRange(Self.open(bound, time)), target.next)
        case .timeRange(let range): return Found(.timeRange(Self.open(bound, range)), target.next)
        case .dateTimeRange(let reading):
            return Found(
                .dateTimeRange(
                    reading.map {
                        bound.isUpper
                            ? WallRange(start: nil, end: $0.start)
                            : WallRange(start: bound == .since ? $0.start : $0.end, end: nil)
                    }
                ),
                target.next
            )
        default: return nil
        }
    }

    static func openRange(_ bound: Bound, _ value: EntityValue) -> Reading<DayRange> {
        guard case .dateRange(let reading) = value else { return Reading(DayRange(start: nil, end: nil)) }
        return reading.map { open(bound, range: $0) }
    }

    static func open(_ bound: Bound, day: Day) -> DayRange {
        switch bound {
        case .before: return DayRange(start: nil, end: day, last: day - 1, named: day)
        case .onOrBefore, .until: return DayRange(start: nil, end: day, last: day, named: day)
        case .after:
            var range = DayRange(start: day, end: nil, named: day)
            range.first = day + 1
            return range
        case .onOrAfter, .since: return DayRange(start: day, end: nil, named: day)
        }
    }

    static func open(_ bound: Bound, range: DayRange) -> DayRange {
        switch bound {
        case .before: DayRange(start: nil, end: range.start, last: range.start.map { $0 - 1 }, named: range.last)
        case .until: DayRange(start: nil, end: range.start, last: range.last, named: range.last)
        case .onOrBefore: DayRange(start: nil, end: range.end, last: range.last, named: range.last)
        case .after: DayRange(start: range.end, end: nil, named: range.end)
        case .onOrAfter, .since: DayRange(start: range.start, end: nil, named: range.start)
        }
    }

    private func open(_ bound: Bound, _ period: NamedPeriod, edge: Int?) -> Reading<DayRange> {
        guard let edge else { return period.reading.map { Self.open(bound, range: $0) } }
        if period.edge != nil { return openEdge(bound, period, edge) }
        let part = periods.edge(edge, of: period)
        return period.reading.with(part.reading) { whole, part in
            switch (bound, edge) {
            case (.before, 1), (.until, 1), (.onOrBefore, 1):
                DayRange(start: nil, end: whole.end, last: whole.last, named: whole.last)
            case (.after, -1), (.since, -1): DayRange(start: whole.start, end: nil, named: whole.start)
            case (.before, -1), (.until, -1): DayRange(start: nil, end: whole.start, named: whole.start)
            default: Self.open(bound, range: part)
            }
        }
    }

    /// Before 月底 is before the month's end, after 月初 is after its start.
    private func openEdge(_ bound: Bound, _ part: NamedPeriod, _ edge: Int) -> Reading<DayRange> {
        part.reading.map { range in
            switch (bound.isUpper, edge) {
            case (true, 1): DayRange(start: nil, end: range.end, last: range.last, named: range.last)
            case (false, -1): DayRange(start: range.start, end: nil, named: range.start)
            default: Self.open(bound, range: range)
            }
        }
    }

    // MARK: Clocks

    /// `after 3pm`, `<6pm`, `before lunch`, `3 pm or later`
    func openClock(_ place: Int) -> Found<ClockRange>? {
        let index = scanner.past(.at, place)
        if let bound = bound(index) {
            let lead = scanner.past(.at, bound.next)
            if let time = clocks.time(lead, bare: false) { return Found(Self.open(bound.value, time.value), time.next) }
            return nil
        }
        guard let time = clocks.time(index) else { return nil }
        if let next = scanner.skip(anyOf: [.orLater, .inclusiveAfter], time.next) {
            return Found(Self.open(.since, time.value), next)
        }
        if let next = scanner.skip(anyOf: [.orBefore, .inclusiveBefore], time.next) {
            return Found(Self.open(.until, time.value), next)
        }
        if scanner.kind(index) == .han || scanner.kind(time.next) == .han {
            if let next = scanner.skip(.beforeHan, time.next) { return Found(Self.open(.before, time.value), next) }
            if let next = scanner.skip(.afterHan, time.next) { return Found(Self.open(.after, time.value), next) }
        }
        return nil
    }

    private func boundClock(_ bound: Bound, _ index: Int) -> Found<EntityValue>? {
        let lead = scanner.past(.at, index)
        guard let part = clocks.dayPart(lead), [.lunch, .dinner, .breakfast].contains(part.value.name),
            clocks.core(lead) == nil
        else { return nil }
        return Found(.timeRange(Self.open(bound, part.value.range)), part.next)
    }

    static func open(_ bound: Bound, _ time: ClockTime) -> ClockRange {
        bound.isUpper ? ClockRange(start: nil, end: time) : ClockRange(start: time, end: nil)
    }

    static func open(_ bound: Bound, _ range: ClockRange) -> ClockRange {
        if bound.isUpper { return ClockRange(start: nil, end: range.start) }
        return ClockRange(start: bound == .since ? range.start : range.end, end: nil)
    }

    // MARK: To date, more than

    private func toDate(_ index: Int) -> Found<EntityValue>? {
        if let next = scanner.skip(.yearToDate, index) {
            return Found(
                .dateRange(Reading(DayRange(start: rules.today.startOfYear, end: rules.today, last: rules.today))),
                next
            )
        }
        if let next = scanner.skip(.monthToDate, index) {
            return Found(
                .dateRange(Reading(DayRange(start: rules.today.startOfMonth, end: rules.today, last: rules.today))),
                next
            )
        }
        if let next = scanner.skip(.toDate, index), scanner.skip(.notToDate, index - 1) == nil,
            !scanner.isSign("-", index - 1)
        {
            return Found(
                .dateRange(Reading(DayRange(start: nil, end: rules.today, last: rules.today, named: rules.today))),
                next
            )
        }
        return rest(index)
    }

    /// `rest of the week`, `rest of my day`
    private func rest(_ index: Int) -> Found<EntityValue>? {
        guard let lead = scanner.skip(.rest, index) else { return nil }
        let of = scanner.past(.of, lead)
        let place =
            scanner.find(.shift, of).flatMap { $0.value == 0 ? $0.next : nil }
            ?? scanner.past(.my, scanner.past(.the, of))
        guard let unit = lapses.unit(place) else { return nil }
        if unit.value == .day {
            let end = WallTime(rules.today, ClockTime(seconds: 86_399))
            return Found(.dateTimeRange(Reading(WallRange(start: nowWall, end: end))), unit.next)
        }
        guard unit.value.rawValue >= CalendarUnit.week.rawValue, let end = rules.period(unit.value, 0).end else {
            return nil
        }
        return Found(.dateRange(Reading(DayRange(start: rules.today, end: end - 1, last: end - 1))), unit.next)
    }

    /// `more than 2 weeks after today`, `more than 1 hour and 30 minutes`
    private func moreThan(_ index: Int) -> Found<EntityValue>? {
        guard let lead = scanner.skip(.moreThan, index) ?? scanner.skip(.lessThan, index) else { return nil }
        if let day = shiftedDay(lead) {
            let bound: Bound = scanner.skip(.moreThan, index) != nil ? .since : .before
            return Found(.dateRange(day.value.reading.map { Self.open(bound, day: $0) }), day.next)
        }
        guard let lapse = lapses.lapse(lead) else { return nil }
        return Found(.duration(Self.seconds(lapse.value)), lapse.next)
    }

    // MARK: Words after

    /// `2018 or later`, `1/1/2016 and after`, 国庆前, 2018年以来, 8月6日或之后
    func suffixed(_ found: Found<EntityValue>, from index: Int) -> Found<EntityValue> {
        guard let suffix = suffix(found.next, isHan: scanner.kind(found.next) == .han) else { return found }
        if case .duration = found.value { return found }
        // `after 2016 and before 2018` holds two bounds.
        if scanner.kind(index) == .word || scanner.kind(index) == .sign, scanner.find(.bound, index) != nil {
            return found
        }
        if scanner.kind(found.next) == .word, days.day(suffix.next) != nil || periods.period(suffix.next) != nil {
            return found
        }
        if case .dateRange = found.value, let period = periods.period(index), period.next == found.next,
            period.value.edge != nil
        {
            return Found(.dateRange(open(suffix.value, period.value, edge: period.value.edge)), suffix.next)
        }
        guard let opened = open(suffix.value, found.value, isPrefixed: scanner.find(.bound, index) != nil) else {
            return found
        }
        return Found(opened, suffix.next)
    }

    private func suffix(_ index: Int, isHan: Bool) -> Found<Bound>? {
        guard isHan else {
            if let next = scanner.skip(.orLater, index) { return Found(.onOrAfter, next) }
            if let next = scanner.skip(.orBefore, index) { return Found(.onOrBefore, next) }
            return nil
        }
        if let next = scanner.skip(.inclusiveBefore, index) { return Found(.onOrBefore, next) }
        if let next = scanner.skip(.inclusiveAfter, index) { return Found(.onOrAfter, next) }
        if let next = scanner.skip(.beforeHan, index) { return Found(.before, next) }
        if let next = scanner.skip(.sinceSuffix, index) { return Found(.since, next) }
        if let next = scanner.skip(.afterHan, index) { return Found(.after, next) }
        return nil
    }

    private func open(_ bound: Bound, _ value: EntityValue, isPrefixed: Bool) -> EntityValue? {
        switch value {
        case .date(let reading): return .dateRange(reading.map { Self.open(bound, day: $0) })
        case .dateRange(let reading):
            if isPrefixed || reading.future.start == nil || reading.future.end == nil { return value }
            return .dateRange(reading.map { Self.open(bound, range: $0) })
        case .dateTime(let reading):
            return .dateTimeRange(
                reading.map { bound.isUpper ? WallRange(start: nil, end: $0) : WallRange(start: $0, end: nil) }
            )
        case .time(let time): return .timeRange(Self.open(bound, time))
        default: return nil
        }
    }
}
