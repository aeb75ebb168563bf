import Glibc

/// Calls that wait for a person, away from the few threads on which Swift's tasks run.
enum BlockingThread {
    /// The result of `body`, carried out on a thread made for it; nil when the system gives no thread.
    static func run<Result: Sendable>(_ body: @escaping @Sendable () -> Result) async -> Result? {
        await withCheckedContinuation { continuation in
            let work = unsafe Unmanaged.passRetained(Work { continuation.resume(returning: body()) })
            var thread = pthread_t()
            guard unsafe pthread_create(&thread, nil, main, work.toOpaque()) == 0 else {
                unsafe work.release()
                continuation.resume(returning: nil)
                return
            }
            pthread_detach(thread)
        }
    }

    private static let main: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { work in
        // The threads of Swift's tasks let no signal in, and a thread begins as its maker is.
        var none = sigset_t()
        unsafe sigemptyset(&none)
        unsafe pthread_sigmask(SIG_SETMASK, &none, nil)
        if let work = unsafe work {
            unsafe Unmanaged<Work>.fromOpaque(work).takeRetainedValue().body()
        }
        return nil
    }

    private final class Work {
        let body: () -> Void

        init(_ body: @escaping () -> Void) {
            self.body = body
        }
    }
}
