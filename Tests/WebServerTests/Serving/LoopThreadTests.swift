import Glibc
import Testing

@testable import WebServer

@Suite struct LoopThreadTests {
    private actor Bystander {
        func thread() -> pthread_t { pthread_self() }
    }

    private struct Refused: Error {}

    @Test func `handlers run on one thread, actors they call too, and what is sent off does not`() async throws {
        let (threads, thread) = AsyncStream.makeStream(of: [pthread_t].self)
        let respond: Responder = { _ in
            let bystander = Bystander()
            let before = pthread_self()
            let inActor = await bystander.thread()
            let away = await offLoop { pthread_self() }
            thread.yield([before, inActor, pthread_self(), away])
            return .http(.text(.ok, ""))
        }
        try await ServerUnderTest.run(respond: respond) { server in
            let client = try server.client()
            var iterator = threads.makeAsyncIterator()
            var seen: Set<pthread_t> = []
            for _ in 0..<2 {
                await client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
                let four = try #require(await iterator.next())
                seen.formUnion(four.prefix(3))
                #expect(!seen.contains(four[3]))
                _ = try await client.response()
            }
            #expect(seen.count == 1)
        }
    }

    @Test func `what is sent off may fail as itself`() async {
        await #expect(throws: Refused.self) { try await offLoop { () async throws(Refused) in throw Refused() } }
    }

    @Test func `a handler that works away from the loop keeps nobody waiting`() async throws {
        let (releases, release) = AsyncStream.makeStream(of: Void.self)
        let respond: Responder = { request in
            guard request.target.path == "/slow" else { return .http(.text(.ok, "fast")) }
            await offLoop { for await _ in releases { break } }
            return .http(.text(.ok, "slow"))
        }
        try await ServerUnderTest.run(respond: respond) { server in
            let slow = try server.client()
            await slow.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n")
            let fast = try server.client()
            await fast.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(try await fast.response().body == "fast")
            release.yield()
            #expect(try await slow.response().body == "slow")
        }
    }
}
