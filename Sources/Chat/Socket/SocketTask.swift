internal import HTTPAPI
internal import Engine
internal import JSON
internal import Limits
internal import Observability
internal import Statistics
internal import Storage
internal import WebServer

/// What a socket's client asks, answered one after the other.
struct SocketTask: Sendable {
    let socket: ChatSocket
    let room: Room
    let services: ChatServices
    /// Seconds of a clock that does not go back.
    let time: @Sendable () -> Double

    func receive(_ message: WebSocketMessage) async {
        guard case .text(let text) = message else { return strike(APIFailure(.badFrame), to: nil) }
        do throws(APIFailure) {
            try await obey(try ClientFrame(text))
        } catch {
            let request = Self.id(in: text)
            if error.code == .badFrame { strike(error, to: request) } else { refuse(error, to: request) }
        }
    }

    private func obey(_ frame: ClientFrame) async throws(APIFailure) {
        if case .pong = frame { return }
        if case .resume(let resume) = frame {
            guard !socket.isBasic else { return }
            try await logged { () throws(ChatLogFailure) in try await room.resume(socket, resume) }
            return
        }
        guard socket.isBasic || socket.client != nil else { throw APIFailure(.badFrame) }
        if case .message(let message) = frame { return try await take(message) }
        guard allows() else { return }
        switch frame {
        case .stop(let message): await room.stop(message)
        case .history(let before, let limit): try await page(before: before, limit: limit)
        case .read(let seq):
            try await logged { () throws(ChatLogFailure) in try await services.log.read(room.id, upTo: seq) }
            await room.tell("read", ["seq": .integer(seq)], except: socket)
        case .tokenRefresh(let token): await refresh(token)
        case .ping(let id): socket.send(.status("pong", to: id, in: room.id, at: services.clock()))
        case .message, .resume, .pong, .other: break
        }
    }

    private func take(_ message: ClientFrame.Message) async throws(APIFailure) {
        let start = ContinuousClock.now
        guard allows() else { throw limited() }
        let now = services.clock()
        let id = message.id ?? Identifier.make(at: now)
        let place = message.cseq.flatMap { cseq in
            socket.client.map { ChatMessage.Place(client: $0, cseq: cseq) }
        }
        let trace = message.trace?.next ?? TraceContext()
        let arrival = Arrival(saying: message.saying, author: socket.author, trace: trace, moment: start)
        let acceptance = try await logged { () throws(ChatLogFailure) in
            try await room.accept(message, id: id, place: place, arrival)
        }
        switch acceptance {
        case .accepted(let frame):
            services.count(.message(channel: "socket"))
            acknowledge(id, frame.seq, isDuplicate: false)
            services.count(.acknowledged(in: ContinuousClock.now - start))
        case .duplicate(let seq):
            // Who was cut off and sends again is no flood.
            socket.with { $0.bucket.giveBack() }
            services.count(.duplicate)
            acknowledge(id, seq, isDuplicate: true)
        case .conflict: throw APIFailure(.idempotencyConflict)
        case .outOfOrder(let next):
            socket.with { $0.bucket.giveBack() }
            var failure = APIFailure(.outOfOrder)
            failure.nextCseq = next
            throw failure
        case .noSession: socket.close(.gone)
        }
    }

    private func acknowledge(_ id: String, _ seq: Int, isDuplicate: Bool) {
        let result: JSON = ["seq": .integer(seq), "duplicate": .bool(isDuplicate)]
        socket.send(.status("ack", result, to: id, in: room.id, at: services.clock()))
    }

    private func page(before: Int, limit: Int) async throws(APIFailure) {
        let page = try await logged { () throws(ChatLogFailure) in
            try await Page(room, before: before, limit: limit, services.log)
        }
        socket.send(.status("history", page.json, in: room.id, at: services.clock()))
    }

    private func refresh(_ token: String) async {
        let bearer = await services.access.bearer(of: token)
        guard let bearer, bearer.user == room.user else { return socket.close(.unauthenticated) }
        socket.with { state in
            state.author.bearer = bearer
            state.hasWarned = false
        }
    }

    /// Whether one more request is within the rate; after five that were not, within a minute, the socket is closed.
    private func allows() -> Bool {
        let now = time()
        let isTooFast = socket.with { state -> Bool? in
            guard case .refused = state.bucket.take(at: now) else { return nil }
            state.trips.removeAll { now - $0 > 60 }
            state.trips.append(now)
            return state.trips.count >= 5
        }
        guard let isTooFast else { return true }
        services.metrics.add(.refusals, "socket")
        if isTooFast { socket.close(.tooFast) }
        return false
    }

    private func limited() -> APIFailure {
        let now = time()
        let wait = socket.with { (1 - $0.bucket.level(at: now)) * $0.bucket.rate.interval }
        return APIFailure(.rateLimited, retryAfter: .milliseconds(max(1, Int(wait * 1_000))))
    }

    private func refuse(_ failure: APIFailure, to request: String?) {
        services.count(.error(code: failure.code.rawValue))
        let isChinese = socket.author.isChinese
        socket.send(.failure(failure, to: request, inChinese: isChinese, in: room.id, at: services.clock()))
    }

    /// The third frame that is none ends it.
    private func strike(_ failure: APIFailure, to request: String?) {
        refuse(failure, to: request)
        let strikes = socket.with { state in
            state.strikes += 1
            return state.strikes
        }
        if strikes >= 3 { socket.close(.badFrame) }
    }

    private static func id(in text: String) -> String? {
        let frame = try? JSON(parsing: text, limits: JSON.Limits(maxDepth: 16, maxBytes: 64 << 10))
        return frame?["id"]?.stringValue.flatMap { $0.isID ? $0 : nil }
    }

    private func logged<Success: Sendable>(
        _ body: () async throws(ChatLogFailure) -> Success
    ) async throws(APIFailure) -> Success {
        do throws(ChatLogFailure) {
            return try await body()
        } catch {
            throw APIFailure(.unavailable)
        }
    }
}
