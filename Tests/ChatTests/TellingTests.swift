import Engine
import Intents
import Testing

@testable import Chat

@Suite struct TellingTests {
    private static func telling(inChinese isChinese: Bool = false) -> Telling {
        Telling(inChinese: isChinese) { $0.hasSuffix("search") ? .read : .create }
    }

    @Test func `words are taken once, and all of them are kept`() {
        let telling = Self.telling()
        for words in ["Thank", " you"] { telling.hear(.words(words)) }
        #expect(telling.take() == Telling.News(words: "Thank you"))
        telling.hear(.words("!"))
        #expect(telling.take() == Telling.News(words: "!"))
        #expect(telling.take() == Telling.News())
        #expect(telling.text == "Thank you!")
    }

    @Test func `of several steps the last is told, by its number`() {
        let telling = Self.telling(inChinese: true)
        telling.hear(.asking("deepseek"))
        telling.hear(.running("odoo.record.search"))
        #expect(telling.take().progress == Telling.Progress(step: 2, label: "正在查询…"))
        #expect(!telling.hasEffects)
        telling.hear(.running("odoo.record.create"))
        #expect(telling.take().progress == Telling.Progress(step: 3, label: "正在保存…"))
    }

    @Test func `a handler that changes something, and one that nobody knows, are past stopping`() {
        for handler in ["odoo.record.create", "unknown"] {
            let telling = Telling(inChinese: false) { $0 == "unknown" ? nil : .create }
            telling.hear(.running(handler))
            #expect(telling.hasEffects)
        }
    }

    @Test func `any amount of news is one signal`() async {
        let telling = Self.telling()
        for _ in 0..<100 { telling.hear(.words("a")) }
        var signals = telling.signals.makeAsyncIterator()
        await signals.next()
        #expect(telling.take().words.count == 100)
        telling.hear(.words("b"))
        await signals.next()
        #expect(telling.take().words == "b")
    }
}
