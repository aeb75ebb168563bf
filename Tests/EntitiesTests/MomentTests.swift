import Entities
import Intents
import Testing

struct MomentTests {
    @Test(arguments: [
        ("约王总下周三下午三点开会", "2026-03-25T15:00:00+08:00"), ("明天上午十点给陆建平打个电话", "2026-03-19T10:00:00+08:00"),
        ("設定提醒：明天下午兩點致電林佳穎", "2026-03-19T14:00:00+08:00"), ("记得下午四点半call一下Kevin Zhou", "2026-03-18T16:30:00+08:00"),
        ("三小时后提醒我", "2026-03-18T13:00:00+08:00"), ("半小时后", "2026-03-18T10:30:00+08:00"),
        ("今晚8点", "2026-03-18T20:00:00+08:00"),
        ("明早九点半", "2026-03-19T09:30:00+08:00"), ("周三九点", "2026-03-25T09:00:00+08:00"),
        ("今天五点", "2026-03-18T17:00:00+08:00"), ("今天8点", "2026-03-18T20:00:00+08:00"),
        ("4月2日（周四）下午三点", "2026-04-02T15:00:00+08:00"), ("2026-04-05T10:30:00", "2026-04-05T10:30:00+08:00"),
        ("明天中午", "2026-03-19T12:00:00+08:00"), ("4月1号上午11点", "2026-04-01T11:00:00+08:00"),
        ("差一刻八点", "2026-03-18T19:45:00+08:00"),
        ("后天15:20", "2026-03-20T15:20:00+08:00"), ("下周一上午十点到十二点", "2026-03-23T10:00:00+08:00"),
        ("凌晨2点半", "2026-03-18T02:30:00+08:00"),
    ])
    func `an hour that is said makes a moment`(text: String, moment: String) {
        #expect(values(.moment, in: text, kinds: datedKinds) == [moment])
    }

    @Test(arguments: [
        ("约个meeting with Kevin，Fri 3pm", "2026-03-20T15:00:00+08:00"),
        ("phone Monica on April 2nd at noon", "2026-04-02T12:00:00+08:00"),
        ("add team standup Friday 8:45am half an hour", "2026-03-20T08:45:00+08:00"),
        ("demo on March 24 from 10 to 11:30", "2026-03-24T10:00:00+08:00"),
        ("tomorrow morning at 7", "2026-03-19T07:00:00+08:00"),
        ("early Monday morning at 8", "2026-03-23T08:00:00+08:00"), ("quarter to noon", "2026-03-18T11:45:00+08:00"),
        ("tonight at 8:30", "2026-03-18T20:30:00+08:00"),
        ("in 20 minutes", "2026-03-18T10:20:00+08:00"),
        ("half past seven in the evening", "2026-03-18T19:30:00+08:00"),
        ("a quarter to 3 tomorrow", "2026-03-19T14:45:00+08:00"),
        ("340pm", "2026-03-18T15:40:00+08:00"), ("8pm on Friday", "2026-03-20T20:00:00+08:00"),
        ("next Monday 1-3 pm", "2026-03-23T13:00:00+08:00"),
        ("Friday 下午3点", "2026-03-20T15:00:00+08:00"),
    ])
    func `an English hour makes a moment too`(text: String, moment: String) {
        #expect(values(.moment, in: text, kinds: datedKinds) == [moment])
    }

    @Test(arguments: ["明天上午", "昨晚", "tomorrow afternoon", "next week", "周五", "月底"])
    func `a day without an hour is no moment`(text: String) {
        #expect(values(.moment, in: text, kinds: datedKinds) == [])
        #expect(values(.date, in: text, kinds: datedKinds).count == 1)
    }

    @Test(arguments: [
        ("电话沟通20分钟", "1200"), ("预计两小时", "7200"), ("half an hour", "1800"), ("一个半小时", "5400"), ("半小时", "1800"),
        ("一刻钟", "900"),
        ("两个半钟头", "9000"), ("1小时30分钟", "5400"), ("an hour and a half", "5400"), ("1.5 hours", "5400"),
        ("2hrs 15mins", "8100"),
        ("three quarters of an hour", "2700"), ("三年半", "110376000"), ("8天又二十个小时", "763200"), ("3天", "259200"),
        ("90-minute", "5400"),
    ])
    func `lengths are seconds`(text: String, seconds: String) {
        #expect(values(.duration, in: text, kinds: [.duration]) == [seconds])
    }

    @Test(arguments: [
        ("from 10 to 11:30", "5400"), ("明天下午2点到4点半", "9000"), ("9-11am", "7200"), ("晚上10点到凌晨1点", "10800"),
    ])
    func `a range of hours has a length`(text: String, seconds: String) {
        #expect(values(.duration, in: text, kinds: datedKinds) == [seconds])
    }
}
