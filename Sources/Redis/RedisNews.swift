internal import Dispatch
internal import Glibc
internal import Synchronization

/// What comes of listening to a channel.
public enum RedisNews: Hashable, Sendable {
    /// It is heard from now on; what was said before may have been missed.
    case connected
    case message(String)
}

extension Redis {
    /// What is published on a channel, heard on a thread of its own and for as long as somebody reads the stream. What
    /// is said while the connection is lost is lost with it.
    ///
    /// - Parameters:
    ///   - silence: Seconds without a word after which the connection is taken for dead.
    ///   - reading: What is made of it; nil passes it over.
    public func news<Element: Sendable>(
        on channel: String,
        silence: Int = 10,
        _ reading: @escaping @Sendable (RedisNews) -> Element?
    ) -> AsyncStream<Element> {
        let (stream, news) = AsyncStream.makeStream(of: Element.self, bufferingPolicy: .bufferingNewest(10_000))
        let hearing = Hearing()
        news.onTermination = { _ in hearing.isOver.store(true, ordering: .relaxed) }
        DispatchQueue(label: "redis \(channel)").async { [self] in
            while !hearing.isOver.load(ordering: .relaxed) {
                do throws(RedisFailure) {
                    try hear(channel, silence, hearing) { heard in
                        if let element = reading(heard) { news.yield(element) }
                    }
                } catch {
                    usleep(UInt32.random(in: 100_000...500_000))
                }
            }
        }
        return stream
    }

    private final class Hearing: Sendable {
        let isOver = Atomic<Bool>(false)
    }

    private func hear(
        _ channel: String,
        _ silence: Int,
        _ hearing: Hearing,
        _ take: (RedisNews) -> Void
    ) throws(RedisFailure) {
        let connection = try connect(milliseconds: silence * 1_000)
        _ = try connection.run(["SUBSCRIBE", channel])
        take(.connected)
        while !hearing.isOver.load(ordering: .relaxed) {
            let parts = try connection.receive().elements
            guard parts.first?.text == "message", let text = parts.last?.text else { continue }
            take(.message(text))
        }
    }
}
