extension ScriptedServer {
    /// A request as it came, to the byte.
    public struct Request: Hashable, Sendable {
        /// Counted from 0 in the order of acceptance.
        public let connection: Int
        /// The request line and the header, without the blank line.
        public let head: String
        public let body: [UInt8]

        public var method: Substring { requestLine.first ?? "" }
        public var target: Substring { requestLine.dropFirst().first ?? "" }
        public var text: String { String(decoding: body, as: UTF8.self) }

        public subscript(name: String) -> String? {
            lines.dropFirst().lazy.compactMap { line -> String? in
                guard let colon = line.firstIndex(of: ":") else { return nil }
                guard line[..<colon].lowercased() == name.lowercased() else { return nil }
                return String(line[line.index(after: colon)...].drop { $0 == " " })
            }
            .first
        }

        private var lines: [Substring] { head.split(separator: "\r\n") }
        private var requestLine: [Substring] { lines.first?.split(separator: " ") ?? [] }
    }
}
