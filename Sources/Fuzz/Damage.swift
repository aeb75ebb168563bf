/// Makes inputs that nobody would write out of those that somebody did.
enum Damage {
    /// One to four cuts, copies, exchanges and insertions.
    static func text(_ original: String, with random: inout SeededGenerator) -> String {
        var scalars = Array(original.unicodeScalars)
        for _ in 0...Int.random(in: 0...3, using: &random) {
            let start = Int.random(in: 0...scalars.count, using: &random)
            let end = min(scalars.count, start + Int.random(in: 0...8, using: &random))
            switch Int.random(in: 0...3, using: &random) {
            case 0: scalars.removeSubrange(start..<end)
            case 1:
                scalars.insert(contentsOf: scalars[start..<end], at: Int.random(in: 0...scalars.count, using: &random))
            case 2: scalars.replaceSubrange(start..<end, with: pick(from: marks, &random).unicodeScalars)
            default: scalars.insert(contentsOf: pick(from: marks, &random).unicodeScalars, at: start)
            }
        }
        return String(String.UnicodeScalarView(scalars))
    }

    /// Bytes that may be no text any more.
    static func bytes(_ original: [UInt8], with random: inout SeededGenerator) -> [UInt8] {
        guard Int.random(in: 0...3, using: &random) == 0 else {
            return Array(text(String(decoding: original, as: UTF8.self), with: &random).utf8)
        }
        var bytes = original
        for _ in 0...Int.random(in: 0...3, using: &random) where !bytes.isEmpty {
            bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
        }
        return bytes
    }

    /// Signs and words in no order.
    static func noise(_ random: inout SeededGenerator, longest: Int) -> String {
        (0..<Int.random(in: 0...longest, using: &random)).map { _ in pick(from: marks, &random) }.joined()
    }

    static func pick<Element>(from choices: [Element], _ random: inout SeededGenerator) -> Element {
        choices[Int.random(in: choices.indices, using: &random)]
    }

    /// What means something to YAML, JSON, the small languages, or the words of dates, numbers and names.
    private static let marks = [
        "{", "}", "[", "]", "(", ")", "|", "\\", "$", "'", "\"", ":", ": ", " ", "\n", "\n  ", "\r\n", "\t", "-", "- ",
        "&a ", "*a", "~", "null", "0", "1e400", "-0", ".5", "9999999999999999999999", "not ", " and ", "..", ">", "=",
        "{a|b}", "客", "客户", "不", "别", "，", "。", "和", "然后", "第二个", "它", "万", "亿", "五十", "三成", "下周三", "月底",
        "13800138000", "a@b.cn", "上海", "公司", "有限公司", "电话", "联系人", "確", "ﾊﾞ", "１２", "é", "e\u{301}", "👨‍👩‍👧", "🇨🇳",
        "\u{0}", "\u{7}", "\u{1B}[2J", "\u{85}", "\u{2028}", "\u{FEFF}", "\u{202E}", "\u{200D}", "\u{FFFD}",
        "\u{10FFFF}",
        "\u{E000}", "create ", "customer", "call", "tomorrow ", "$1.2m", "next ",
    ]
}
