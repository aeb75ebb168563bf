extension ScriptedServer {
    /// What a scripted connection does next.
    public enum Step: Sendable {
        /// Reads a whole request, its body by `Content-Length`; without one the script ends.
        case receive
        /// Reads as many bytes as told, and leaves them out of the record.
        case skip(Int)
        /// Reads until those bytes have come, and drops what came before them.
        case expect([UInt8])
        case send([UInt8])
        /// Sends that many bytes of no meaning.
        case flood(Int)
        case wait(Gate)
        /// Reads until the client leaves, and records how.
        case awaitEnd
        /// Ends the connection properly, as the end of a script does.
        case close
        case reset

        public static func send(_ text: String) -> Step {
            .send(Array(text.utf8))
        }

        /// An answer with its length.
        public static func respond(
            _ status: Int = 200,
            headers: [String] = ["Content-Type: application/json"],
            _ body: String = ""
        ) -> Step {
            let lines = ["HTTP/1.1 \(status) Scripted"] + headers + ["Content-Length: \(body.utf8.count)"]
            return .send(lines.joined(separator: "\r\n") + "\r\n\r\n" + body)
        }

        /// The last answer on its connection, which says so, as Odoo's do: a client that goes on with a connection that
        /// ends loses its next request.
        public static func respondLast(_ status: Int = 200, _ body: String = "") -> Step {
            respond(status, headers: ["Content-Type: application/json", "Connection: close"], body)
        }
    }
}
