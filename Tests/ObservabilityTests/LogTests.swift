import JSON
import Observability
import Synchronization
import Testing

struct LogTests {
    @Test func `an entry is one line of JSON`() throws {
        let entry = LogEntry("request.done").with(.request, "r-1").with(.route, "/api/v1/sessions/{id}").with(
            .status,
            200
        )
        let line = entry.line(at: "2026-11-24T10:00:00Z")
        #expect(
            try JSON(parsing: line) == [
                "time": "2026-11-24T10:00:00Z", "level": "info", "event": "request.done", "request": "r-1",
                "route": "/api/v1/sessions/{id}", "status": 200,
            ]
        )
    }

    @Test(arguments: [
        ("x\n{\"level\":\"error\"}", "x{level:error}"), ("王芳 13800138000", "13800138000"), ("a b\u{1B}[31m", "ab31m"),
        (String(repeating: "x", count: 500), String(repeating: "x", count: 120)), ("", ""),
    ])
    func `a value cannot pretend to be a line, and carries no words`(value: String, written: String) throws {
        let line = LogEntry("x").with(.session, value).line(at: "")
        #expect(!line.contains("\n"))
        #expect(try JSON(parsing: line)["session"] == .string(written))
    }

    @Test func `what is below the level is left out`() {
        let collected = Collected()
        let log = Log(from: .warning, time: { "" }, write: { collected.add($0) })
        log(LogEntry("quiet"))
        log(LogEntry("loud", .error))
        #expect(collected.count == 1)
    }

    private final class Collected: Sendable {
        private let lines = Mutex<[String]>([])
        var count: Int { lines.withLock { $0.count } }
        func add(_ line: String) { lines.withLock { $0.append(line) } }
    }

    @Test(arguments: [
        ("r-1", true), ("0192f0c4-aa.b:c_d", true), ("", false), ("a b", false), ("a\nb", false),
        (String(repeating: "x", count: 65), false),
    ])
    func `a client may name its request`(name: String, isTaken: Bool) {
        #expect((RequestID.of(name) == name) == isTaken)
        #expect(!RequestID.of(nil).isEmpty)
    }
}
