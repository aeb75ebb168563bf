/// Bytes to requests: strict, incremental, and bounded before memory is spent.
struct RequestDecoder {
    enum Event: Hashable, Sendable {
        case head(RequestHead)
        case body([UInt8])
        /// The request is whole; what follows belongs to the next one.
        case end
    }

    private enum Stage {
        case requestLine
        case fields(RequestLine)
        case length(Int)
        case chunkSize
        case chunk(Int)
        case chunkEnd
        case trailers
        case end
    }

    private let limits: HTTPLimits
    private var stage = Stage.requestLine
    private var lines = LineDecoder()
    private var skippedEmptyLine = false
    private var fields = HTTPFields()
    private var fieldBytes = 0
    private var bodyBytes = 0
    private var extensionBytes = 0

    init(limits: HTTPLimits) {
        self.limits = limits
    }

    /// Whether nothing of a request has arrived.
    var isIdle: Bool {
        if case .requestLine = stage { lines.isEmpty } else { false }
    }

    /// What the bytes from `position` on say next; nil when they are used up.
    mutating func next(_ bytes: Span<UInt8>, _ position: inout Int) throws(HTTPRefusal) -> Event? {
        while true {
            switch stage {
            case .requestLine:
                guard let line = try requestLine(bytes, &position) else { return nil }
                stage = .fields(line)
            case .fields(let line):
                guard let head = try head(line, bytes, &position) else { return nil }
                return .head(head)
            case .length(let left):
                return take(left, bytes, &position) { $0 == 0 ? .end : .length($0) }
            case .chunkSize:
                guard let size = try chunkSize(bytes, &position) else { return nil }
                stage = size == 0 ? .trailers : .chunk(size)
            case .chunk(let left):
                return take(left, bytes, &position) { $0 == 0 ? .chunkEnd : .chunk($0) }
            case .chunkEnd:
                guard try lines.next(bytes, &position, limit: 0, orRefuse: .chunk) != nil else { return nil }
                stage = .chunkSize
            case .trailers:
                guard try field(bytes, &position) == .last else { return nil }
                stage = .end
            case .end:
                self = RequestDecoder(limits: limits)
                return .end
            }
        }
    }

    private mutating func requestLine(
        _ bytes: Span<UInt8>,
        _ position: inout Int
    ) throws(HTTPRefusal) -> RequestLine? {
        while true {
            let line = try lines.next(bytes, &position, limit: limits.requestLine, orRefuse: .requestLineTooLong)
            guard let line else { return nil }
            if !line.isEmpty { return try RequestLine(line) }
            // One empty line before a request is forgiven: old clients send it after a body.
            guard !skippedEmptyLine else { throw .requestLine }
            skippedEmptyLine = true
        }
    }

    private mutating func head(
        _ line: RequestLine,
        _ bytes: Span<UInt8>,
        _ position: inout Int
    ) throws(HTTPRefusal) -> RequestHead? {
        guard try field(bytes, &position) == .last else { return nil }
        let head = try RequestHead(line, fields, limits: limits)
        switch head.framing {
        case .none: stage = .end
        case .length(let length): stage = .length(length)
        case .chunked: stage = .chunkSize
        }
        return head
    }

    private enum FieldProgress { case last, incomplete }

    /// Reads field lines up to the empty one that ends them.
    private mutating func field(
        _ bytes: Span<UInt8>,
        _ position: inout Int
    ) throws(HTTPRefusal) -> FieldProgress {
        while let line = try lines.next(bytes, &position, limit: limits.fieldLine, orRefuse: .fieldTooLong) {
            if line.isEmpty { return .last }
            fieldBytes += line.count
            guard fieldBytes <= limits.fields else { throw .fieldsTooLong }
            guard fields.all.count < limits.fieldCount else { throw .tooManyFields }
            let field = try FieldLine(line)
            fields.append(field.name, field.value)
        }
        return .incomplete
    }

    private mutating func take(
        _ left: Int,
        _ bytes: Span<UInt8>,
        _ position: inout Int,
        then next: (Int) -> Stage
    ) -> Event? {
        let count = min(left, bytes.count - position)
        guard count > 0 else { return nil }
        let part = [UInt8](copying: bytes.extracting(position..<position + count))
        position += count
        stage = next(left - count)
        return .body(part)
    }

    private mutating func chunkSize(_ bytes: Span<UInt8>, _ position: inout Int) throws(HTTPRefusal) -> Int? {
        guard let line = try lines.next(bytes, &position, limit: Self.chunkLine, orRefuse: .chunk) else { return nil }
        let digits = line.prefix { $0.hexDigitValue != nil }
        let rest = line[digits.endIndex...]
        guard (1...8).contains(digits.count), rest.isEmpty || rest.first == UInt8(ascii: ";"),
            rest.allSatisfy({ $0 == 0x09 || $0 >= 0x20 && $0 != 0x7f })
        else { throw .chunk }
        extensionBytes += rest.count
        guard extensionBytes <= Self.extensions else { throw .chunk }
        let size = digits.reduce(0) { $0 << 4 | Int($1.hexDigitValue ?? 0) }
        guard size <= limits.body - bodyBytes else { throw .bodyTooLarge }
        bodyBytes += size
        return size
    }

    /// Extensions of chunks are read over, but not without end.
    private static let chunkLine = 256
    private static let extensions = 4_096
}

extension [UInt8] {
    init(copying bytes: Span<UInt8>) {
        self.init(capacity: bytes.count) { output in
            for index in bytes.indices { output.append(bytes[index]) }
        }
    }
}
