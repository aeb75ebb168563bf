internal import Observability
internal import Storage

/// This node's part in the cluster, for as long as it serves: it says that it lives, hears what the others tell, looks
/// for what it did not hear, and takes over what nodes that are gone have left.
struct Membership {
    let services: ChatServices
    let link: Link
    let rooms: Rooms
    private var cluster: any ChatCluster { link.cluster }

    init(_ services: ChatServices, _ link: Link, _ rooms: Rooms) {
        self.services = services
        self.link = link
        self.rooms = rooms
    }

    func run() async {
        await withDiscardingTaskGroup { group in
            group.addTask { await live() }
            group.addTask { await listen() }
            group.addTask { for await news in link.outgoing { await cluster.tell(news) } }
            group.addTask { await look() }
        }
    }

    private func live() async {
        var isAway = false
        while !Task.isCancelled {
            do throws(ChatLogFailure) {
                try await cluster.renew()
                if isAway { services.events(LogEntry("cluster.back", .warning)) }
                isAway = false
            } catch {
                if !isAway { services.events(LogEntry("cluster.away", .error).with(.reason, error.message)) }
                isAway = true
            }
            try? await Task.sleep(for: isAway ? .milliseconds(500) : cluster.lease / 5)
        }
    }

    private func listen() async {
        await withDiscardingTaskGroup { group in
            for await news in cluster.news() {
                switch news {
                // What is shown stays in its order; the log has an order of its own.
                case .show: await rooms.hear(news)
                case .top, .gone, .stop: group.addTask { await rooms.hear(news) }
                case .missed: group.addTask { await rooms.compare() }
                }
            }
        }
    }

    private func look() async {
        var remains = Remains()
        while (try? await Task.sleep(for: .seconds(3))) != nil {
            await rooms.compare()
            await remains.settle(services, cluster, rooms)
        }
    }
}
