import Redis
import RedisServer
import Testing

@Suite struct RedisTests {
    let server: RedisServer
    let redis: Redis

    init() throws {
        server = try RedisServer()
        redis = try Redis(RedisLocation(server.location))
    }

    @Test(arguments: ["", "plain", "上海云启", "a\0b", "\r\n$5\r\n", String(repeating: "长", count: 100_000)])
    func `words come back as they went`(words: String) throws {
        #expect(try redis.run(["SET", "key \(words.prefix(9))", words]) == .text("OK"))
        #expect(try redis.run(["GET", "key \(words.prefix(9))"]) == .text(words))
    }

    @Test func `every kind of answer is read`() throws {
        #expect(try redis.run(["GET", "none"]) == .null)
        #expect(try redis.run(["INCR", "number"]) == .integer(1))
        #expect(try redis.run(["GET", "number"]).integer == 1)
        #expect(try redis.run(["RPUSH", "list", "a", "b"]) == .integer(2))
        #expect(try redis.run(["LRANGE", "list", "0", "-1"]) == .array([.text("a"), .text("b")]))
        #expect(try redis.run(["LRANGE", "nothing", "0", "-1"]) == .array([]))
        #expect(try redis.run(["MGET", "none", "number"]) == .array([.null, .text("1")]))
    }

    @Test func `what Redis refuses is told and leaves the connection usable`() throws {
        _ = try redis.run(["SET", "text", "a"])
        let failure = #expect(throws: RedisFailure.self) { try redis.run(["LPUSH", "text", "b"]) }
        #expect(failure?.description.contains("WRONGTYPE") == true)
        #expect(try redis.run(["GET", "text"]) == .text("a"))
    }

    @Test func `a script is sent once and run by its digest, also after Redis forgot it`() throws {
        let script = RedisScript("return {KEYS[1], ARGV[1], redis.call('INCR', KEYS[1])}")
        for count in 1...2 {
            #expect(try redis.run(script, keys: ["k"], ["v"]) == .array([.text("k"), .text("v"), .integer(count)]))
        }
        _ = try redis.run(["SCRIPT", "FLUSH"])
        #expect(try redis.run(script, keys: ["k"], ["v"]).elements.last == .integer(3))
    }

    @Test func `a restart costs nobody a failure`() throws {
        _ = try redis.run(["SET", "key", "value"])
        _ = try redis.run(["SAVE"])
        server.kill()
        try server.start()
        #expect(try redis.run(["GET", "key"]) == .text("value"))
    }

    @Test func `a Redis that is away is named with what to do`() throws {
        server.kill()
        let failure = #expect(throws: RedisFailure.self) { try redis.run(["PING"]) }
        guard case .unreachable = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(failure?.description.contains("redis.sock") == true)
    }

    @Test func `many at once get each their own answer`() async throws {
        try await withThrowingTaskGroup { group in
            for number in 0..<200 {
                group.addTask { try redis.run(["ECHO", String(number)]).integer == number }
            }
            for try await isOwn in group { #expect(isOwn) }
        }
    }
}
