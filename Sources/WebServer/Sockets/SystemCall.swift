internal import Glibc

/// What the kernel's calls have in common.
enum SystemCall {
    static func message(_ number: Int32) -> String {
        unsafe strerror(number).map { unsafe String(cString: $0) } ?? "error \(number)"
    }

    /// Time since some fixed moment; it does not jump when the wall clock is set.
    static func monotonicTime() -> Duration {
        var time = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }

    static func secondsSince1970() -> Int {
        time(nil)
    }
}
