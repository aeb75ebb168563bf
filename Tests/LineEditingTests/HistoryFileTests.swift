import Glibc
import LineEditing
import Testing

final class HistoryFileTests {
    private let path: String
    private var file: HistoryFile { HistoryFile(path: path) }

    init() {
        path = "/tmp/parlance-history-\(getpid())-\(UInt64.random(in: 0 ... .max))"
    }

    deinit {
        unsafe unlink(path)
    }

    @Test
    func `lines come back in their order`() {
        #expect(file.load() == [])
        #expect(file.append("新建客户 云启"))
        #expect(file.append("two"))
        #expect(file.load() == ["新建客户 云启", "two"])
    }

    @Test
    func `nobody else may read it`() {
        close(unsafe open(path, O_CREAT | O_WRONLY, 0o644))
        file.append("13800138000")
        var status = stat()
        #expect(unsafe stat(path, &status) == 0)
        #expect(status.st_mode & 0o777 == 0o600)
    }

    @Test
    func `a line that begins with a space is not kept`() {
        file.append(" secret")
        file.append("")
        file.append(String(repeating: "长", count: 2_000))
        #expect(file.load() == [])
    }

    @Test
    func `it stays small`() {
        for number in 1...1_100 { file.append("\(number)") }
        #expect(file.load().count == HistoryFile.limit)
        #expect(file.load().first == "601")
        #expect(file.load().last == "1100")
    }

    @Test
    func `a file that cannot be written is no mistake of the line`() {
        #expect(!HistoryFile(path: "/nowhere/at/all").append("line"))
    }
}
