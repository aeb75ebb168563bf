import Entities
import Testing

struct ScriptTests {
    @Test(arguments: [
        ("１３８-ＡＢＣ", "138-ABC"), ("㎡①½", "m211⁄2"), ("e\u{301}t", "ét"), ("ｶﾞ", "ガ"), ("한", "한"), ("a\u{3000}b", "a b"),
        ("\u{FDFA}", "صلى الله عليه وسلم"),
    ])
    func `compatibility forms are what they stand for`(text: String, normalized: String) {
        let result = NormalizedText(text)
        #expect(result.text(0..<result.count) == normalized)
    }

    @Test func `places in the normalised text lead back to the original`() {
        let text = NormalizedText("價½：１３８ e\u{301}，完")
        let digits = 5..<8
        #expect(text.text(digits) == "138")
        #expect(text.originalText(digits) == "１３８")
        #expect(text.originalRange(1..<2) == 1..<2)
        #expect(text.originalText(9..<10) == "e\u{301}")
        #expect(text.originalText(0..<text.count) == text.original)
        #expect(text.originalRange(text.count..<text.count) == 11..<11)
    }

    @Test func `folding keeps one scalar for one`() {
        let text = NormalizedText("後天ＡbＣ’—İ")
        #expect(text.folded.count == text.scalars.count)
        #expect(Folding.fold("後天ＡbＣ’—") == "后天abc'-")
    }

    @Test(arguments: [("後", "后"), ("點", "点"), ("雲", "云"), ("云", "云"), ("a", "a"), ("〇", "〇")])
    func `traditional characters have simplified forms`(character: String, simplified: String) {
        #expect(character.unicodeScalars.map(Traditional.simplified) == Array(simplified.unicodeScalars))
    }

    @Test(arguments: [
        ("云启", "yunqi", "yq"), ("雲啟", "yunqi", "yq"), ("长江大学", "changjiangdaxue", "cjdx"), ("吕志强", "lvzhiqiang", "lzq"),
        ("ABC科技", "abckeji", "akj"),
    ])
    func `names have syllables and initials`(name: String, joined: String, initials: String) {
        #expect(Pinyin(name).joined == joined)
        #expect(Pinyin(name).initials == initials)
    }

    @Test(arguments: [
        ("云启科技", "yunqi", true), ("云启科技", "yq", true), ("云启科技", "yunqkj", true), ("云启科技", "yqk", true),
        ("云启科技", "YunQi", true),
        ("云启科技", "yunqa", false), ("云启科技", "qi", false), ("厦门", "shamen", true), ("厦门", "xm", true), ("云启", "", false),
        ("云启", "yunqikeji", false),
    ])
    func `letters spell names from their start`(name: String, typed: String, spells: Bool) {
        #expect(Pinyin(name).isSpelled(by: typed) == spells)
    }

    @Test(arguments: [("云启", "云启", 1.0), ("云启", "云起", 0.5), ("", "", 1), ("ab", "ba", 0.5), ("abc", "", 0)])
    func `similar texts differ in few places`(left: String, right: String, ratio: Double) {
        #expect(TextSimilarity.ratio(left, right) == ratio)
    }
}
