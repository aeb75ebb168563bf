import Entities
import Intents
import Testing

struct DayTests {
    @Test(arguments: [
        ("今天", "2026-03-18"), ("大后天", "2026-03-21"), ("後天", "2026-03-20"), ("周五", "2026-03-20"), ("这周五", "2026-03-20"),
        ("下周三", "2026-03-25"), ("下下周日", "2026-04-05"), ("上周五", "2026-03-13"), ("帮我订一下周五", "2026-03-20"),
        ("下禮拜天", "2026-03-29"),
        ("5月30号", "2026-05-30"), ("11月30号前", "2026-11-30"), ("截止3月27日", "2026-03-27"), ("2026年四月一日", "2026-04-01"),
        ("二零二六年五月二十日星期三", "2026-05-20"), ("20号", "2026-03-20"), ("下个月15号", "2026-04-15"), ("月底", "2026-03-31"),
        ("下个月底能定", "2026-04-30"), ("三季度末", "2026-09-30"), ("年底", "2026-12-31"), ("季度末", "2026-03-31"),
        ("国庆前", "2026-10-01"),
        ("三天后", "2026-03-21"), ("两周后", "2026-04-01"), ("一个月前", "2026-02-18"), ("过三天", "2026-03-21"),
        ("4/1", "2026-04-01"),
        ("2026.5.20", "2026-05-20"), ("下个月第一个周五", "2026-04-03"), ("3月的最后一个周一", "2026-03-30"),
    ])
    func `Chinese words for a day are dates`(text: String, day: String) {
        #expect(values(.date, in: text, kinds: datedKinds) == [day])
    }

    @Test(arguments: [
        ("tomorrow", "2026-03-19"), ("day after tomorrow", "2026-03-20"), ("Friday", "2026-03-20"),
        ("next Friday", "2026-03-27"),
        ("Friday next week", "2026-03-27"), ("next week on Tuesday", "2026-03-24"), ("last Monday", "2026-03-09"),
        ("past Monday", "2026-03-16"),
        ("coming Wednesday", "2026-03-25"), ("April 2nd", "2026-04-02"), ("the 5th of May, 2027", "2027-05-05"),
        ("14 nov 2026", "2026-11-14"),
        ("closing end of April", "2026-04-30"), ("by next Friday", "2026-03-27"), ("in 3 weeks", "2026-04-08"),
        ("two days ago", "2026-03-16"),
        ("two weeks from next Monday", "2026-04-06"), ("the first friday of july", "2026-07-03"),
        ("the 20th of next month", "2026-04-20"),
        ("on the 25th", "2026-03-25"), ("02/22/2027", "2027-02-22"), ("2026-07-01", "2026-07-01"),
        ("20260701", "2026-07-01"),
        ("Thanksgiving", "2026-11-26"), ("Easter 2027", "2027-03-28"), ("three days before Christmas", "2026-12-22"),
        ("EOY", "2026-12-31"), ("day before Christmas", "2026-12-24"),
        ("two Sundays from now", "2026-03-29"), ("the 1st of the month", "2026-03-01"), ("2027 May 15", "2027-05-15"),
    ])
    func `English words for a day are dates`(text: String, day: String) {
        #expect(values(.date, in: text, kinds: datedKinds) == [day])
    }

    @Test(arguments: [
        ("春节", "2027-02-06"), ("中秋", "2026-09-25"), ("端午节", "2026-06-19"), ("清明", "2026-04-05"), ("元宵", "2027-02-20"),
        ("重阳节", "2026-10-18"),
        ("除夕", "2027-02-05"), ("五一", "2026-05-01"), ("圣诞节", "2026-12-25"), ("双十一", "2026-11-11"),
        ("去年国庆", "2025-10-01"), ("2028年春节", "2028-01-26"), ("十一假期", "2026-10-01"),
    ])
    func `holidays fall where people celebrate them`(text: String, day: String) {
        #expect(values(.date, in: text, kinds: datedKinds) == [day])
    }

    @Test(arguments: [
        ("周五", "2026-03-13"), ("5月30号", "2025-05-30"), ("20号", "2026-02-20"), ("December 25", "2025-12-25"),
        ("国庆节", "2025-10-01"),
    ])
    func `the past has its own reading`(text: String, day: String) {
        #expect(values(.date, in: text, kinds: datedKinds, prefer: .past) == [day])
    }

    @Test(arguments: [
        "今日头条", "3号楼", "5号线", "192.168.255.255", "You may get a message", "133-03-03-2020", "2015-1-32",
        "Tel: +86 138-2010-2015",
        "30/4.85", "一五八零零七七三六一九", "I've kept it up-to-date", "32 - 2015", "18周岁", "一点建议",
    ])
    func `what only looks like a day is none`(text: String) {
        #expect(values(.date, in: text, kinds: datedKinds) == [])
    }
}

extension DayTests {
    @Test(arguments: [
        "2月30号", "10月32号", "2026年13月5号", "十三月五号", "2026年2月29日", "Feb 30", "30th of February", "April 31st, 2026",
        "2026-13-05", "2026/02/30", "2月30号下午三点",
    ])
    func `days that no calendar has are found whole and are no dates`(text: String) {
        let found = recognizer.entities(in: text, reference: reference, kinds: datedKinds.union([.impossibleDate]))
        #expect(found.map(\.kind) == [.impossibleDate])
        #expect(found.first?.range == 0..<text.unicodeScalars.count)
    }

    @Test(arguments: [
        "2月28号", "2月29日", "2028年2月29号", "Feb 29", "May 31", "3月30号楼", "in March 35 deals", "138-0013-8000",
    ])
    func `days that some calendar has are not impossible`(text: String) {
        #expect(recognizer.entities(in: text, reference: reference, kinds: [.impossibleDate]).isEmpty)
    }

    @Test(arguments: [
        ("每周一", OpenTime.recurring), ("每个月", .recurring), ("每隔两天", .recurring), ("every Monday", .recurring),
        ("every other week", .recurring), ("每周五下午三点", .recurring), ("晚点", .vague), ("改天", .vague), ("sometime", .vague),
    ])
    func `times that are no single one say why`(text: String, kind: OpenTime) {
        let found = recognizer.entities(in: text, reference: reference)
        #expect(found.filter { datedKinds.contains($0.kind) }.isEmpty)
        #expect(found.compactMap { if case .openTime(let kind) = $0.value { kind } else { nil } } == [kind])
    }

    @Test(arguments: [
        ("下周的日程", "2026-03-23/2026-03-29"), ("今年春季", "2026-03-01/2026-05-31"), ("夏天", "2026-06-01/2026-08-31"),
        ("去年秋天", "2025-09-01/2025-11-30"),
        ("明年冬天", "2027-12-01/2028-02-29"),
    ])
    func `a week and a season are periods`(text: String, period: String) {
        #expect(values(.period, in: text, kinds: datedKinds) == [period])
    }
}
