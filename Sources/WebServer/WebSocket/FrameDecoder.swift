/// Bytes to messages and control frames: RFC 6455 from the server's side, incremental and bounded.
struct FrameDecoder {
    enum Event: Hashable, Sendable {
        case message(WebSocketMessage)
        case ping([UInt8])
        case pong
        case close(CloseCode, reason: String)
    }

    private struct Frame {
        let isFinal: Bool
        let opcode: Opcode
        var left: Int
        var mask: Mask
    }

    private let messageLimit: Int
    private var header = FrameHeader()
    private var frame: Frame?
    private var opcode: Opcode?
    private var validator = UTF8Validator()
    private var message: [UInt8] = []
    private var control: [UInt8] = []

    /// Frames that arrived whole, of every kind.
    private(set) var frameCount = 0

    init(messageLimit: Int) {
        self.messageLimit = messageLimit
    }

    /// Whether a frame or a fragmented message has begun and not ended.
    var isMidMessage: Bool { opcode != nil || frame != nil || !header.isEmpty }

    /// What the bytes from `position` on say next; nil when they are used up.
    mutating func next(_ bytes: Span<UInt8>, _ position: inout Int) throws(WebSocketViolation) -> Event? {
        while true {
            if frame == nil {
                guard try readHeader(bytes, &position) else { return nil }
            }
            guard try readPayload(bytes, &position) else { return nil }
            if let event = try endFrame() { return event }
        }
    }

    private mutating func readHeader(_ bytes: Span<UInt8>, _ position: inout Int) throws(WebSocketViolation) -> Bool {
        while !header.isComplete {
            guard position < bytes.count else { return false }
            try header.append(bytes[position])
            position += 1
        }
        try begin(header)
        header = FrameHeader()
        return true
    }

    private mutating func begin(_ header: FrameHeader) throws(WebSocketViolation) {
        if !header.opcode.isControl {
            if header.opcode == .continuation {
                guard opcode != nil else { throw .nothingToContinue }
            } else {
                guard opcode == nil else { throw .messageNotFinished }
                opcode = header.opcode
            }
            guard header.length <= messageLimit - message.count else { throw .messageTooBig }
        }
        frame = Frame(
            isFinal: header.isFinal,
            opcode: header.opcode,
            left: header.length,
            mask: Mask(key: header.key)
        )
    }

    /// True once the frame's payload is whole.
    private mutating func readPayload(_ bytes: Span<UInt8>, _ position: inout Int) throws(WebSocketViolation) -> Bool {
        guard var current = frame.take() else { return false }
        let count = min(current.left, bytes.count - position)
        if count > 0 {
            let part = bytes.extracting(position..<position + count)
            if current.opcode.isControl {
                current.mask.remove(from: part, appendingTo: &control)
            } else {
                let start = message.count
                current.mask.remove(from: part, appendingTo: &message)
                if opcode == .text {
                    var validator = validator
                    guard validator.accept(message.span.extracting(start...)) else { throw .notUTF8 }
                    self.validator = validator
                }
            }
            position += count
            current.left -= count
        }
        frame = current
        return current.left == 0
    }

    private mutating func endFrame() throws(WebSocketViolation) -> Event? {
        guard let ended = frame.take() else { return nil }
        frameCount += 1
        guard ended.opcode.isControl else { return ended.isFinal ? try endMessage() : nil }
        defer { control = [] }
        switch ended.opcode {
        case .ping: return .ping(control)
        case .close: return try close(control)
        default: return .pong
        }
    }

    private mutating func endMessage() throws(WebSocketViolation) -> Event {
        let isText = opcode == .text
        let bytes = message
        opcode = nil
        message = []
        guard isText else { return .message(.binary(bytes)) }
        guard validator.isComplete else { throw .notUTF8 }
        return .message(.text(String(decoding: bytes, as: UTF8.self)))
    }

    private func close(_ payload: [UInt8]) throws(WebSocketViolation) -> Event {
        guard !payload.isEmpty else { return .close(.noCode, reason: "") }
        guard payload.count >= 2 else { throw .closeFrame }
        let code = CloseCode(rawValue: UInt16(payload[0]) << 8 | UInt16(payload[1]))
        guard code.isSendable else { throw .closeFrame }
        guard let reason = String(validating: payload[2...], as: UTF8.self) else { throw .notUTF8 }
        return .close(code, reason: reason)
    }
}
