import Glibc
import Synchronization

/// A server on loopback that says exactly what a test tells it to, byte for byte, and remembers what it was told.
public final class ScriptedServer: Sendable {
    public let port: UInt16
    private let certificate: Certificate?
    private let journal: Journal
    private let listener: Socket

    /// The n-th connection plays the n-th script, every later one the last.
    public convenience init(_ scripts: [Step]..., over certificate: Certificate? = nil) throws {
        try self.init(over: certificate) { connection in
            for step in scripts.indices.contains(connection.number) ? scripts[connection.number] : scripts.last ?? [] {
                guard connection.play(step) else { return }
            }
        }
    }

    /// Every request of every connection is answered by what the closure returns for it.
    public convenience init(
        over certificate: Certificate? = nil,
        answering answer: @escaping @Sendable (Request) -> [Step]
    ) throws {
        try self.init(over: certificate) { connection in
            while let request = connection.receive() {
                for step in answer(request) {
                    guard connection.play(step) else { return }
                }
            }
        }
    }

    private init(over certificate: Certificate?, serving serve: @escaping @Sendable (Connection) -> Void) throws {
        let journal = Journal()
        let (listener, port) = try Socket.listening()
        self.certificate = certificate
        self.journal = journal
        self.listener = listener
        self.port = port
        try detachThread {
            var number = 0
            while let socket = listener.accept() {
                guard journal.adopt(socket) else { break }
                let connection = number
                number += 1
                journal.note(.connected(connection))
                try? detachThread {
                    let session = certificate.map { TLSSession(socket, $0) }
                    if case .some(.none) = session { return journal.release(socket) }
                    serve(Connection(number: connection, socket: socket, session: session ?? nil, journal: journal))
                }
            }
        }
    }

    deinit {
        listener.shutDown()
        journal.shutDown()
    }

    public var url: String { "\(certificate == nil ? "http" : "https")://127.0.0.1:\(port)" }

    public var events: [Event] { journal.events }
    public var requests: [Request] { events.requests }

    public var connections: Int {
        events.count { if case .connected = $0 { true } else { false } }
    }

    /// Returns when the event has happened, or the task is cancelled.
    public func reaches(_ event: Event) async {
        await journal.wait { $0.contains(event) }
    }

    /// Returns when that many requests are in, or the task is cancelled.
    public func receives(_ count: Int) async {
        await journal.wait { $0.requests.count >= count }
    }

    /// How the client ended a connection, nil when the task is cancelled before it did.
    public func ending(of connection: Int = 0) async -> Ending? {
        await journal.wait { $0.ending(of: connection) != nil }
        return events.ending(of: connection)
    }
}

extension [ScriptedServer.Event] {
    fileprivate var requests: [ScriptedServer.Request] {
        compactMap { if case .received(let request) = $0 { request } else { nil } }
    }

    fileprivate func ending(of connection: Int) -> ScriptedServer.Ending? {
        lazy.compactMap { if case .ended(connection, let ending) = $0 { ending } else { nil } }.first
    }
}
