import Glibc

/// Runs the body on a thread of its own, so that blocking calls leave Swift's threads alone.
func detachThread(_ body: @escaping @Sendable () -> Void) throws {
    final class Box: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    let box = unsafe Unmanaged.passRetained(Box(body))
    var thread = pthread_t()
    let code = unsafe pthread_create(
        &thread,
        nil,
        { box in
            // TLS writes to a connection that the client closed would end the process by SIGPIPE.
            var signals = sigset_t()
            unsafe sigfillset(&signals)
            unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
            if let box = unsafe box { unsafe Unmanaged<Box>.fromOpaque(box).takeRetainedValue().body() }
            return nil
        },
        box.toOpaque()
    )
    guard code == 0 else {
        unsafe box.release()
        throw SocketError(call: "pthread_create", code: code)
    }
    pthread_detach(thread)
}
