import Glibc
import LineEditing
import PseudoTerminal
import Testing

/// One editor at a time: a process has one terminal, and one set of signals.
@Suite(.serialized)
struct LineEditorTests {
    private let terminal: PseudoTerminal
    private let editor: LineEditor

    init() throws {
        terminal = try #require(PseudoTerminal())
        editor = try #require(
            LineEditor(input: terminal.device, output: terminal.device, kind: "xterm", history: nil)
        )
    }

    @Test(arguments: [
        ("hello\r", "hello"),
        ("新建客户 云启科技\r", "新建客户 云启科技"),
        ("云启科技\u{7F}\u{7F}网络\r", "云启网络"),
        ("科技\u{01}云启\u{05}!\r", "云启科技!"),
        ("王芳\u{1B}[D\u{7F}李\r", "李芳"),
        ("🙂👍\u{7F}\r", "🙂"),
        ("abc\u{15}def\r", "def"),
        ("\r", ""),
    ])
    func `keys edit the line`(keys: String, line: String) async {
        #expect(await read(typing: keys) == .text(line))
    }

    @Test
    func `bytes that are no UTF-8 are repaired`() async {
        #expect(await read(typing: [0x61, 0xFF, 0xE4, 0xBA, 0x62, 0x0D]) == .text("a\u{FFFD}\u{FFFD}b"))
    }

    @Test
    func `ctrl-C drops the line and the next one is read afresh`() async {
        #expect(await read(typing: "删除客户\u{03}") == .interrupted)
        #expect(await read(typing: "ok\r") == .text("ok"))
    }

    @Test
    func `ctrl-D ends on an empty line and deletes on another`() async {
        #expect(await read(typing: "ab\u{01}\u{04}\r") == .text("b"))
        #expect(await read(typing: "\u{04}") == .end)
    }

    @Test(arguments: [
        ("第一行\r第二行", "第一行\n第二行"),
        ("one\r\ntwo\r\n", "one\ntwo"),
        ("one\n\ntwo\n", "one\n\ntwo"),
        ("a\tb", "a b"),
        ("red \u{1B}[31mtext", "red [31mtext"),
    ])
    func `lines pasted together are one message`(pasted: String, message: String) async {
        #expect(await read(typing: "\u{1B}[200~\(pasted)\u{1B}[201~\r") == .text(message))
    }

    @Test
    func `a paste goes where the cursor is`() async {
        #expect(await read(typing: "客户\u{1B}[D\u{1B}[200~甲\r乙\u{1B}[201~\r") == .text("客甲\n乙户"))
    }

    @Test
    func `alt-enter begins a new line of the same message`() async {
        #expect(await read(typing: "one\u{1B}\rtwo\r") == .text("one\ntwo"))
    }

    @Test
    func `a long paste arrives whole`() async {
        let rows = (1...400).map { "客户 \($0)，电话 138001380\($0)" }
        let pasted = rows.joined(separator: "\r")
        #expect(
            await read(typing: "\u{1B}[200~\(pasted)\u{1B}[201~\r") == .text(rows.joined(separator: "\n"))
        )
    }

    @Test
    func `the arrow up brings earlier messages back, whole`() async {
        #expect(await read(typing: "\u{1B}[200~甲\r乙\u{1B}[201~\r") == .text("甲\n乙"))
        #expect(await read(typing: "\u{1B}[A丙\r") == .text("甲\n乙丙"))
    }

    @Test
    func `a line that begins with a space is not remembered`() async {
        #expect(await read(typing: "first\r") == .text("first"))
        #expect(await read(typing: " secret\r") == .text(" secret"))
        #expect(await read(typing: "\u{1B}[A\r") == .text("first"))
    }

    @Test
    func `tab completes the end of a sentence`() async {
        let names = ["云启科技", "云启网络", "华为"]
        let completer: Completer = { Completion(of: $0, among: names) }
        #expect(await read(typing: "查一下华\t\r", completer: completer) == .text("查一下华为"))
        #expect(await read(typing: "查一下云\t网\t\r", completer: completer) == .text("查一下云启网络"))
    }

    @Test
    func `tab shows what could be meant where candidates differ`() async {
        async let line = editor.line(prompt: "› ", completer: { Completion(of: $0, among: ["云启科技", "云启网络"]) })
        _ = await terminal.output(upTo: "› ")
        terminal.type("云启\t")
        _ = await terminal.output(upTo: "云启科技  云启网络\r\n")
        terminal.type("科\t\r")
        #expect(await line == .text("云启科技"))
    }

    @Test
    func `the driver is as before when a line has been read`() async {
        #expect(terminal.readsWholeLines)
        async let line = editor.line(prompt: "› ", completer: { _ in .none })
        _ = await terminal.output(upTo: "› ")
        #expect(!terminal.readsWholeLines)
        terminal.type("ok\r")
        #expect(await line == .text("ok"))
        #expect(terminal.readsWholeLines)
    }

    @Test
    func `a cancelled task stops waiting`() async {
        let editor = editor
        let task = Task { await editor.line(prompt: "› ", completer: { _ in .none }) }
        _ = await terminal.output(upTo: "› ")
        task.cancel()
        #expect(await task.value == .end)
        #expect(terminal.readsWholeLines)
    }

    @Test
    func `a signal to end ends the line and leaves the terminal as it was`() async {
        // Raised again when the line has ended, for whoever handles it: here nobody does.
        signal(SIGHUP, SIG_IGN)
        async let line = editor.line(prompt: "› ", completer: { _ in .none })
        _ = await terminal.output(upTo: "› ")
        kill(getpid(), SIGHUP)
        #expect(await line == .end)
        #expect(terminal.readsWholeLines)
    }

    @Test
    func `a narrower window wraps the line anew`() async {
        async let line = editor.line(prompt: "› ", completer: { _ in .none })
        _ = await terminal.output(upTo: "› ")
        terminal.type(String(repeating: "宽", count: 20))
        terminal.resize(columns: 30, rows: 24)
        kill(getpid(), SIGWINCH)
        // The prompt is drawn again, and the thirty columns hold it and fourteen wide characters.
        _ = await terminal.output(upTo: "› " + String(repeating: "宽", count: 14))
        terminal.type("\r")
        #expect(await line == .text(String(repeating: "宽", count: 20)))
    }

    private func read(typing keys: String, completer: @escaping Completer = { _ in .none }) async -> Line {
        await read(typing: Array(keys.utf8), completer: completer)
    }

    /// The keys are typed when the prompt stands there: before, the driver would take some of them for itself.
    private func read(typing keys: [UInt8], completer: @escaping Completer = { _ in .none }) async -> Line {
        async let line = editor.line(prompt: "› ", completer: completer)
        _ = await terminal.output(upTo: "› ")
        terminal.type(keys)
        let result = await line
        _ = await terminal.output(upTo: "\u{1B}[?2004l")
        return result
    }
}
