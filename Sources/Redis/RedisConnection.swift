internal import CHiredis
internal import Glibc

/// One connection. It is confined to whoever holds it.
@safe final class RedisConnection {
    private let context: UnsafeMutablePointer<redisContext>
    private let address: String

    /// Connects, signs in and chooses the database.
    init(_ place: RedisLocation.Place, as location: RedisLocation, milliseconds: Int) throws(RedisFailure) {
        let limit = timeval(tv_sec: milliseconds / 1000, tv_usec: milliseconds % 1000 * 1000)
        let opened: UnsafeMutablePointer<redisContext>?
        switch place {
        case .address(let at):
            address = at.description
            unsafe opened = redisConnectWithTimeout(at.host, Int32(clamping: at.port), limit)
        case .socket(let path):
            address = path
            unsafe opened = redisConnectUnixWithTimeout(path, limit)
        case .sentinels:
            preconditionFailure("a connection goes to one place")
        }
        guard let opened = unsafe opened else { throw .unreachable(address, reason: "out of memory") }
        unsafe context = opened
        if let reason = unsafe Self.reason(context) { throw .unreachable(address, reason: reason) }
        unsafe redisSetTimeout(context, limit)
        // A socket of the file system has no such options, and hiredis would keep the refusal as the connection's error.
        if case .address = place { unsafe redisEnableKeepAlive(context) }
        if let password = location.password {
            _ = try run(["AUTH"] + [location.user].compactMap(\.self) + [password])
        }
        if location.database != 0 { _ = try run(["SELECT", String(location.database)]) }
    }

    deinit {
        unsafe redisFree(context)
    }

    func run(_ command: [String]) throws(RedisFailure) -> RedisReply {
        try send(command)
        return try receive()
    }

    /// Puts a command into the buffer; it goes out with the next `receive`.
    func send(_ command: [String]) throws(RedisFailure) {
        let lengths = command.map(\.utf8.count)
        let bytes = command.flatMap { $0.utf8.map { CChar(bitPattern: $0) } }
        // hiredis copies what it is given.
        let code = unsafe bytes.withUnsafeBufferPointer { buffer in
            var pointers: [UnsafePointer<CChar>?] = unsafe []
            var offset = 0
            for length in lengths {
                unsafe pointers.append(buffer.baseAddress?.advanced(by: offset))
                offset += length
            }
            return unsafe redisAppendCommandArgv(context, Int32(clamping: lengths.count), &pointers, lengths)
        }
        if code != REDIS_OK { throw .unreachable(address, reason: unsafe Self.reason(context) ?? "out of memory") }
    }

    func receive() throws(RedisFailure) -> RedisReply {
        var answer: UnsafeMutableRawPointer?
        let code = Self.withoutBrokenPipe { unsafe redisGetReply(context, &answer) }
        guard code == REDIS_OK, let answer = unsafe answer else {
            throw .lost(address, reason: unsafe Self.reason(context) ?? "no answer")
        }
        defer { unsafe freeReplyObject(answer) }
        return try unsafe Self.reply(answer.assumingMemoryBound(to: redisReply.self))
    }

    /// hiredis writes without MSG_NOSIGNAL: a Redis that went away would end this process by SIGPIPE.
    private static func withoutBrokenPipe(_ body: () -> Int32) -> Int32 {
        var brokenPipe = sigset_t()
        var before = sigset_t()
        var pending = sigset_t()
        unsafe sigemptyset(&brokenPipe)
        unsafe sigaddset(&brokenPipe, SIGPIPE)
        unsafe sigpending(&pending)
        let wasPending = unsafe sigismember(&pending, SIGPIPE) == 1
        unsafe pthread_sigmask(SIG_BLOCK, &brokenPipe, &before)
        let code = body()
        let error = errno
        if !wasPending {
            var now = timespec(tv_sec: 0, tv_nsec: 0)
            unsafe sigtimedwait(&brokenPipe, nil, &now)
        }
        unsafe pthread_sigmask(SIG_SETMASK, &before, nil)
        // What the failure says is read from it.
        errno = error
        return code
    }

    private static func reason(_ context: UnsafeMutablePointer<redisContext>) -> String? {
        guard unsafe context.pointee.err != 0 else { return nil }
        if unsafe context.pointee.err == REDIS_ERR_IO { return unsafe String(cString: strerror(errno)) }
        return unsafe withUnsafeBytes(of: &context.pointee.errstr) { bytes in
            unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
    }

    private static func reply(_ answer: UnsafeMutablePointer<redisReply>) throws(RedisFailure) -> RedisReply {
        let reply = unsafe answer.pointee
        switch unsafe reply.type {
        case REDIS_REPLY_INTEGER: return .integer(unsafe Int(reply.integer))
        case REDIS_REPLY_STRING, REDIS_REPLY_STATUS: return .text(unsafe text(reply))
        case REDIS_REPLY_ERROR: throw .refused(unsafe text(reply))
        case REDIS_REPLY_ARRAY:
            var elements: [RedisReply] = []
            for index in unsafe 0..<reply.elements {
                guard let element = unsafe reply.element[index] else { continue }
                elements.append(try unsafe Self.reply(element))
            }
            return .array(elements)
        default: return .null
        }
    }

    private static func text(_ reply: redisReply) -> String {
        guard let start = unsafe reply.str else { return "" }
        return unsafe String(
            decoding: UnsafeRawBufferPointer(start: start, count: Int(reply.len)),
            as: UTF8.self
        )
    }
}
