import Intents
import Testing

@testable import TimeZones

struct ZoneRulesTests {
    @Test(arguments: [
        ("Asia/Shanghai", 1_800_000_000, 28_800),
        ("Asia/Shanghai", 4_000_000_000, 28_800),
        ("Asia/Shanghai", 520_000_000, 32_400),  // 1986 had summer time
        ("Asia/Kolkata", 1_800_000_000, 19_800),
        ("America/New_York", 1_773_557_999, -14_400),
        ("America/New_York", 1_772_953_199, -18_000),  // one second before 2026-03-08 02:00
        ("America/New_York", 1_772_953_200, -14_400),
        ("America/New_York", 4_118_756_400, -14_400),  // July 2100: only the footer says so
        ("Europe/London", 1_800_000_000, 0),
        ("UTC", 1_800_000_000, 0),
    ])
    func `a zone knows its distance from UTC`(name: String, instant: Int, offset: Int) throws {
        let rules = try #require(ZoneRules(named: name))
        #expect(rules.offset(at: instant) == offset)
    }

    @Test(arguments: ["", "Mars/Olympus", "../../etc/passwd", "/etc/passwd", "Asia", "Asia/", "Asia/../Asia/Tokyo"])
    func `what is no zone is nil`(name: String) {
        #expect(ZoneRules(named: name) == nil)
    }

    @Test(arguments: [
        ("Asia/Shanghai", 2026, 3, 18, 15, 1_773_817_200),
        ("America/New_York", 2026, 7, 1, 0, 1_782_878_400),
        ("America/New_York", 2026, 3, 8, 2, 1_772_953_200),  // skipped: 03:00 daylight time
        ("America/New_York", 2026, 11, 1, 1, 1_793_509_200),  // twice: the first
    ])
    func `a wall clock's time is an instant`(
        name: String,
        year: Int,
        month: Int,
        day: Int,
        hour: Int,
        instant: Int
    ) throws {
        let rules = try #require(ZoneRules(named: name))
        let date = try #require(Day(year: year, month: month, day: day))
        let time = try #require(TimeOfDay(hour: hour))
        #expect(rules.instant(of: date, time) == instant)
    }

    @Test(arguments: [
        ("CST-8", 1_800_000_000, 28_800),
        ("<+0330>-3:30", 1_800_000_000, 12_600),
        ("EST5EDT,M3.2.0,M11.1.0", 1_772_953_200, -14_400),
        ("AEST-10AEDT,M10.1.0,M4.1.0/3", 1_800_000_000, 39_600),  // January, southern summer
        ("AEST-10AEDT,M10.1.0,M4.1.0/3", 1_782_878_400, 36_000),
        ("XXX0YYY,J60/0,J300/0", 1_772_323_200, 3_600),  // 2026-03-01
    ])
    func `a footer's rule is followed`(rule: String, instant: Int, offset: Int) throws {
        #expect(try #require(YearlyRule(rule[...])).offset(at: instant) == offset)
    }

    @Test(arguments: ["", "8", "CST", "EST5EDT", "EST5EDT,M13.1.0,M11.1.0", "EST5EDT,M3.2.0,M11.1.0,x"])
    func `what is no rule is nil`(text: String) {
        #expect(YearlyRule(text[...]) == nil)
    }
}
