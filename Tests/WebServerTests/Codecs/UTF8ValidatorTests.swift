import Testing

@testable import WebServer

@Suite struct UTF8ValidatorTests {
    private static let valid: [[UInt8]] = [
        Array("".utf8), Array("ascii".utf8), Array("κόσμε".utf8), Array("报价单".utf8), Array("🙂👩‍👩‍👧".utf8),
        [0x00], [0x7f], [0xc2, 0x80], [0xdf, 0xbf], [0xe0, 0xa0, 0x80], [0xed, 0x9f, 0xbf], [0xee, 0x80, 0x80],
        [0xef, 0xbf, 0xbe], [0xef, 0xbf, 0xbf], [0xf0, 0x90, 0x80, 0x80], [0xf4, 0x8f, 0xbf, 0xbf],
    ]
    private static let invalid: [[UInt8]] = [
        [0x80], [0xbf], [0xc0, 0x80], [0xc1, 0xbf], [0xc2, 0x20], [0xc2, 0xc2], [0xe0, 0x80, 0x80], [0xe0, 0x9f, 0xbf],
        [0xed, 0xa0, 0x80], [0xed, 0xbf, 0xbf], [0xf0, 0x80, 0x80, 0x80], [0xf0, 0x8f, 0xbf, 0xbf],
        [0xf4, 0x90, 0x80, 0x80], [0xf5, 0x80, 0x80, 0x80], [0xf8, 0x88, 0x80, 0x80, 0x80], [0xfe], [0xff],
        [0xe1, 0x80, 0x20], [0xf1, 0x80, 0x80, 0x20],
    ]

    private func accepts(_ bytes: [UInt8], inPiecesOf size: Int) -> Bool {
        var validator = UTF8Validator()
        for piece in bytes.pieces(of: size) {
            guard validator.accept(piece.span) else { return false }
        }
        return validator.isComplete
    }

    @Test(arguments: valid)
    func `valid text is accepted however it is cut`(bytes: [UInt8]) {
        let embedded = Array("before".utf8) + bytes + Array("after".utf8)
        for size in 1...embedded.count { #expect(accepts(embedded, inPiecesOf: size)) }
    }

    @Test(arguments: invalid)
    func `invalid text is refused however it is cut`(bytes: [UInt8]) {
        for size in 1...bytes.count { #expect(!accepts(bytes, inPiecesOf: size)) }
        for size in 1...bytes.count + 1 { #expect(!accepts(Array("x".utf8) + bytes, inPiecesOf: size)) }
    }

    @Test(arguments: valid.filter { $0.count > 1 && $0[0] >= 0x80 })
    func `a character cut off is not complete`(bytes: [UInt8]) {
        #expect(!accepts(Array(bytes.dropLast()), inPiecesOf: 1))
    }

    @Test func `agrees with the standard library on all pairs of bytes`() {
        for first in UInt8.min...UInt8.max {
            for second in UInt8.min...UInt8.max {
                let bytes = [first, second]
                #expect(accepts(bytes, inPiecesOf: 2) == (String(validating: bytes, as: UTF8.self) != nil))
            }
        }
    }
}
