import HTTPClient
import Testing

@Suite
struct ServerSentEventsTests {
    typealias Event = ServerSentEvents.Event

    private static let cases: [(String, [Event])] = [
        ("data: a\n\n", [Event(data: "a")]),
        ("data:a\r\n\r\n", [Event(data: "a")]),
        ("data: a\r\r", [Event(data: "a")]),
        ("data: a\n\rdata: b\r\n\n", [Event(data: "a"), Event(data: "b")]),
        ("\u{FEFF}data: a\n\n", [Event(data: "a")]),
        ("\u{FEFF}\u{FEFF}data: a\n\ndata: b\n\n", [Event(data: "b")]),
        ("data: a\ndata: b\ndata:\n\n", [Event(data: "a\nb\n")]),
        ("data\n\ndata\ndata\n\ndata:", [Event(data: ""), Event(data: "\n")]),
        (": comment\n\n:\ndata: a\n: more\n\n", [Event(data: "a")]),
        ("data:  two spaces\n\n", [Event(data: " two spaces")]),
        ("event: delta\ndata: a\n\ndata: b\n\n", [Event(type: "delta", data: "a"), Event(data: "b")]),
        ("event: lost\n\ndata: a\n\n", [Event(data: "a")]),
        ("id: 7\ndata: a\n\ndata: b\n\n", [Event(data: "a", id: "7"), Event(data: "b", id: "7")]),
        ("id: 7\ndata: a\n\nid\ndata: b\n\n", [Event(data: "a", id: "7"), Event(data: "b", id: "")]),
        ("id: 7\u{0}\ndata: a\n\n", [Event(data: "a")]),
        ("Data: a\ndata : b\nunknown: c\n\n", []),
        ("data: never finished\n", []),
        ("data: 你好\ndata: 👋\n\n", [Event(data: "你好\n👋")]),
        ("data: [DONE]\n\n", [Event(data: "[DONE]")]),
        ("", []),
    ]

    @Test(arguments: cases)
    func `a stream yields its events wherever it is cut in two`(stream: String, events: [Event]) throws {
        let bytes = Array(stream.utf8)
        for cut in 0...bytes.count {
            var parser = ServerSentEvents()
            let found = try parser.feed(Array(bytes[..<cut])) + parser.feed(Array(bytes[cut...]))
            #expect(found == events, "cut at \(cut)")
        }
    }

    @Test(arguments: cases)
    func `a stream yields its events byte by byte`(stream: String, events: [Event]) throws {
        var parser = ServerSentEvents()
        var found: [Event] = []
        for byte in stream.utf8 {
            found += try parser.feed([byte])
            found += try parser.feed([])
        }
        #expect(found == events)
    }

    @Test(arguments: [
        ("retry: 1500\n", Duration.milliseconds(1500)),
        ("retry: 1500\nretry: soon\nretry: -1\nretry:\n", .milliseconds(1500)),
        ("retry: 99999999999999999999\n", nil),
        ("retry: 1.5\n", nil),
    ])
    func `retry counts when it is digits alone`(stream: String, retry: Duration?) throws {
        var parser = ServerSentEvents()
        #expect(try parser.feed(Array(stream.utf8)).isEmpty)
        #expect(parser.retry == retry)
    }

    @Test
    func `broken UTF-8 is repaired, not refused`() throws {
        var parser = ServerSentEvents()
        let events = try parser.feed(Array("data: a".utf8) + [0xFF, 0xC3] + Array("\n\n".utf8))
        #expect(events == [Event(data: "a\u{FFFD}\u{FFFD}")])
    }

    @Test(arguments: [
        ("data: 12345678901", 16),
        ("data: 1234\ndata: 1234\ndata: 1234\ndata: 12\n", 16),
    ])
    func `a line or event above the limit ends the parsing`(stream: String, limit: Int) {
        var parser = ServerSentEvents(limit: limit)
        #expect(throws: ServerSentEvents.Overlong(limit: limit)) {
            for byte in stream.utf8 { _ = try parser.feed([byte]) }
        }
    }

    @Test
    func `a stream of any length passes when each event is within the limit`() throws {
        var parser = ServerSentEvents(limit: 16)
        var count = 0
        for _ in 0..<1000 { count += try parser.feed(Array("data: 123456789\n\n".utf8)).count }
        #expect(count == 1000)
    }
}
