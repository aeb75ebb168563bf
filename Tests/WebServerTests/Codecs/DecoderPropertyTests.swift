import Testing

@testable import WebServer

/// Whatever arrives, and however it is cut, a decoder says the same: the same events, the same refusal.
@Suite struct DecoderPropertyTests {
    private let requests = [
        "GET /a/b?c=d HTTP/1.1\r\nHost: a.example\r\nAccept: */*\r\n\r\n",
        "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\n\r\nhello worldGET / HTTP/1.1\r\nHost: b\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5;x=y\r\nhello\r\n6\r\n world\r\n0\r\nT: v\r\n\r\n",
        "GET /ws HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n\r\n",
    ].map { Array($0.utf8) }

    private let frames: [[UInt8]] = [
        ClientFrame.text("héllo") + ClientFrame.ping("p") + ClientFrame.binary([0, 1, 2]) + ClientFrame.close(1000),
        ClientFrame.fragments([Array("one".utf8), [], Array("two €".utf8)]) + ClientFrame.pong(),
        ClientFrame.binary([UInt8](repeating: 7, count: 200)) + ClientFrame.text(String(repeating: "x", count: 130)),
    ]

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `requests are read the same in pieces`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<50 {
            let bytes = generator.mutate(requests.randomElement(using: &generator) ?? [])
            let whole = Result { () throws(HTTPRefusal) in try RequestDecoder.decode(bytes) }
            for size in [1, 2, Int.random(in: 3...40, using: &generator)] {
                let pieces = Result { () throws(HTTPRefusal) in try RequestDecoder.decode(bytes, inPiecesOf: size) }
                #expect(pieces == whole, "\(String(decoding: bytes, as: UTF8.self).debugDescription) by \(size)")
            }
        }
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `frames are read the same in pieces`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<50 {
            let bytes = generator.mutate(frames.randomElement(using: &generator) ?? [])
            let whole = FrameDecoder.decode(bytes, messageLimit: 1_000)
            for size in [1, 2, Int.random(in: 3...40, using: &generator)] {
                let pieces = FrameDecoder.decode(bytes, inPiecesOf: size, messageLimit: 1_000)
                #expect(pieces.events == whole.events, "\(bytes) by \(size)")
                #expect(pieces.violation == whole.violation, "\(bytes) by \(size)")
            }
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `a target is decoded to what it encodes, or refused`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            let text = String(decoding: generator.mutate(Array("/a%2Fb/%E6%8A%A5/c?d=%20e&f=+g".utf8)), as: UTF8.self)
            guard let target = RequestTarget(text) else { continue }
            let decoded = target.segments + target.query.items.flatMap { [$0.name, $0.value] }
            #expect(decoded.allSatisfy { $0.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7f } })
            #expect(!target.segments.contains("..") && !target.segments.contains("."))
        }
    }
}
