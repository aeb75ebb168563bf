internal import Storage

/// What rooms have for the other nodes: it goes out in its order, and they do not wait for it.
struct Link: Sendable {
    let cluster: any ChatCluster
    let outgoing: AsyncStream<ChatNews>
    private let post: AsyncStream<ChatNews>.Continuation

    /// Nil where there are no other nodes.
    init?(_ log: any ChatLog) {
        guard let cluster = log as? any ChatCluster else { return nil }
        self.cluster = cluster
        (outgoing, post) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(10_000))
    }

    func tell(_ news: ChatNews) {
        post.yield(news)
    }
}
