/// One client's connection, played on a thread of its own.
final class Connection {
    let number: Int
    private let socket: Socket
    private let session: TLSSession?
    private let journal: Journal
    private var unread: [UInt8] = []
    private var hasEnded = false

    init(number: Int, socket: Socket, session: TLSSession?, journal: Journal) {
        self.number = number
        self.socket = socket
        self.session = session
        self.journal = journal
    }

    deinit {
        journal.release(socket)
    }

    /// False when the script is over.
    func play(_ step: ScriptedServer.Step) -> Bool {
        switch step {
        case .receive: return receive() != nil
        case .skip(let count): return skip(count)
        case .expect(let bytes): return expect(bytes)
        case .send(let bytes): return send(bytes)
        case .flood(let count): return flood(count)
        case .wait(let gate): return gate.wait()
        case .awaitEnd:
            // On a busy machine a client may leave long after it should have.
            var silences = 0
            while !hasEnded, silences < 30 {
                if !fill() { silences += 1 }
            }
            return false
        case .close: return false
        case .reset:
            socket.resetWhenDropped()
            session?.isCut = true
            return false
        }
    }

    func receive() -> ScriptedServer.Request? {
        while true {
            if let blank = unread.firstRange(of: Array("\r\n\r\n".utf8)) {
                return receiveBody(
                    after: String(decoding: unread[..<blank.lowerBound], as: UTF8.self),
                    blank.upperBound
                )
            }
            guard fill() else { return nil }
        }
    }

    private func receiveBody(after head: String, _ start: Int) -> ScriptedServer.Request? {
        let bare = ScriptedServer.Request(connection: number, head: head, body: [])
        let end = start + (bare["content-length"].flatMap { Int($0) } ?? 0)
        while unread.count < end {
            guard fill() else { return nil }
        }
        let request = ScriptedServer.Request(connection: number, head: head, body: Array(unread[start..<end]))
        unread.removeFirst(end)
        journal.note(.received(request))
        return request
    }

    private func expect(_ bytes: [UInt8]) -> Bool {
        while true {
            if let found = unread.firstRange(of: bytes) {
                unread.removeFirst(found.upperBound)
                journal.note(.expected(number, bytes))
                return true
            }
            guard fill() else { return false }
        }
    }

    private func skip(_ count: Int) -> Bool {
        while unread.count < count {
            guard fill() else { return false }
        }
        unread.removeFirst(count)
        return true
    }

    private func send(_ bytes: [UInt8]) -> Bool {
        let ending = session.map { $0.send(bytes) } ?? socket.send(bytes) { journal.note(.blocked(number)) }
        guard let ending else { return true }
        journal.note(.ended(number, ending))
        return false
    }

    private func flood(_ count: Int) -> Bool {
        let block = [UInt8](repeating: UInt8(ascii: "x"), count: 64 << 10)
        var rest = count
        while rest > 0 {
            guard send(rest < block.count ? Array(block[..<rest]) : block) else { return false }
            rest -= min(rest, block.count)
        }
        return true
    }

    private func fill() -> Bool {
        switch session?.receive() ?? socket.receive() {
        case .bytes(let bytes):
            unread += bytes
            return true
        case .end(let ending):
            hasEnded = true
            journal.note(.ended(number, ending))
            return false
        case .nothing:
            return false
        }
    }
}
