extension Moment {
    /// Reads a service's naive UTC (`2026-03-18 02:00:00`), to be seen `offset` seconds east of it, and ISO 8601 with an
    /// offset of its own (`2026-03-18T10:00:00+08:00`).
    public init?(_ text: String, offset: Int) {
        guard let day = Day(text.prefix(10)), text.count > 10 else { return nil }
        let rest = text.dropFirst(11)
        let clock = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ":") }
        guard let time = TimeOfDay(clock) else { return nil }
        switch (text.dropFirst(10).first, rest.dropFirst(clock.count)) {
        case (" ", ""): self.init(unix: Moment(day, time, offset: 0).unix, offset: offset)
        case ("T", "Z"): self.init(unix: Moment(day, time, offset: 0).unix, offset: offset)
        case ("T", let zone):
            guard let own = Self.offset(zone) else { return nil }
            self.init(day, time, offset: own)
        default: return nil
        }
    }

    /// `+08:00`
    private static func offset(_ text: Substring) -> Int? {
        guard let sign = text.first, sign == "+" || sign == "-", let clock = TimeOfDay(text.dropFirst()) else {
            return nil
        }
        return sign == "-" ? -clock.seconds : clock.seconds
    }
}

extension TimeOfDay {
    /// `15:30` or `15:30:00`
    fileprivate init?(_ text: Substring) {
        let numbers = text.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
        guard (2...3).contains(numbers.count), let hour = numbers[0], let minute = numbers[1] else { return nil }
        guard let second = numbers.count == 3 ? numbers[2] : 0 else { return nil }
        self.init(hour: hour, minute: minute, second: second)
    }
}
