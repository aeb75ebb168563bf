internal import Synchronization

/// One provider's prose while it comes, given up when no words have come for too long: what keeps a connection alive are
/// no words.
struct Telling {
    private let model: any ChatModel
    private let prompt: Prompt
    private let deadline: ContinuousClock.Instant
    private let patience: Duration

    /// - Parameters:
    ///   - deadline: For the first words.
    ///   - patience: Between words.
    init(_ model: any ChatModel, _ prompt: Prompt, by deadline: ContinuousClock.Instant, patience: Duration) {
        self.model = model
        self.prompt = prompt
        self.deadline = deadline
        self.patience = patience
    }

    private enum Event: Sendable {
        case words(String)
        case ended(Result<Answer, ModelFailure>)
        case isSilent
    }

    /// - Parameter hear: Returns whether more is wanted.
    func run(_ hear: (String) -> Bool) async -> Result<Answer, ModelFailure> {
        let (events, told) = AsyncStream.makeStream(of: Event.self)
        let limit = Limit(deadline)
        return await withTaskGroup(of: Void.self) { group in
            group.addTask { [model, prompt, patience] in
                do throws(ModelFailure) {
                    let answer = try await model.stream(prompt, patience: patience) { words in
                        told.yield(.words(words))
                        return true
                    }
                    told.yield(.ended(.success(answer)))
                } catch {
                    told.yield(.ended(.failure(error)))
                }
            }
            group.addTask {
                while true {
                    let moment = limit.moment
                    guard moment > .now else { break }
                    guard (try? await Task.sleep(until: moment, clock: .continuous)) != nil else { return }
                }
                told.yield(.isSilent)
            }
            defer { group.cancelAll() }
            var heard = ""
            for await event in events {
                switch event {
                case .words(let words):
                    limit.moment = .now + patience
                    heard += words
                    // Leaving takes the request back.
                    if !hear(words) { return .success(Answer(heard)) }
                case .ended(let result): return result
                case .isSilent: return .failure(.timedOut)
                }
            }
            return .failure(.cancelled)
        }
    }

    /// The moment by which more must have come.
    private final class Limit: Sendable {
        private let state: Mutex<ContinuousClock.Instant>

        init(_ moment: ContinuousClock.Instant) { state = Mutex(moment) }

        var moment: ContinuousClock.Instant {
            get { state.withLock { $0 } }
            set { state.withLock { $0 = newValue } }
        }
    }
}
