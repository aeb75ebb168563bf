/// The chunked encoding of bodies whose length is not known when they begin.
enum Chunk {
    static let last = Array("0\r\n\r\n".utf8)

    static func encoded(_ bytes: [UInt8]) -> [UInt8] {
        precondition(!bytes.isEmpty, "an empty chunk would end the body")
        return Array("\(String(bytes.count, radix: 16))\r\n".utf8) + bytes + Array("\r\n".utf8)
    }
}
