import Entities
import Testing

/// Texts that nobody meant.
struct RobustnessTests {
    /// A small generator, so that a failure can be repeated.
    private struct Random: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    private static let pieces = [
        "1", "12", "2026", "99999999999999999999", ".", ",", "-", "/", ":", "+", "%", "$", "¥", "(", ")", "'", "@", "#",
        "一", "两", "十", "百", "万", "亿", "点",
        "分", "半", "几", "多", "零", "负", "年", "月", "日", "号", "周", "下", "上", "个", "前", "后", "到", "至", "和", "从", "之间", "以来",
        "内", "折", "成", "元",
        "块", "毛", "转", "尾号", "王", "总", "公司", "上海", "next", "last", "this", "the", "of", "in", "at", "on", "from", "to",
        "between", "and", "half", "a",
        "quarter", "past", "Monday", "May", "Jan", "week", "month", "year", "days", "hours", "before", "after", "ago",
        "later", "within", "starting", "first",
        "second", "third", "hundred", "thousand", "million", "point", "dozen", "pm", "am", "noon", "Q1", "H2", "s",
        "th", "k", "w", " ", "  ", "\u{3000}", "，",
        "\u{301}", "\u{0}", "\u{200B}", "\u{FEFF}", "½", "㎡", "🙂", "가", "é", "\u{FDFA}", "\u{10FFFF}", "a@b.com",
        "http://", "www.", "农历", "民国", "end of", "early",
    ]

    @Test(arguments: 0..<20)
    func `any text is read without harm`(seed: Int) {
        var random = Random(state: UInt64(seed) &* 7919 &+ 1)
        for _ in 0..<100 {
            let count = Int.random(in: 0..<14, using: &random)
            let text = (0..<count).map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined()
            let normalized = NormalizedText(text)
            let found = recognizer.entities(in: normalized, reference: reference)
            #expect(found == recognizer.entities(in: normalized, reference: reference))
            for entity in found {
                #expect(!entity.range.isEmpty && entity.range.upperBound <= normalized.count, "\(text)")
                #expect(normalized.originalRange(entity.range).upperBound <= text.unicodeScalars.count, "\(text)")
                for type in ValueType.allCases {
                    _ = entity.value(as: type, reference: reference)
                    _ = entity.value(as: type, reference: reference, prefer: .past)
                }
            }
            _ = NameKinds.people(in: normalized)
            _ = NameKinds.scores(of: text)
            _ = OrganizationName(text)
            _ = Pinyin(text)
        }
    }

    @Test(arguments: [
        "1", "1,", "1 ", "1-", "一", "一万", "万", "十几", "the ", "next ", "from 1 to ", "one hundred and ", "half past ",
        "in 2 days before ", "周一到", "1月1日至",
        "(", "@", "@ ", ".", "a.", "a@", "http://", "\u{301}", "½", "\u{0}", "公司", "王总", "第", "零", "-", "1/", "百分之",
        "2 days and ", "5:00-", "before ", "的",
    ])
    func `repetition does not pile up`(piece: String) {
        let text = String(repeating: piece, count: 2000)
        let found = recognizer.entities(in: text, reference: reference)
        #expect(found.count <= 8000)
    }

    @Test func `far years and large counts stay in bounds`() {
        let texts = [
            "999999999年后", "in 99999999999 years", "99999999999999999999 weeks ago", "next 999999 quarters", "12月32日",
            "0年0月0日", "00:00", "24:00", "99:99",
            "第999999999周", "2100年12月31日后", "in 1e60 days", "9^60", "1e-99", "10^99999", "0/0", "1/0", "五分之零", "零分之五",
            "last 500000 business days",
        ]
        for text in texts {
            for entity in recognizer.entities(in: text, reference: reference) {
                for type in ValueType.allCases { _ = entity.value(as: type, reference: reference) }
            }
        }
    }
}
