/// A moment as HTTP writes it (RFC 9110, 5.6.7), in its preferred and its two old forms.
public struct HTTPDate: Hashable, Sendable {
    public let secondsSince1970: Int

    public init(secondsSince1970: Int) {
        self.secondsSince1970 = secondsSince1970
    }

    /// `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT` or `Sun Nov  6 08:49:37 1994`.
    public init?(_ text: String) {
        let parts = text.split { " ,-".contains($0) }
        let isAsctime = parts.count == 5
        guard isAsctime || (parts.count == 6 && parts[5] == "GMT") else { return nil }
        guard
            let day = Int(parts[isAsctime ? 2 : 1]),
            let month = Self.months.firstIndex(of: parts[isAsctime ? 1 : 2]),
            let year = Self.year(parts[isAsctime ? 4 : 3]),
            let time = Self.time(parts[isAsctime ? 3 : 4]),
            1...31 ~= day
        else { return nil }
        secondsSince1970 = Self.days(year, month + 1, day) * 86_400 + time
    }

    private static let months: [Substring] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// Two digits are of this century: no server sends a date of the last.
    private static func year(_ text: Substring) -> Int? {
        guard let year = Int(text), 0...9999 ~= year else { return nil }
        return text.count == 2 ? 2000 + year : year
    }

    private static func time(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).compactMap { Int($0) }
        guard parts.count == 3, 0..<24 ~= parts[0], 0..<60 ~= parts[1], 0...60 ~= parts[2] else { return nil }
        return parts[0] * 3600 + parts[1] * 60 + parts[2]
    }

    /// Days from 1970-01-01 in the Gregorian calendar, years counted from March.
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month > 2 ? year : year - 1
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
    }
}

extension HTTPClient.Headers {
    /// How long `Retry-After` asks to wait, a date being taken against the server's own clock where it tells it.
    public func retryAfter(now: HTTPDate) -> Duration? {
        guard let text = self["retry-after"] else { return nil }
        if let seconds = Int(text) { return seconds < 0 ? nil : .seconds(min(seconds, 1 << 31)) }
        guard let date = HTTPDate(text) else { return nil }
        let clock = self["date"].flatMap { HTTPDate($0) } ?? now
        return .seconds(max(0, date.secondsSince1970 - clock.secondsSince1970))
    }
}
