import Diagnostics
import Testing

struct TerminalWidthTests {
    @Test(arguments: [
        ("", 0), ("abc", 3), ("客户", 4), ("ｱ", 1), ("ア", 2), ("Ａ！", 4), ("한국", 4), ("é", 1), ("e\u{301}", 1),
        ("「」，。", 8), ("·…—", 3), ("\u{200B}\u{FEFF}", 0), ("a\u{AD}b", 3), ("🎉", 2), ("👩‍👩‍👧‍👦", 2), ("👍🏽", 2), ("🇨🇳", 2),
        ("❤️", 2), ("❤", 1), ("1️⃣", 2), ("✅⌚", 4), ("𠀀", 2), ("\u{1112}\u{1161}\u{11AB}", 2), ("\u{1B}\t\n", 0), ("①", 1),
        ("עברית", 5), ("กำ", 2), ("〇", 2), ("￥", 2), ("¥", 1),
    ])
    func `a text has the columns that terminals give it`(text: String, columns: Int) {
        #expect(text.terminalWidth == columns)
    }
}
