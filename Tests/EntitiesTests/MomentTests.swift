import Entities
import Intents
import Testing

struct MomentTests {
    @Test(arguments: [
        ("约王总下周三下午三点开会", "2026-03-25T15:00:00+08:00"),
        ("明天上午十点给陆建平打个电话", "2026-03-19T10:00:00+08:00"),
        ("設定提醒：明天下午兩點致電林佳穎", "2026-03-19T14:00:00+08:00"),
        ("记得下午四点半call一下Kevin Zhou", "2026-03-18T16:30:00+08:00"),
        ("三小时后提醒我", "2026-03-18T13:00:00+08:00"),
        ("约个meeting with Kevin，Fri 3pm", "2026-03-20T15:00:00+08:00"),
        ("phone Monica on April 2nd at noon", "2026-04-02T12:00:00+08:00"),
        ("add team standup Friday 8:45am half an hour", "2026-03-20T08:45:00+08:00"),
        ("demo on March 24 from 10 to 11:30", "2026-03-24T10:00:00+08:00"),
    ])
    func `an hour that is said makes a moment`(text: String, moment: String) {
        let found = Recognizer().entities(in: text, reference: reference).compactMap {
            if case .moment(let moment) = $0.value(as: .moment, reference: reference) {
                "\(moment)"
            } else {
                nil as String?
            }
        }
        #expect(found == [moment])
    }
}
