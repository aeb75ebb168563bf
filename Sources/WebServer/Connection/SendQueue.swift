/// Bytes on their way to a peer, in segments: small pieces share one, a large body is one and is not copied.
struct SendQueue {
    private struct Segment {
        var bytes: [UInt8] = []
        var frames = 0
    }

    private var segments = FIFO<Segment>()
    /// The segment that still grows; it comes after all others.
    private var tail = Segment()
    /// How much of the first segment is gone.
    private var sent = 0
    private(set) var bytes = 0
    private(set) var frames = 0

    var isEmpty: Bool { bytes == 0 }

    /// The first segment, and where its unsent part begins.
    var front: (segment: [UInt8], from: Int) {
        (segments.first?.bytes ?? tail.bytes, sent)
    }

    mutating func append(_ piece: [UInt8], frames: Int = 0) {
        if piece.count >= Self.segmentSize {
            sealTail()
            segments.append(Segment(bytes: piece, frames: frames))
        } else {
            tail.bytes.append(contentsOf: piece)
            tail.frames += frames
        }
        grew(by: piece.count, frames: frames)
    }

    mutating func append(_ message: WebSocketMessage) {
        let before = tail.bytes.count
        FrameEncoder.append(message, to: &tail.bytes)
        tail.frames += 1
        grew(by: tail.bytes.count - before, frames: 1)
    }

    /// Strikes what was sent off the front; answers how many frames went with it.
    mutating func consume(_ count: Int) -> Int {
        precondition(count <= bytes, "only what is queued can have been sent")
        let framesBefore = frames
        bytes -= count
        sent += count
        while let first = segments.first, sent >= first.bytes.count {
            sent -= first.bytes.count
            frames -= first.frames
            _ = segments.popFirst()
        }
        if segments.isEmpty, bytes == 0 {
            frames -= tail.frames
            tail = Segment()
            sent = 0
        }
        return framesBefore - frames
    }

    /// Takes whole segments off the front until they hold at least `enough` bytes.
    mutating func takePart(enough: Int) -> SendQueue {
        precondition(sent == 0, "a queue that is being sent is not parted")
        guard bytes > enough else {
            defer { self = SendQueue() }
            return self
        }
        var part = SendQueue()
        while part.bytes < enough, let segment = segments.popFirst() {
            part.segments.append(segment)
            part.bytes += segment.bytes.count
            part.frames += segment.frames
        }
        bytes -= part.bytes
        frames -= part.frames
        return part
    }

    private mutating func grew(by count: Int, frames: Int) {
        bytes += count
        self.frames += frames
        if tail.bytes.count >= Self.segmentSize { sealTail() }
    }

    private mutating func sealTail() {
        guard !tail.bytes.isEmpty else { return }
        segments.append(tail)
        tail = Segment()
    }

    private static let segmentSize = 16 << 10
}
