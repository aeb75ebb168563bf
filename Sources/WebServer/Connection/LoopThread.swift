internal import CLinux
internal import Glibc

/// A thread of our own, on which a peer that is gone raises no signal.
enum LoopThread {
    private final class Body: Sendable {
        let run: @Sendable () -> Void

        init(_ run: @escaping @Sendable () -> Void) {
            self.run = run
        }
    }

    static func start(_ run: @escaping @Sendable () -> Void) throws(ServerFailure) {
        var thread = pthread_t()
        let argument = unsafe Unmanaged.passRetained(Body(run))
        let result = unsafe pthread_create(
            &thread,
            nil,
            { argument in
                guard let argument = unsafe argument else { return nil }
                LoopThread.blockBrokenPipe()
                unsafe Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run()
                return nil
            },
            argument.toOpaque()
        )
        guard result == 0 else {
            unsafe argument.release()
            throw .noEventLoop(errno: result)
        }
        pthread_detach(thread)
    }

    /// TLS writes without the flag that spares us the signal.
    private static func blockBrokenPipe() {
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        unsafe sigaddset(&signals, SIGPIPE)
        unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
    }
}
