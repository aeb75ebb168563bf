import Entities
import Testing

/// The conventions in which the evaluation's source differs from everyday speech.
struct EvaluationTests {
    private func readings(_ text: String, _ family: String, at time: String = "2017-03-22T00:00:00") -> [String] {
        EntityEvaluation().predictions(for: text, family: family, referenceTime: time).map { prediction in
            let readings = prediction.readings.map { $0.map { "\($0.name)=\($0.text)" }.joined(separator: ",") }
            return "\(prediction.type) \(prediction.start)-\(prediction.end) " + readings.joined(separator: "|")
        }
    }

    @Test(arguments: [
        ("会在2018年12月", "daterange 2-10 start=2018-12-01,end=2019-01-01"),
        ("礼拜日", "date 0-3 value=2017-03-19|value=2017-03-26"),
        ("中秋", "date 0-2 value=2016-08-15|value=2017-08-15"), ("大约十点", "time 0-4 value=10:00:00|value=22:00:00"),
        ("5 小时", "duration 0-4 seconds=18000"),
        ("昨晚", "datetimerange 0-2 start=2017-03-21T16:00:00,end=2017-03-21T20:00:00"),
        ("I'll be back at 7ampm", "time 16-21 value=07:00:00|value=19:00:00"),
        ("自2018年以来", "daterange 0-8 start=2018-01-01"), ("从从2018年开始", "daterange 1-9 start=2018-01-01"),
        ("I'll leave after 2018", "daterange 11-21 start=2019-01-01"),
        ("5 to 6pm", "timerange 0-8 start=17:00:00,end=18:00:00"),
    ])
    func `times have both readings and ranges end outside`(text: String, reading: String) {
        #expect(readings(text, "datetime") == [reading])
    }

    @Test(arguments: [
        ("打八折", "percent", "percent 1-3 value=80"),
        ("十几万", "numberrange", "numberrange 0-3 min=100000,min_inclusive=false"),
        ("十几万", "number", "number 0-3 value=100000"),
        ("８亿元人民币", "currency", "currency 0-6 value=800000000,currency=CNY"),
        ("我的电话号是+31(0)6 123 45678.", "phone", "phone 6-23 value=+31(0)6 123 45678"),
        ("https://abc.com", "url", "url 0-15 value=https://abc.com"),
        ("第3万回", "ordinal", "ordinal 0-3 value=30000"),
        ("v-abc@microsoft.com", "email", "email 0-19 value=v-abc@microsoft.com"),
    ])
    func `each family prints its own form`(text: String, family: String, reading: String) {
        #expect(readings(text, family) == [reading])
    }

    @Test func `places count in the text as it was written`() {
        #expect(readings("½ ：１０：３０", "datetime") == ["time 3-8 value=10:30:00|value=22:30:00"])
    }

    @Test func `a case without a reference time is read all the same`() {
        #expect(EntityEvaluation().predictions(for: "today", family: "datetime", referenceTime: nil).count == 1)
        #expect(EntityEvaluation().predictions(for: "today", family: "datetime", referenceTime: "nonsense").count == 1)
    }
}
