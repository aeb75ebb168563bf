/// How a peer broke the protocol or a limit, with the code that tells it so.
struct WebSocketViolation: Error, Hashable, Sendable {
    let code: CloseCode
    let reason: String

    private init(_ code: CloseCode, _ reason: String) {
        self.code = code
        self.reason = reason
    }

    static let opcode = Self(.protocolError, "unknown opcode")
    static let reservedBits = Self(.protocolError, "reserved bits are set")
    static let unmasked = Self(.protocolError, "frames from a client must be masked")
    static let controlFrame = Self(.protocolError, "a control frame is fragmented or too long")
    static let length = Self(.protocolError, "a length is malformed")
    static let nothingToContinue = Self(.protocolError, "there is no message to continue")
    static let messageNotFinished = Self(.protocolError, "the message before is not finished")
    static let closeFrame = Self(.protocolError, "a close frame is malformed")
    static let notUTF8 = Self(.invalidPayload, "the text is not UTF-8")
    static let messageTooBig = Self(.messageTooBig, "the message is too big")
}
