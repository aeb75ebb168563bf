import Glibc
import LineEditing
import Testing

struct LineReaderTests {
    @Test(arguments: [
        ("新建客户 云启\n确认\n", ["新建客户 云启", "确认"]),
        ("no end", ["no end"]),
        ("one\r\ntwo\r\n", ["one", "two"]),
        ("\n\n", ["", ""]),
        ("\u{FEFF}first\n\u{FEFF}second\n", ["first", "\u{FEFF}second"]),
        ("a\u{0}b\u{7}\n", ["a\u{0}b\u{7}"]),
        ("", []),
    ])
    func `lines come one by one`(text: String, lines: [String]) async throws {
        #expect(try await read(Array(text.utf8)) == lines)
    }

    @Test
    func `wrong UTF-8 is repaired`() async throws {
        #expect(try await read([0x61, 0xFF, 0xE4, 0xBA, 0x0A]) == ["a\u{FFFD}\u{FFFD}"])
    }

    @Test
    func `a line of a megabyte is whole and a longer one is cut`() async throws {
        let limit = LineReader.longestLine
        for length in [limit - 1, limit, limit + 1, limit * 3] {
            let lines = try await read(Array(repeating: 0x61, count: length) + Array("\nnext\n".utf8))
            #expect(lines.map(\.utf8.count) == [min(length, limit), 4])
        }
    }

    private func read(_ bytes: [UInt8]) async throws -> [String] {
        let descriptor = memfd(bytes)
        try #require(descriptor >= 0)
        defer { close(descriptor) }
        let reader = LineReader(descriptor)
        var lines: [String] = []
        while case .text(let line) = await reader.line(prompt: "", completer: { _ in .none }) { lines.append(line) }
        return lines
    }

    /// A file that is gone when it is closed.
    private func memfd(_ bytes: [UInt8]) -> Int32 {
        var name = Array("/tmp/parlance-lines-XXXXXX".utf8CString)
        let descriptor = unsafe mkstemp(&name)
        unsafe unlink(name)
        _ = unsafe bytes.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
        lseek(descriptor, 0, SEEK_SET)
        return descriptor
    }
}
