import Redis
import Testing

@Suite struct RedisLocationTests {
    @Test(
        arguments: [
            ("redis://localhost", "localhost:6379", nil, nil, 0),
            ("redis://10.0.0.7:7000/3", "10.0.0.7:7000", nil, nil, 3),
            ("redis://:p%40ss@cache", "cache:6379", nil, "p@ss", 0),
            ("redis://app:a:b@cache:1/2", "cache:1", "app", "a:b", 2),
            ("redis://[::1]:6380", "[::1]:6380", nil, nil, 0),
            ("redis://[::1]", "[::1]:6379", nil, nil, 0),
        ] as [(String, String, String?, String?, Int)]
    )
    func `an address names host, port, credentials and database`(
        text: String,
        address: String,
        user: String?,
        password: String?,
        database: Int
    ) throws {
        let location = try RedisLocation(text)
        guard case .address(let place) = location.place else {
            Issue.record("\(location.place) is no address")
            return
        }
        #expect(place.description == address)
        #expect(location.user == user)
        #expect(location.password == password)
        #expect(location.database == database)
    }

    @Test func `sockets and sentinels are places too`() throws {
        #expect(try RedisLocation("unix:/run/redis.sock").place == .socket(path: "/run/redis.sock"))
        #expect(
            try RedisLocation("redis+sentinel://a,b:5/main").place
                == .sentinels(
                    [RedisAddress(host: "a", port: 26379), RedisAddress(host: "b", port: 5)],
                    primary: "main"
                )
        )
    }

    @Test(arguments: [
        "", "localhost:6379", "http://localhost", "redis://", "redis://:1", "redis://h:0", "redis://h:99999",
        "redis://h:x", "redis://h/x", "redis://h/-1", "redis://a,b", "redis://[::1", "redis+sentinel://a",
        "redis+sentinel://a/b/c", "unix:relative", "redis://:%4@h", "redis://:%ff@h",
    ])
    func `what is no address is refused`(text: String) {
        #expect(throws: RedisFailure.self) { try RedisLocation(text) }
    }

    @Test func `a refusal does not repeat the password`() throws {
        let failure = #expect(throws: RedisFailure.self) { try RedisLocation("redis://me:secret@host:x") }
        #expect(failure?.description.contains("secret") == false)
        #expect(failure?.description.contains("@host:x") == true)
    }
}
