import Diagnostics
import Testing

struct SourceTextTests {
    @Test(arguments: [
        (0, 1, 1), (1, 1, 2), (2, 2, 1), (5, 2, 2), (8, 2, 3), (9, 2, 4), (10, 3, 1), (11, 4, 1), (15, 4, 2),
        (99, 4, 2),
    ])
    func `an offset has a line and a column of scalars`(offset: Int, line: Int, column: Int) {
        let source = SourceText("a\n客户\r\n\r🎉", file: "a")
        #expect(source.lineCount == 4)
        #expect(
            source.position(at: offset) == SourcePosition(line: line, column: column, offset: min(offset, 15))
        )
    }

    @Test func `lines come without their breaks`() {
        let source = SourceText("a\n客户\r\n\r🎉", file: "a")
        #expect((0...5).map(source.line) == [nil, "a", "客户", "", "🎉", nil])
        #expect(SourceText("", file: "a").line(1) == "")
    }

    @Test func `a byte order mark is no part of the first line`() {
        let source = SourceText("\u{FEFF}客户\n", file: "a")
        #expect(source.line(1) == "客户")
        #expect(source.position(at: 6) == SourcePosition(line: 1, column: 2, offset: 6))
        #expect(source.position(at: 0) == SourcePosition(line: 1, column: 1, offset: 0))
    }

    @Test func `columns are right far into a long line`() {
        let source = SourceText("x\n" + String(repeating: "客a", count: 2_000), file: "a")
        for index in stride(from: 0, to: 2_000, by: 37) {
            #expect(source.position(at: 2 + index * 4).column == 1 + index * 2)
            #expect(source.position(at: 2 + index * 4 + 3).column == 2 + index * 2)
        }
    }
}
