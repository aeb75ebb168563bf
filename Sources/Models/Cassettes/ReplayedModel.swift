internal import Synchronization

/// Answers as a provider did, from cassettes and without a network; asked again, with the next take.
public final class ReplayedModel: ChatModel {
    public let name: String
    public let price: Price
    private let shelf: any CassetteShelf
    private let asked = Mutex<[String: Int]>([:])
    private let missing = Mutex(Set<String>())

    public init(_ vendor: Vendor, from shelf: any CassetteShelf) {
        name = vendor.name
        price = vendor.price
        self.shelf = shelf
    }

    /// How many requests no cassette holds.
    public var missed: Int { missing.withLock(\.count) }

    public func complete(_ prompt: Prompt, within time: Duration) async throws(ModelFailure) -> Answer {
        let place = Cassette.name(name, prompt)
        guard let cassette = shelf.text(named: place).flatMap({ Cassette($0, of: name, prompt) }),
            !cassette.takes.isEmpty
        else {
            missing.withLock { _ = $0.insert(place) }
            throw .notRecorded
        }
        let take = asked.withLock { asked in
            defer { asked[place, default: 0] += 1 }
            return asked[place] ?? 0
        }
        return cassette.takes[take % cassette.takes.count]
    }
}
