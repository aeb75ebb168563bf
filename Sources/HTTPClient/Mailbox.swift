import CCurl
import Synchronization

/// What the curl thread is asked to do.
enum Order: Sendable {
    case start(Transfer.ID, HTTPClient.Request, Outlet)
    case resume(Transfer.ID)
    case cancel(Transfer.ID)
}

/// The way to the curl thread: orders go in from any task and wake it.
final class Mailbox: Sendable {
    private struct State {
        var orders: [Order] = []
        var isClosed = false
        var multi: MultiHandle?
    }

    private let state: Mutex<State>

    init(multi: MultiHandle?) {
        state = Mutex(State(isClosed: multi == nil, multi: multi))
    }

    /// False when nobody will read it any more.
    @discardableResult
    func post(_ order: Order) -> Bool {
        state.withLock { state in
            guard !state.isClosed else { return false }
            state.orders.append(order)
            if state.orders.count == 1 { state.multi?.wake() }
            return true
        }
    }

    func close() {
        state.withLock { state in
            state.isClosed = true
            state.multi?.wake()
        }
    }

    /// The orders since the last call; after the last ones the handle is the caller's alone.
    func take() -> (orders: [Order], isClosed: Bool) {
        state.withLock { state in
            defer { state.orders = [] }
            if state.isClosed { state.multi = nil }
            return (state.orders, state.isClosed)
        }
    }
}

/// libcurl allows `curl_multi_wakeup` from any thread; everything else is done on the curl thread.
@safe
struct MultiHandle: @unchecked Sendable {
    let pointer: UnsafeMutableRawPointer

    init?() {
        guard Self.isLibraryReady, let pointer = unsafe curl_multi_init() else { return nil }
        unsafe self.pointer = unsafe pointer
    }

    func wake() {
        _ = unsafe curl_multi_wakeup(pointer)
    }

    private static let isLibraryReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK
}
