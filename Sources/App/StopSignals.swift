internal import Dispatch
internal import Glibc

/// The wishes of a supervisor, or of somebody at the keyboard, that the process end.
struct StopSignals: Sendable {
    let stream: AsyncStream<Int32>

    init() {
        let (stream, continuation) = AsyncStream.makeStream(of: Int32.self)
        for number in [SIGTERM, SIGINT] {
            _ = signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                // Its own handler keeps the source for as long as the process lives.
                _ = source.isCancelled
                continuation.yield(number)
            }
            source.activate()
        }
        self.stream = stream
    }
}
