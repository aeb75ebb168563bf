import Testing

@testable import WebServer

@Suite struct FrameEncoderTests {
    @Test(
        arguments: [
            (0, [0x82, 0]), (125, [0x82, 125]), (126, [0x82, 126, 0, 126]), (65_535, [0x82, 126, 0xff, 0xff]),
            (65_536, [0x82, 127, 0, 0, 0, 0, 0, 1, 0, 0]),
        ] as [(Int, [UInt8])]
    )
    func `a length takes the shortest form`(size: Int, header: [UInt8]) {
        var bytes: [UInt8] = []
        let payload = [UInt8](repeating: 7, count: size)
        FrameEncoder.append(.binary(payload), to: &bytes)
        #expect(bytes == header + payload)
        #expect(FrameEncoder.size(of: .binary(payload)) == bytes.count)
    }

    @Test func `text is UTF-8`() {
        var bytes: [UInt8] = []
        FrameEncoder.append(.text("é"), to: &bytes)
        #expect(bytes == [0x81, 2, 0xc3, 0xa9])
        #expect(FrameEncoder.pong([1, 2]) == [0x8a, 2, 1, 2])
        #expect(FrameEncoder.ping() == [0x89, 0])
    }

    @Test func `unmasking goes on where a cut left it`() {
        let payload = Array("The key turns with every byte".utf8)
        let frame = ClientFrame(opcode: 2, payload: payload).bytes
        let masked = Array(frame.suffix(payload.count))
        for size in 1...masked.count {
            var mask = Mask(key: 0x3d21_fa37)
            var output: [UInt8] = []
            for piece in masked.pieces(of: size) { mask.remove(from: piece.span, appendingTo: &output) }
            #expect(output == payload, "pieces of \(size)")
        }
    }
}
