internal import CLinux
internal import Glibc

/// The kernel's list of sockets to watch, each under a number of ours.
struct Epoll: ~Copyable, Sendable {
    struct Interest: OptionSet, Hashable {
        let rawValue: UInt32

        static let read = Self(rawValue: EPOLLIN.rawValue)
        static let write = Self(rawValue: EPOLLOUT.rawValue)
        /// Reported whether it was asked for or not.
        static let broken = Self(rawValue: EPOLLERR.rawValue | EPOLLHUP.rawValue)
    }

    private let descriptor: Descriptor

    init() throws(ServerFailure) {
        guard let descriptor = Descriptor(epoll_create1(Int32(EPOLL_CLOEXEC))) else {
            throw .noEventLoop(errno: errno)
        }
        self.descriptor = descriptor
    }

    borrowing func add(_ watched: Int32, _ interest: Interest, as number: UInt64) -> Bool {
        control(EPOLL_CTL_ADD, watched, interest, number)
    }

    borrowing func change(_ watched: Int32, _ interest: Interest, as number: UInt64) {
        let isDone = control(EPOLL_CTL_MOD, watched, interest, number)
        precondition(isDone, "only a watched descriptor's interest is changed")
    }

    borrowing func remove(_ watched: Int32) {
        _ = control(EPOLL_CTL_DEL, watched, [], 0)
    }

    /// Waits for events, at most so many milliseconds; -1 waits for ever. Answers how many there are.
    borrowing func wait(for events: inout Events, milliseconds: Int32) -> Int {
        max(0, Int(unsafe epoll_wait(descriptor.number, &events.events, Int32(events.events.count), milliseconds)))
    }

    private borrowing func control(
        _ operation: Int32,
        _ watched: Int32,
        _ interest: Interest,
        _ number: UInt64
    ) -> Bool {
        var event = unsafe epoll_event(events: interest.rawValue, data: epoll_data_t(u64: number))
        return unsafe epoll_ctl(descriptor.number, operation, watched, &event) == 0
    }
}

extension Epoll {
    /// Room for what one wait reports.
    @safe struct Events {
        fileprivate var events = unsafe [epoll_event](repeating: epoll_event(), count: 256)

        subscript(index: Int) -> (number: UInt64, interest: Interest) {
            unsafe (events[index].data.u64, Interest(rawValue: events[index].events))
        }
    }
}
