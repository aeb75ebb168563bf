import Testing

@testable import WebServer

/// The cases of Autobahn's group 7, against the codec alone.
@Suite struct CloseFrameTests {
    @Test(
        arguments: [
            1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4108, 4999,
        ] as [UInt16]
    )
    func `codes that may be sent are read`(code: UInt16) {
        let (events, violation) = FrameDecoder.decode(ClientFrame.close(code, Array("why".utf8)), inPiecesOf: 1)
        #expect(events == [.close(CloseCode(rawValue: code), reason: "why")])
        #expect(violation == nil)
    }

    @Test(arguments: [0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65_535] as [UInt16])
    func `codes that may not be sent are refused`(code: UInt16) {
        #expect(FrameDecoder.decode(ClientFrame.close(code)).violation == .closeFrame)
    }

    @Test func `a close frame without a code is one without a code`() {
        #expect(FrameDecoder.decode(ClientFrame(opcode: 8).bytes).events == [.close(.noCode, reason: "")])
    }

    @Test func `half a code is refused`() {
        #expect(FrameDecoder.decode(ClientFrame(opcode: 8, payload: [3]).bytes).violation == .closeFrame)
    }

    @Test func `a reason may have 123 bytes of UTF-8`() {
        let reason = String(repeating: "é", count: 61) + "x"
        let (events, _) = FrameDecoder.decode(ClientFrame.close(1000, Array(reason.utf8)))
        #expect(events == [.close(.normal, reason: reason)])
        #expect(FrameDecoder.decode(ClientFrame.close(1000, [0xc3])).violation == .notUTF8)
    }

    @Test func `a close frame inside a fragmented message is read`() {
        let bytes = ClientFrame(opcode: 1, payload: [97], isFinal: false).bytes + ClientFrame.close(1000)
        #expect(FrameDecoder.decode(bytes).events == [.close(.normal, reason: "")])
    }

    @Test func `our close frame carries code and reason`() {
        #expect(
            FrameEncoder.close(CloseCode(rawValue: 4108), reason: "slow") == [0x88, 6, 0x10, 0x0c] + Array("slow".utf8)
        )
        #expect(FrameEncoder.close(.noCode, reason: "dropped") == [0x88, 0])
    }

    @Test func `our reason is cut between characters`() {
        let frame = FrameEncoder.close(.normal, reason: String(repeating: "é", count: 100))
        #expect(frame[1] == 2 + 122)
        #expect(String(validating: frame[4...], as: UTF8.self) == String(repeating: "é", count: 61))
    }
}
