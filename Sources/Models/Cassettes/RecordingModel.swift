internal import Synchronization

/// Asks the provider and keeps what it answers; the first request of a run begins a cassette anew.
public final class RecordingModel: ChatModel {
    private let model: any ChatModel
    private let shelf: any CassetteShelf
    private let cassettes = Mutex<[String: Cassette]>([:])

    public init(_ model: any ChatModel, on shelf: any CassetteShelf) {
        self.model = model
        self.shelf = shelf
    }

    public var name: String { model.name }
    public var price: Price { model.price }

    public func complete(_ prompt: Prompt, within time: Duration) async throws(ModelFailure) -> Answer {
        let answer = try await model.complete(prompt, within: time)
        let cassette = cassettes.withLock { cassettes in
            var cassette = cassettes[Cassette.name(name, prompt)] ?? Cassette(name, prompt)
            cassette.add(answer)
            cassettes[cassette.name] = cassette
            return cassette
        }
        do {
            try shelf.keep(cassette.text, named: cassette.name)
        } catch {
            throw .unreachable("its answer cannot be kept: \(error)")
        }
        return answer
    }
}
