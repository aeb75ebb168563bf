import Testing

@testable import WebServer

/// The cases of Autobahn's groups 1 to 6, against the decoder alone.
@Suite struct FrameDecoderTests {
    @Test(arguments: [0, 1, 124, 125, 126, 127, 128, 65_535, 65_536, 65_537])
    func `text and binary of every form of length`(size: Int) {
        let payload = [UInt8](repeating: 0x2a, count: size)
        let bytes =
            ClientFrame(opcode: 1, payload: payload).bytes + ClientFrame(opcode: 2, payload: payload).bytes
        let expected: [FrameDecoder.Event] = [
            .message(.text(String(repeating: "*", count: size))), .message(.binary(payload)),
        ]
        for pieces in [1, 2, 3, 997, bytes.count] {
            let (events, violation) = FrameDecoder.decode(bytes, inPiecesOf: pieces)
            #expect(events == expected)
            #expect(violation == nil)
        }
    }

    @Test func `pings and pongs of up to 125 bytes`() {
        let payload = [UInt8](repeating: 0xfe, count: 125)
        let bytes =
            ClientFrame.ping() + ClientFrame(opcode: 9, payload: payload).bytes + ClientFrame.pong("unasked")
        for size in 1...bytes.count {
            let (events, violation) = FrameDecoder.decode(bytes, inPiecesOf: size)
            #expect(events == [.ping([]), .ping(payload), .pong])
            #expect(violation == nil)
        }
    }

    @Test(arguments: [
        (ClientFrame(opcode: 9, payload: [UInt8](repeating: 0, count: 126)), WebSocketViolation.controlFrame),
        (ClientFrame(opcode: 8, payload: [UInt8](repeating: 0, count: 126)), .controlFrame),
        (ClientFrame(opcode: 9, isFinal: false), .controlFrame),
        (ClientFrame(opcode: 10, isFinal: false), .controlFrame),
        (ClientFrame(opcode: 8, isFinal: false), .controlFrame),
        (ClientFrame(opcode: 1, isMasked: false), .unmasked),
        (ClientFrame(opcode: 9, isMasked: false), .unmasked),
        (ClientFrame(opcode: 0), .nothingToContinue),
        (ClientFrame(opcode: 0, isFinal: false), .nothingToContinue),
        (ClientFrame(opcode: 1, payload: [1], lengthBytes: 2), .length),
        (ClientFrame(opcode: 1, payload: [UInt8](repeating: 1, count: 300), lengthBytes: 8), .length),
        (ClientFrame(opcode: 1, claimedLength: 1 << 63), .length),
        (ClientFrame(opcode: 1, claimedLength: .max), .length),
    ])
    func `a frame that breaks a rule is refused`(frame: ClientFrame, violation: WebSocketViolation) {
        for size in [1, frame.bytes.count] {
            let decoded = FrameDecoder.decode(frame.bytes, inPiecesOf: size)
            #expect(decoded.events == [])
            #expect(decoded.violation == violation)
        }
    }

    @Test(arguments: 1...7 as ClosedRange<UInt8>, [1, 2, 8, 9, 10] as [UInt8])
    func `reserved bits are refused`(bits: UInt8, opcode: UInt8) {
        let bytes = ClientFrame.text("before") + ClientFrame(opcode: opcode, reservedBits: bits).bytes
        let (events, violation) = FrameDecoder.decode(bytes)
        #expect(events == [.message(.text("before"))])
        #expect(violation == .reservedBits)
    }

    @Test(arguments: [3, 4, 5, 6, 7, 11, 12, 13, 14, 15] as [UInt8])
    func `reserved opcodes are refused at the first byte`(opcode: UInt8) {
        let first = ClientFrame(opcode: opcode).bytes.prefix(1)
        #expect(FrameDecoder.decode(Array(first)).violation == .opcode)
    }

    @Test func `fragments are joined and control frames come between`() {
        let bytes =
            ClientFrame(opcode: 1, payload: Array("one ".utf8), isFinal: false).bytes + ClientFrame.ping("a")
            + ClientFrame(opcode: 0, payload: [], isFinal: false).bytes + ClientFrame.pong()
            + ClientFrame(opcode: 0, payload: Array("two".utf8)).bytes
            + ClientFrame.fragments([[1], [2], [3]], opcode: 2)
        for size in 1...bytes.count {
            let (events, violation) = FrameDecoder.decode(bytes, inPiecesOf: size)
            #expect(events == [.ping([97]), .pong, .message(.text("one two")), .message(.binary([1, 2, 3]))])
            #expect(violation == nil)
        }
    }

    @Test func `a new message inside a fragmented one is refused`() {
        let bytes = ClientFrame(opcode: 1, payload: [97], isFinal: false).bytes + ClientFrame.text("b")
        #expect(FrameDecoder.decode(bytes).violation == .messageNotFinished)
    }

    @Test func `a message may be as long as the limit and no longer`() {
        let ten = [UInt8](repeating: 65, count: 10)
        #expect(FrameDecoder.decode(ClientFrame.binary(ten), messageLimit: 10).events == [.message(.binary(ten))])
        #expect(FrameDecoder.decode(ClientFrame.binary(ten + [65]), messageLimit: 10).violation == .messageTooBig)
        let fits = ClientFrame.fragments([Array(ten.prefix(4)), Array(ten.prefix(6))], opcode: 2)
        #expect(FrameDecoder.decode(fits, messageLimit: 10).events == [.message(.binary(ten))])
        let over = ClientFrame.fragments([Array(ten.prefix(4)), Array(ten.prefix(7))], opcode: 2)
        #expect(FrameDecoder.decode(over, messageLimit: 10).violation == .messageTooBig)
    }

    @Test func `a message that is too big is refused by its header alone`() {
        let header = ClientFrame(opcode: 2, claimedLength: 1 << 40).bytes
        #expect(FrameDecoder.decode(header).violation == .messageTooBig)
    }

    @Test(
        arguments: [
            [0xce, 0xba, 0xe1, 0xbd, 0xb9, 0xcf, 0x83, 0xce, 0xbc, 0xce, 0xb5, 0xed, 0xa0, 0x80, 0x65],
            [0xf4, 0x90, 0x80, 0x80], [0xc0, 0xaf], [0xff], [0x80],
        ] as [[UInt8]]
    )
    func `bad UTF-8 is refused as soon as its first bad byte is there`(payload: [UInt8]) {
        let bad = payload.indices.first { index in
            let prefix = Array(payload[...index])
            var validator = UTF8Validator()
            return !validator.accept(prefix.span)
        }
        guard let bad else {
            Issue.record("the text is valid")
            return
        }
        let frame = ClientFrame(opcode: 1, payload: payload, claimedLength: 100).bytes
        let header = frame.count - payload.count
        #expect(FrameDecoder.decode(Array(frame.prefix(header + bad)), inPiecesOf: 1).violation == nil)
        #expect(FrameDecoder.decode(Array(frame.prefix(header + bad + 1)), inPiecesOf: 1).violation == .notUTF8)
        let fragments = ClientFrame.fragments(payload.map { [$0] })
        #expect(FrameDecoder.decode(fragments).violation == .notUTF8)
        #expect(FrameDecoder.decode(ClientFrame.binary(payload)).events == [.message(.binary(payload))])
    }

    @Test func `a character may be cut by fragments but not by the message's end`() {
        let smile = Array("🙂".utf8)
        #expect(
            FrameDecoder.decode(ClientFrame.fragments(smile.map { [$0] })).events == [.message(.text("🙂"))]
        )
        for count in 1...3 {
            let cut = ClientFrame(opcode: 1, payload: Array(smile.prefix(count))).bytes
            #expect(FrameDecoder.decode(cut).violation == .notUTF8)
        }
        let next = ClientFrame.fragments([Array(smile.prefix(2)), Array(smile.suffix(2))]) + ClientFrame.text("ok")
        #expect(FrameDecoder.decode(next).events == [.message(.text("🙂")), .message(.text("ok"))])
    }

    @Test func `a decoder knows when it is inside a message`() throws {
        var decoder = FrameDecoder(messageLimit: 100)
        func feed(_ bytes: [UInt8]) throws {
            var position = 0
            while try decoder.next(bytes.span, &position) != nil {}
        }
        #expect(!decoder.isMidMessage)
        try feed(Array(ClientFrame.text("ab").prefix(1)))
        #expect(decoder.isMidMessage)
        try feed(Array(ClientFrame.text("ab").dropFirst()))
        #expect(!decoder.isMidMessage)
        try feed(ClientFrame(opcode: 1, payload: [97], isFinal: false).bytes)
        #expect(decoder.isMidMessage)
        try feed(ClientFrame.ping())
        #expect(decoder.isMidMessage)
        try feed(ClientFrame(opcode: 0, payload: [98]).bytes)
        #expect(!decoder.isMidMessage)
        #expect(decoder.frameCount == 4)
    }
}
