import Console
import Engine
import Intents
import Testing

struct TextRendererTests {
    private let reply = Reply(
        [Reply.Part(.failed, "没有完成：\n1. 库存不足")],
        quickReplies: [Reply.QuickReply("重试"), Reply.QuickReply("库存不足")]
    )

    @Test
    func `plain text has no ink`() {
        let text = TextRenderer(width: 80, inColour: false).text(of: reply, .zh)
        #expect(text == "没有完成：\n1. 库存不足\n[重试]")
    }

    @Test
    func `a terminal shows what failed in red and hints faintly`() {
        let text = TextRenderer(width: 80, inColour: true).text(of: reply, .zh)
        #expect(text == "\u{1B}[31m没有完成：\u{1B}[0m\n1. 库存不足\n\u{1B}[2m[重试]\u{1B}[0m")
    }
}
