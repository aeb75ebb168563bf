/// The words of all grammars, one list per subject, in the form that `Lexicon` reads.
enum WordLists {
    static let all =
        [numbers, money, phones, calendar, clock, holidays, particles, bounds, measures, relativePeriods]
        + NameLists.all

    /// 上周, 下下个月, 本季度 … from their parts.
    private static var relativePeriods: String {
        let shifts: [(Int, [String])] = [
            (-2, ["上上", "上上个"]), (-1, ["上", "上个", "上一", "上一个", "前一个"]), (0, ["这", "这个", "这一", "这一个", "本", "当"]),
            (1, ["下", "下个", "下一", "下一个"]), (2, ["下下", "下下个"]),
        ]
        let units: [(CalendarUnit, [String])] = [
            (.week, ["周", "星期", "礼拜"]), (.month, ["月", "月份"]), (.quarter, ["季度", "季"]), (.year, ["年", "年度"]),
            (.weekend, ["周末", "星期末"]), (.century, ["世纪"]), (.decade, ["年代"]),
        ]
        var lines: [String] = []
        for (shift, prefixes) in shifts {
            for (unit, names) in units {
                let phrases = prefixes.flatMap { prefix in names.map { prefix + $0 } }
                lines.append("relativePeriod \(code(unit, shift)): " + phrases.joined(separator: "|"))
            }
        }
        let years: [(Int, String)] = [
            (-3, "大前年"), (-2, "前年"), (-1, "去年|上年"), (0, "今年|本年度|今年度"), (1, "明年|来年"), (2, "后年"), (3, "大后年"),
        ]
        for (shift, phrases) in years { lines.append("relativePeriod \(code(.year, shift)): \(phrases)") }
        lines.append("relativePeriod \(code(.year, -1)): 去年度|去年全年|上一年度")
        lines.append("relativePeriod \(code(.year, 0)): 今年全年|本年全年")
        lines.append("relativePeriod \(code(.weekend, 0)): 周末|这周末|本周末|这个周末")
        return lines.joined(separator: "\n")
    }

    private static func code(_ unit: CalendarUnit, _ shift: Int) -> Int { unit.rawValue * 100 + 50 + shift }

    static let clock = """
        meridiem 1: am|a.m.|a.m|a m|a . m|a
        meridiem 2: pm|p.m.|p.m|p m|p . m|p
        meridiem 3: ampm|am pm|am/pm
        dayPart 1: morning|mornings|早上|早间|上午|早晨|清晨|一早|早
        dayPart 2: 中午|正午|午间|noontime
        dayPart 3: afternoon|afternoons|下午|午后
        dayPart 4: evening|evenings|晚上|傍晚|夜里|夜晚|晚间|晚
        dayPart 5: night|nights
        dayPart 6: 凌晨
        dayPart 7: daytime|day time|白天|日间
        dayPart 8: nighttime|night-time|night time
        dayPart 9: breakfast|brunch
        dayPart 10: lunch|lunchtime|lunch time
        dayPart 11: dinner|supper|dinnertime|dinner time
        dayPart 12: 深夜|半夜|夜间|午夜|overnight
        dayPart 13: business hours|business hour
        dayPart 14: midnight
        datedPart 5005: tonight|tonite
        datedPart 5004: 今晚|当晚|今夜|今儿晚上
        datedPart 5001: 今早|今晨
        datedPart 5104: 明晚
        datedPart 5101: 明早|明晨
        datedPart 4904: 昨晚|昨夜
        datedPart 4901: 昨早|昨晨
        datedPart 5204: 后晚
        datedPart 4804: 前晚
        namedTime 0: midnight|mid night|mid-night
        namedTime 600: midmorning|mid-morning|mid morning
        namedTime 720: noon|midday|mid-day|mid day|noonish
        namedTime 840: midafternoon|mid-afternoon|mid afternoon
        """

}
