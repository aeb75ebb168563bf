@testable import WebServer

extension RequestDecoder {
    /// Decodes bytes that arrive in pieces of `size`, body parts joined.
    static func decode(
        _ bytes: [UInt8],
        inPiecesOf size: Int = .max,
        limits: HTTPLimits = HTTPLimits()
    ) throws(HTTPRefusal) -> [Event] {
        var decoder = RequestDecoder(limits: limits)
        var events: [Event] = []
        for piece in bytes.pieces(of: size) {
            var position = 0
            while let event = try decoder.next(piece.span, &position) {
                if case .body(let more) = event, case .body(let before) = events.last {
                    events[events.count - 1] = .body(before + more)
                } else {
                    events.append(event)
                }
            }
        }
        return events
    }
}

extension FrameDecoder {
    /// Decodes bytes that arrive in pieces of `size`; a violation ends the list.
    static func decode(
        _ bytes: [UInt8],
        inPiecesOf size: Int = .max,
        messageLimit: Int = 1 << 20
    ) -> (events: [Event], violation: WebSocketViolation?) {
        var decoder = FrameDecoder(messageLimit: messageLimit)
        var events: [Event] = []
        do throws(WebSocketViolation) {
            for piece in bytes.pieces(of: size) {
                var position = 0
                while let event = try decoder.next(piece.span, &position) { events.append(event) }
            }
        } catch {
            return (events, error)
        }
        return (events, nil)
    }
}

extension [UInt8] {
    func pieces(of size: Int) -> [[UInt8]] {
        stride(from: 0, to: count, by: Swift.min(size, Swift.max(count, 1))).map { start in
            Array(self[start..<Swift.min(start.advanced(by: Swift.min(size, count)), count)])
        }
    }
}
