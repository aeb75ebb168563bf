/// Reads an event stream (WHATWG HTML, 9.2) however its bytes are cut up.
public struct ServerSentEvents: Sendable {
    public struct Event: Hashable, Sendable {
        public var type: String
        public var data: String
        /// The last id seen, which may be an earlier event's.
        public var id: String?

        public init(type: String = "message", data: String, id: String? = nil) {
            self.type = type
            self.data = data
            self.id = id
        }
    }

    /// A line or an event's data is longer than allowed; the stream is of no further use.
    public struct Overlong: Error, Hashable, Sendable {
        public let limit: Int

        public init(limit: Int) {
            self.limit = limit
        }
    }

    public let limit: Int
    public private(set) var lastEventID: String?
    /// How long the server asks to wait before connecting again.
    public private(set) var retry: Duration?

    private var line: [UInt8] = []
    private var isFirstLine = true
    /// A line feed right after a carriage return ends no second line.
    private var endedWithReturn = false
    private var type = ""
    private var data: [UInt8] = []
    private var hasData = false

    public init(limit: Int = 1 << 20) {
        self.limit = limit
    }

    /// Takes the next bytes and returns the events that they complete; what the end of the stream cuts off is dropped.
    public mutating func feed(_ bytes: [UInt8]) throws(Overlong) -> [Event] {
        var events: [Event] = []
        var start = 0
        if endedWithReturn, let first = bytes.first {
            endedWithReturn = false
            if first == .lineFeed { start = 1 }
        }
        while start < bytes.count {
            let stop = bytes[start...].firstIndex { $0 == .lineFeed || $0 == .carriageReturn } ?? bytes.count
            guard line.count + stop - start <= limit else { throw Overlong(limit: limit) }
            line += bytes[start..<stop]
            guard stop < bytes.count else { break }
            start = stop + 1
            if bytes[stop] == .carriageReturn {
                endedWithReturn = start == bytes.count
                if !endedWithReturn, bytes[start] == .lineFeed { start += 1 }
            }
            if let event = try endLine() { events.append(event) }
        }
        return events
    }

    private mutating func endLine() throws(Overlong) -> Event? {
        defer { line.removeAll(keepingCapacity: true) }
        var content = line[...]
        if isFirstLine {
            isFirstLine = false
            if content.starts(with: [0xEF, 0xBB, 0xBF]) { content.removeFirst(3) }
        }
        if content.isEmpty { return dispatch() }
        let colon = content.firstIndex(of: UInt8(ascii: ":")) ?? content.endIndex
        var value = content[colon...].dropFirst()
        if value.first == UInt8(ascii: " ") { value.removeFirst() }
        try take(field: String(decoding: content[..<colon], as: UTF8.self), value)
        return nil
    }

    /// A comment is a field without a name, and ignored like any unknown one.
    private mutating func take(field: String, _ value: ArraySlice<UInt8>) throws(Overlong) {
        switch field {
        case "data":
            guard data.count + value.count < limit else { throw Overlong(limit: limit) }
            if hasData { data.append(.lineFeed) }
            data += value
            hasData = true
        case "event":
            type = String(decoding: value, as: UTF8.self)
        case "id" where !value.contains(0):
            lastEventID = String(decoding: value, as: UTF8.self)
        case "retry" where !value.isEmpty && value.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains):
            retry = Int(String(decoding: value, as: UTF8.self)).map { .milliseconds($0) } ?? retry
        default:
            break
        }
    }

    private mutating func dispatch() -> Event? {
        defer {
            type = ""
            data.removeAll(keepingCapacity: true)
            hasData = false
        }
        guard hasData else { return nil }
        return Event(
            type: type.isEmpty ? "message" : type,
            data: String(decoding: data, as: UTF8.self),
            id: lastEventID
        )
    }
}

extension UInt8 {
    fileprivate static let lineFeed = UInt8(ascii: "\n")
    fileprivate static let carriageReturn = UInt8(ascii: "\r")
}
