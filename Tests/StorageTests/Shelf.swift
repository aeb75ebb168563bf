import FoundationEssentials
import Redis
import RedisServer
import SQLite
import Storage

/// One store of the log, with an open session `s` of `me`; to be closed when the test is over.
struct Shelf: Sendable {
    enum Kind: CaseIterable, Sendable {
        case sqlite, redis
    }

    enum Place: Sendable {
        case folder(String)
        case server(RedisServer)
    }

    let log: any ChatLog
    private let place: Place

    init(_ kind: Kind) async throws {
        switch kind {
        case .sqlite:
            let folder = FileManager.default.temporaryDirectory.appending(path: "chat-\(UUID().uuidString)").path
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
            place = .folder(folder)
        case .redis: place = .server(try RedisServer())
        }
        log = try await Self.log(at: place)
        _ = try await log.open("s", for: "me", at: 1)
    }

    /// The same log for a process that comes after this one.
    func openedAnew() async throws -> any ChatLog {
        if let cluster = log as? any ChatCluster { try await cluster.leave() }
        if let file = log as? SQLiteChatLog { file.leave() }
        return try await Self.log(at: place)
    }

    func close() {
        switch place {
        case .folder(let path): try? FileManager.default.removeItem(atPath: path)
        case .server(let server): server.kill()
        }
    }

    private static func log(at place: Place) async throws -> any ChatLog {
        switch place {
        case .folder(let path): return try SQLiteChatLog(Database(.file(path + "/chat.sqlite")))
        case .server(let server):
            let log = RedisChatLog(Redis(try RedisLocation(server.location)))
            try await log.renew()
            return log
        }
    }
}
