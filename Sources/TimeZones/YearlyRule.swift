internal import Intents

/// The rule for all later years, as POSIX writes it: `CST-8`, `EST5EDT,M3.2.0,M11.1.0`.
struct YearlyRule: Hashable, Sendable {
    let standard: Int
    let daylight: Daylight?

    struct Daylight: Hashable, Sendable {
        var offset: Int
        var begins: Change
        var ends: Change
    }

    /// A day of the year and a time on the wall clock, in seconds since that day's midnight.
    struct Change: Hashable, Sendable {
        enum Date: Hashable, Sendable {
            /// Week 5 is the last; Sunday is 0.
            case weekday(month: Int, week: Int, day: Int)
            /// 1 to 365; the 29th of February is never counted.
            case dayWithoutLeap(Int)
            /// 0 to 365.
            case dayOfYear(Int)
        }

        var date: Date
        var time: Int
    }

    func offset(at instant: Int) -> Int {
        guard let daylight else { return standard }
        let year = Moment(unix: instant, offset: standard).day.year
        let begin = daylight.begins.instant(in: year, offset: standard)
        let end = daylight.ends.instant(in: year, offset: daylight.offset)
        let isDaylight =
            begin < end ? (begin..<end).contains(instant) : instant >= begin || instant < end
        return isDaylight ? daylight.offset : standard
    }
}

extension YearlyRule.Change {
    fileprivate func instant(in year: Int, offset: Int) -> Int {
        day(in: year).number * 86_400 + time - offset
    }

    private func day(in year: Int) -> Day {
        let newYear = Day(number: 0).adding(months: (year - 1970) * 12)
        switch date {
        case .dayOfYear(let number): return newYear + number
        case .dayWithoutLeap(let number):
            return newYear + (number - 1 + (number >= 60 && Day.length(ofMonth: 2, year: year) == 29 ? 1 : 0))
        case .weekday(let month, let week, let weekday):
            let first = newYear.adding(months: month - 1)
            let day = first + (weekday - first.weekday % 7 + 7) % 7 + (week - 1) * 7
            return day.month == month ? day : day - 7
        }
    }
}
