import CEdit
import Diagnostics
import Glibc

/// One libedit editor on one terminal.
@safe
final class EditLine {
    let keys: KeyReader
    var completer: Completer = { _ in .none }
    /// How the line being read came to its end, when it was not by Enter.
    var ending: Line?
    /// The signal that ended the line, for whoever handles it.
    var fatalSignal: Int32?

    let editor: OpaquePointer
    let screen: Int32
    private(set) var promptWidth = 0
    private let history: OpaquePointer
    private let files: [UnsafeMutablePointer<FILE>]
    private var prompt: UnsafeMutablePointer<CChar>

    /// Nil when libedit does not want this terminal, or the system gives no files.
    init?(input: Int32, output: Int32, kind: String?, signals: SignalPipe) {
        // libedit measures and decodes by the C locale; all the text of ours is UTF-8, whatever the environment says.
        _ = unsafe setlocale(LC_CTYPE, "C.UTF-8")
        unsafe files = [(input, "r"), (output, "w"), (output, "w")].compactMap { unsafe fdopen(dup($0.0), $0.1) }
        let ends = unsafe files.map { unsafe fileno($0) }
        guard ends.count == 3, let history = unsafe history_init(), let prompt = unsafe strdup(""),
            let editor = unsafe el_init_fd("parlance", files[0], files[1], files[2], ends[0], ends[1], ends[2])
        else {
            unsafe files.forEach { unsafe fclose($0) }
            return nil
        }
        unsafe self.editor = editor
        unsafe self.history = history
        unsafe self.prompt = prompt
        keys = KeyReader(descriptor: ends[0], signals: signals)
        screen = ends[1]
        if let kind { unsafe editx_set_terminal(editor, kind) }
        configure()
    }

    deinit {
        unsafe el_end(editor)
        unsafe history_end(history)
        unsafe files.forEach { unsafe fclose($0) }
        unsafe free(prompt)
    }

    private func configure() {
        unsafe editx_set_client(editor, Unmanaged.passUnretained(self).toOpaque())
        unsafe editx_set_prompt(editor, { unsafe EditLine.from($0)?.prompt }, CChar(bitPattern: EditLine.escapeMark))
        unsafe editx_set_editor(editor, "emacs")
        unsafe editx_set_signals(editor, 0)
        unsafe el_source(editor, nil)
        // Keys that would be signals are read as keys: Ctrl-C must not end the process.
        unsafe editx_set_tty(editor, "-d", "-isig")
        unsafe editx_set_reader(editor) { editor, character in
            guard let line = unsafe EditLine.from(editor) else { return -1 }
            guard let scalar = line.nextCharacter() else { return 0 }
            unsafe character?.pointee = wchar_t(bitPattern: scalar.value)
            return 1
        }
        var event = unsafe HistEvent()
        unsafe editx_history_limit(history, &event, Int32(HistoryFile.limit))
        unsafe editx_history_unique(history, &event, 1)
        unsafe editx_set_history(editor, history)
        bindKeys()
    }

    static func from(_ editor: OpaquePointer?) -> EditLine? {
        guard let editor = unsafe editor, let client = unsafe editx_client(editor) else { return nil }
        return unsafe Unmanaged<EditLine>.fromOpaque(client).takeUnretainedValue()
    }

    /// Around the parts of a prompt that take no room on the screen.
    private static let escapeMark: UInt8 = 1

    /// Edits one line until Enter. Blocks the thread.
    func read(prompt words: String, completer: @escaping Completer) -> Line {
        setPrompt(words)
        self.completer = completer
        ending = nil
        fatalSignal = nil
        // Before the prompt is there: who answers it at once must not meet the driver's own line editing.
        unsafe editx_set_raw(editor, 1)
        Terminal.write(EditLine.pasteMarksOn, to: screen)
        var count: Int32 = 0
        let text = unsafe el_gets(editor, &count).map { unsafe String(cString: $0) }
        Terminal.write(EditLine.pasteMarksOff, to: screen)
        if let ending {
            if ending == .end { Terminal.write("\n", to: screen) }
            return ending
        }
        guard let text, count > 0 else {
            Terminal.write("\n", to: screen)
            return .end
        }
        return .text(PastedText.message(of: text.last == "\n" ? String(text.dropLast()) : text))
    }

    /// What the arrow keys bring back; the last is the newest.
    func remember(_ lines: [String]) {
        var event = unsafe HistEvent()
        for line in lines { unsafe editx_history_enter(history, &event, line) }
    }

    private func setPrompt(_ words: String) {
        guard let copy = unsafe strdup(EditLine.marked(words)) else { return }
        unsafe free(prompt)
        unsafe prompt = copy
        promptWidth = EditLine.plain(words).terminalWidth
    }

    /// Control sequences between marks, so that libedit does not count their characters. It loses one that nothing
    /// follows.
    static func marked(_ prompt: String) -> String {
        let mark = String(UnicodeScalar(escapeMark))
        return pieces(prompt).map { $0.isControl ? mark + $0.text + mark : $0.text }.joined()
    }

    private static func plain(_ prompt: String) -> String {
        pieces(prompt).filter { !$0.isControl }.map(\.text).joined()
    }

    /// Splits at `ESC [ … m`.
    private static func pieces(_ prompt: String) -> [(text: String, isControl: Bool)] {
        var pieces: [(text: String, isControl: Bool)] = []
        var rest = prompt[...]
        while let start = rest.firstIndex(of: "\u{1B}") {
            let end = rest[start...].firstIndex(of: "m").map(rest.index(after:)) ?? rest.endIndex
            pieces.append((String(rest[..<start]), false))
            pieces.append((String(rest[start..<end]), true))
            rest = rest[end...]
        }
        pieces.append((String(rest), false))
        return pieces
    }

    /// Terminals mark what is pasted only for whoever asks for it.
    static let pasteMarksOn = "\u{1B}[?2004h"
    static let pasteMarksOff = "\u{1B}[?2004l"
}
