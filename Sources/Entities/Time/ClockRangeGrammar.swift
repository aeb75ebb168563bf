/// From one clock time to another: `5 to 6pm`, `between 10:10am and 12:50`, 下午五点一刻到六点, 早上五到六点.
struct ClockRangeGrammar {
    let scanner: Scanner
    let clocks: ClockGrammar

    /// A range with at least one end that can only be a time, or any two hours where `bare` lets them count.
    func range(_ index: Int, bare: Bool = false, part outer: DayPart? = nil) -> Found<ClockRange>? {
        let between = scanner.skip(.between, index)
        let lead = between ?? scanner.skip(anyOf: [.from, .fromHan], index) ?? index
        var part = outer
        var place = lead
        if let found = clocks.dayPart(lead), scanner.kind(lead) == .han || clocks.core(found.next) != nil {
            part = found.value
            place = found.next
        }
        guard let first = end(place, isBetween: between != nil),
            let connector = connector(first.next, isBetween: between != nil)
        else { return nil }
        var secondPart: DayPart?
        place = connector
        if let found = clocks.dayPart(place), scanner.kind(place) == .han {
            secondPart = found.value
            place = found.next
        }
        guard let second = end(place, isBetween: between != nil) else { return nil }
        var next = second.next
        var suffix: DayPart?
        if let found = clocks.dayPart(next), scanner.kind(next) == .word, isSuffix(next) {
            suffix = found.value
            next = found.next
        }
        let isAnchored =
            first.value.isSure || second.value.isSure || part != nil || suffix != nil || secondPart != nil || bare
        guard isAnchored else { return nil }
        if let end = scanner.skip(.betweenHan, next) { next = end }
        let range = resolve(first.value, second.value, part: part ?? suffix, secondPart: secondPart ?? suffix)
        return Found(range, next)
    }

    private func isSuffix(_ index: Int) -> Bool {
        scanner.skip(.in, index) != nil || scanner.skip(.at, index) != nil
            || scanner.find(.dayPart, index) != nil && scanner.kind(index) == .word
    }

    /// One end: a time, or an hour that is not sure to be one.
    struct End {
        let time: ClockTime
        let isSure: Bool
    }

    func end(_ index: Int, isBetween: Bool) -> Found<End>? {
        if let time = clocks.core(index) { return Found(End(time: time.value, isSure: true), time.next) }
        // `0730` after `between` or `from`
        if let digits = scanner.digits(index), scanner.length(index) == 4, digits % 100 < 60, digits / 100 < 24,
            !scanner.isContinued(index + 1),
            isBetween || scanner.isSign("-", index - 1) || scanner.isSign("-", index + 1)
        {
            guard isBetween || scanner.skip(.from, index - 1) != nil else { return nil }
            let hour = digits / 100
            return Found(
                End(time: ClockTime(hour, digits % 100, isTwelveHour: hour <= 12 && hour > 0), isSure: true),
                index + 1
            )
        }
        if let dotted = dotted(index) { return dotted }
        if let hour = clocks.hour(index) { return Found(End(time: hour.value, isSure: false), hour.next) }
        guard scanner.kind(index) == .han, let hour = clocks.numbers.han.small(index), hour.value <= 24 else {
            return nil
        }
        return Found(
            End(time: ClockTime(hour.value, isTwelveHour: (1...12).contains(hour.value)), isSure: false),
            hour.next
        )
    }

    private func dotted(_ index: Int) -> Found<End>? {
        guard let hour = scanner.digits(index), hour < 24, scanner.length(index) <= 2, scanner.isSign(".", index + 1),
            scanner.isJoined(index + 1),
            let minute = clocks.minutes(index + 2), scanner.length(index + 2) == 2, scanner.isJoined(index + 2)
        else { return nil }
        return Found(
            End(time: ClockTime(hour, minute, isTwelveHour: (1...12).contains(hour)), isSure: false),
            index + 3
        )
    }

    private func connector(_ index: Int, isBetween: Bool) -> Int? {
        if scanner.isSign("-", index) {
            return scanner.isSign("-", index + 1) ? index + 2 : index + 1
        }
        if scanner.isSign("~", index) { return index + 1 }
        if let next = scanner.skip(anyOf: [.to, .till, .until, .through, .tillHan], index) { return next }
        return isBetween ? scanner.skip(.and, index) : hanAnd(index)
    }

    /// 三点和五点之间
    private func hanAnd(_ index: Int) -> Int? {
        guard let next = scanner.skip(.andHan, index), let second = end(next, isBetween: false),
            scanner.skip(.betweenHan, second.next) != nil
        else { return nil }
        return next
    }

    /// Gives each end the half of the day that the other end or a part of the day implies.
    func resolve(_ first: End, _ second: End, part: DayPart?, secondPart: DayPart?) -> ClockRange {
        var start = first.time
        var end = second.time
        // `10am-12am` ends at noon.
        if end.seconds == 0, !end.isTwelveHour, (1..<43_200).contains(start.seconds) { end.seconds = 43_200 }
        if let part { start = part.applied(to: start) }
        if let secondPart { end = secondPart.applied(to: end) }
        if start.isTwelveHour, !end.isTwelveHour {
            // 5 to 6pm is 17 to 18, 11 to 3pm is 11 to 15.
            let later = start.seconds + 43_200
            let isNoon = start.seconds >= 43_200
            if isNoon {
                start = ClockTime(seconds: end.seconds >= 43_200 ? start.seconds : start.seconds - 43_200)
            } else if end.seconds >= 43_200 || end.seconds < start.seconds {
                let fits = later <= end.seconds || end.seconds < start.seconds
                start = ClockTime(seconds: fits ? later : start.seconds)
            }
            start.isTwelveHour = false
        } else if !start.isTwelveHour, end.isTwelveHour {
            end = ClockTime(seconds: following(start.seconds, end.seconds))
        } else if start.isTwelveHour, end.isTwelveHour, end.seconds < start.seconds {
            end.seconds = (end.seconds + 43_200) % 86_400
        }
        return ClockRange(start: start, end: end)
    }

    /// The first time after `start` that a clock shows as `end`.
    private func following(_ start: Int, _ end: Int) -> Int {
        let base = end % 43_200
        if base > start { return base }
        return base + 43_200 > start ? base + 43_200 : base
    }
}
