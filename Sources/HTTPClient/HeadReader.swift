/// Reads an answer's header line by line, as libcurl hands the lines over.
struct HeadReader {
    private(set) var status = 0
    private(set) var version = HTTPClient.Version.http1_1
    private(set) var headers = HTTPClient.Headers()
    /// True from the blank line of the final answer on; what follows are trailers, which are dropped.
    private(set) var isComplete = false
    private var bytes = 0
    private let limit: Int

    init(limit: Int) {
        self.limit = limit
    }

    mutating func read(_ line: [UInt8]) throws(HTTPFailure) {
        bytes += line.count
        guard bytes <= limit else { throw .headersTooLarge(limit: limit) }
        guard !isComplete else { return }
        var text = String(decoding: line, as: UTF8.self)[...]
        while text.last?.isNewline == true { text.removeLast() }
        if text.hasPrefix("HTTP/") {
            start(text)
        } else if text.isEmpty {
            // An interim answer (100, 103) announces the final one.
            isComplete = status >= 200
        } else if text.first == " " || text.first == "\t" {
            headers.extendLast(with: text.trimmed)
        } else if let colon = text.firstIndex(of: ":") {
            headers.append(text[..<colon].trimmed, text[text.index(after: colon)...].trimmed)
        }
    }

    private mutating func start(_ line: Substring) {
        headers = HTTPClient.Headers()
        let parts = line.split(separator: " ")
        status = parts.dropFirst().first.flatMap { Int($0) } ?? 0
        version =
            switch parts.first {
            case "HTTP/1.0": .http1_0
            case "HTTP/2", "HTTP/2.0": .http2
            case "HTTP/3": .http3
            default: .http1_1
            }
    }
}

extension Substring {
    fileprivate var trimmed: String {
        var text = self.drop { $0 == " " || $0 == "\t" }
        while let last = text.last, last == " " || last == "\t" { text.removeLast() }
        return String(text)
    }
}
