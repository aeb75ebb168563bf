internal import Engine
internal import Intents
internal import Synchronization

/// What a turn tells before its reply is whole: heard where it happens, taken now and then by who passes it on.
final class Telling: Sendable {
    struct Progress: Hashable, Sendable {
        let step: Int
        var of: Int?
        let label: String
    }

    /// What has been told since it was asked last.
    struct News: Hashable, Sendable {
        var words = ""
        var progress: Progress?
    }

    private struct State {
        var news = News()
        var text = ""
        var steps = 0
        var hasEffects = false
        /// The rows of a table are told, not the steps of each.
        var isOfRows = false

        mutating func step(_ label: String) {
            steps += 1
            news.progress = Progress(step: steps, label: label)
        }
    }

    /// One for any amount of news.
    let signals: AsyncStream<Void>
    private let signal: AsyncStream<Void>.Continuation
    private let isChinese: Bool
    private let effect: @Sendable (String) -> Effect?
    private let state = Mutex(State())

    /// - Parameter effect: Of a handler, by its name.
    init(inChinese isChinese: Bool, effect: @escaping @Sendable (String) -> Effect?) {
        self.isChinese = isChinese
        self.effect = effect
        (signals, signal) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    func hear(_ event: TurnEvent) {
        state.withLock { state in
            switch event {
            case .words(let words):
                state.text += words
                state.news.words += words
            case .asking: state.step(isChinese ? "正在理解…" : "Working out what you mean…")
            case .running(let handler):
                let isRead = effect(handler) == .read
                if !isRead { state.hasEffects = true }
                let (chinese, english) = isRead ? ("正在查询…", "Looking it up…") : ("正在保存…", "Saving…")
                if !state.isOfRows { state.step(isChinese ? chinese : english) }
            case .row(let row, let rows):
                let label = isChinese ? "第 \(row) / \(rows) 行" : "Row \(row) of \(rows)"
                state.isOfRows = true
                state.news.progress = Progress(step: row, of: rows, label: label)
            }
        }
        signal.yield()
    }

    func take() -> News {
        state.withLock { state in
            defer { state.news = News() }
            return state.news
        }
    }

    /// All words that were told.
    var text: String { state.withLock { $0.text } }

    /// Whether something has begun that changes records: from then on the turn goes to its end.
    var hasEffects: Bool { state.withLock { $0.hasEffects } }
}
