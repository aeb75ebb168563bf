import CEdit
import Diagnostics
import Glibc

extension EditLine {
    /// What a key's function tells libedit to do next, by its `CC_` codes.
    enum Step: UInt8 {
        case nothing = 0
        case refresh = 4
        case beep = 6
        case redraw = 8
    }

    /// The next character for libedit; signals are dealt with on the way. Nil at the end.
    func nextCharacter() -> Unicode.Scalar? {
        while true {
            switch keys.next() {
            case .character(let scalar): return scalar
            case .end: return nil
            case .signal(SIGWINCH): drawAnew()
            case .signal(SIGCONT):
                unsafe editx_set_raw(editor, 1)
                unsafe editx_refresh(editor)
            case .signal(SIGINT):
                ending = .interrupted
                return "\n"
            case .signal(let signal):
                fatalSignal = signal
                ending = .end
                return nil
            }
        }
    }

    /// After the window has changed: terminals wrap the rows there are anew, and libedit does not know them.
    private func drawAnew() {
        let rows = rowsAboveCursor
        Terminal.write("\r" + (rows > 0 ? "\u{1B}[\(rows)A" : "") + "\u{1B}[J", to: screen)
        unsafe el_resize(editor)
        unsafe editx_refresh(editor)
    }

    private var columns: Int { Terminal.width(of: screen) ?? 80 }

    private var rowsAboveCursor: Int { (promptWidth + textBeforeCursor.terminalWidth) / columns }

    /// Keys that mean something here and not in libedit, with what they do.
    func bindKeys() {
        unsafe editx_add_function(editor, "parlance-complete", "Complete the words before the cursor") { editor, _ in
            EditLine.step(unsafe EditLine.from(editor)) { $0.complete() }
        }
        unsafe editx_add_function(editor, "parlance-drop", "Drop the line") { editor, _ in
            EditLine.step(unsafe EditLine.from(editor)) { $0.drop() }
        }
        unsafe editx_add_function(editor, "parlance-suspend", "Give the terminal back to the shell") { editor, _ in
            EditLine.step(unsafe EditLine.from(editor)) { $0.suspend() }
        }
        unsafe editx_add_function(editor, "parlance-paste", "Insert what is pasted as one message") { editor, _ in
            EditLine.step(unsafe EditLine.from(editor)) { $0.paste() }
        }
        unsafe editx_add_function(editor, "parlance-break", "Begin a new line of the same message") { editor, _ in
            EditLine.step(unsafe EditLine.from(editor)) { $0.insert(String(PastedText.breakMark)) }
        }
        for (keys, function) in EditLine.bindings { unsafe editx_bind(editor, keys, function) }
    }

    private static let bindings = [
        ("\t", "parlance-complete"), ("^C", "parlance-drop"), ("^Z", "parlance-suspend"),
        ("\\e[200~", "parlance-paste"), ("\\e^M", "parlance-break"), ("\\e^J", "parlance-break"),
        ("^R", "em-inc-search-prev"), ("\\e[3~", "ed-delete-next-char"),
        ("\\e[H", "ed-move-to-beg"), ("\\e[F", "ed-move-to-end"),
        ("\\e[1~", "ed-move-to-beg"), ("\\e[4~", "ed-move-to-end"),
        ("\\e[1;5C", "em-next-word"), ("\\e[1;5D", "ed-prev-word"),
    ]

    private static func step(_ line: EditLine?, _ body: (EditLine) -> Step) -> UInt8 {
        (line.map(body) ?? .beep).rawValue
    }

    private func insert(_ text: String) -> Step {
        unsafe el_insertstr(editor, text) == 0 ? .refresh : .beep
    }

    private func drop() -> Step {
        ending = .interrupted
        let length = unsafe el_wline(editor).map { unsafe $0.pointee.lastchar - $0.pointee.cursor } ?? 0
        unsafe el_cursor(editor, Int32(clamping: length))
        unsafe el_insertstr(editor, "^C")
        unsafe el_push(editor, "\n")
        return .refresh
    }

    private func suspend() -> Step {
        unsafe editx_set_raw(editor, 0)
        Terminal.write(EditLine.pasteMarksOff + "\n", to: screen)
        raise(SIGTSTP)
        unsafe editx_set_raw(editor, 1)
        Terminal.write(EditLine.pasteMarksOn, to: screen)
        return .redraw
    }

    /// Reads up to the mark that ends a paste.
    private func paste() -> Step {
        let end = "\u{1B}[201~".unicodeScalars
        var pasted: [Unicode.Scalar] = []
        while !pasted.suffix(end.count).elementsEqual(end) {
            guard let scalar = nextCharacter() else { return .beep }
            pasted.append(scalar)
        }
        return insert(PastedText.editable(pasted.dropLast(end.count)))
    }

    /// Puts in what all candidates begin with; shows them when that is nothing new.
    private func complete() -> Step {
        let text = textBeforeCursor
        let completion = completer(text)
        guard !completion.candidates.isEmpty, text.hasSuffix(completion.ending) else { return .beep }
        let agreed = completion.agreed
        if completion.candidates.count == 1 || agreed.count > completion.ending.count {
            unsafe el_deletestr(editor, Int32(completion.ending.unicodeScalars.count))
            return insert(agreed)
        }
        let list = CandidateList(completion.candidates, columns: columns)
        // libedit goes back to the row where it believes the line begins: the rows of a long one are left free.
        Terminal.write("\n" + list.text + String(repeating: "\n", count: rowsAboveCursor), to: screen)
        return .redraw
    }

    private var textBeforeCursor: String {
        guard let line = unsafe el_line(editor) else { return "" }
        let bytes = unsafe UnsafeRawBufferPointer(
            start: line.pointee.buffer,
            count: line.pointee.cursor - line.pointee.buffer
        )
        return unsafe String(decoding: bytes, as: UTF8.self)
    }
}
