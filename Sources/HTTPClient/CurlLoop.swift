import CCurl
import Glibc

/// Carries transfers out, many at a time, on a thread of its own.
@safe
final class CurlLoop {
    private static let sparesKept = 16

    private let multi: UnsafeMutableRawPointer
    private let mailbox: Mailbox
    private let configuration: HTTPClient.Configuration
    private var transfers: [Transfer.ID: Transfer] = [:]
    private var spares: [EasyHandle] = []

    private init(_ start: Start) {
        unsafe multi = start.multi.pointer
        mailbox = start.mailbox
        configuration = start.configuration
        limit(CURLMOPT_MAX_HOST_CONNECTIONS, configuration.maxConnectionsPerHost)
        // One exchange at a time on a connection, so that closing it for one harms no other.
        limit(CURLMOPT_PIPELINING, Int(CURLPIPE_NOTHING))
        limit(CURLMOPT_MAXCONNECTS, max(1, configuration.maxKeptConnections))
    }

    deinit {
        unsafe curl_multi_cleanup(multi)
    }

    /// Starts a thread that serves the mailbox it returns until that is closed; a closed one when there can be none.
    static func start(_ configuration: HTTPClient.Configuration) -> Mailbox {
        guard let multi = MultiHandle() else { return Mailbox(multi: nil) }
        let mailbox = Mailbox(multi: multi)
        let start = unsafe Unmanaged.passRetained(Start(multi, mailbox, configuration))
        var thread = pthread_t()
        let code = unsafe pthread_create(&thread, nil, threadMain, start.toOpaque())
        guard code == 0 else {
            unsafe start.release()
            mailbox.close()
            unsafe curl_multi_cleanup(multi.pointer)
            return Mailbox(multi: nil)
        }
        pthread_detach(thread)
        return mailbox
    }

    private final class Start {
        let multi: MultiHandle
        let mailbox: Mailbox
        let configuration: HTTPClient.Configuration

        init(_ multi: MultiHandle, _ mailbox: Mailbox, _ configuration: HTTPClient.Configuration) {
            self.multi = multi
            self.mailbox = mailbox
            self.configuration = configuration
        }
    }

    private static let threadMain: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { start in
        guard let start = unsafe start else { return nil }
        // TLS writes to a connection that the server closed would end the process by SIGPIPE.
        var signals = sigset_t()
        unsafe sigfillset(&signals)
        unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
        unsafe CurlLoop(Unmanaged<Start>.fromOpaque(start).takeRetainedValue()).run()
        return nil
    }

    private func run() {
        while true {
            let (orders, isClosed) = mailbox.take()
            for order in orders { carryOut(order) }
            if isClosed { break }
            var running: Int32 = 0
            _ = unsafe curl_multi_perform(multi, &running)
            finishDone()
            let patience = giveUpOverdue()
            _ = unsafe curl_multi_poll(multi, nil, 0, patience, nil)
        }
        for transfer in Array(transfers.values) {
            abandon(transfer)
            transfer.cancel()
        }
    }

    private func carryOut(_ order: Order) {
        switch order {
        case .start(let id, let request, let outlet):
            start(id, request, outlet)
        case .resume(let id):
            guard let transfer = transfers[id] else { return }
            let code = transfer.resume()
            if code != CURLE_OK {
                transfer.easy.forbidReuse()
                finish(transfer, code)
            }
        case .cancel(let id):
            guard let transfer = transfers[id] else { return }
            abandon(transfer)
            transfer.cancel()
        }
    }

    private func start(_ id: Transfer.ID, _ request: HTTPClient.Request, _ outlet: Outlet) {
        guard let easy = spares.popLast() ?? EasyHandle() else {
            return outlet.fail(.library(code: Int(CURLE_OUT_OF_MEMORY.rawValue), sent: false))
        }
        let transfer = Transfer(id, request, outlet, easy)
        easy.prepare(request, configuration)
        transfer.installCallbacks()
        guard easy.failure == CURLE_OK else {
            return transfer.end(easy.failure)
        }
        guard unsafe curl_multi_add_handle(multi, easy.pointer) == CURLM_OK else {
            return transfer.end(CURLE_FAILED_INIT)
        }
        transfers[id] = transfer
    }

    private func finishDone() {
        var left: Int32 = 0
        while let message = unsafe curl_multi_info_read(multi, &left) {
            guard unsafe message.pointee.msg == CURLMSG_DONE else { continue }
            let code = unsafe message.pointee.data.result
            var user: UnsafeMutableRawPointer?
            _ = unsafe curlx_get_pointer(message.pointee.easy_handle, CURLINFO_PRIVATE, &user)
            if let transfer = unsafe Transfer.behind(user) { finish(transfer, code) }
        }
    }

    /// Ends what has had its time, and returns the milliseconds until the next may have.
    private func giveUpOverdue() -> Int32 {
        let now = ContinuousClock.now
        for transfer in Array(transfers.values) {
            guard let failure = transfer.overdue(at: now) else { continue }
            abandon(transfer)
            transfer.fail(failure)
        }
        guard let next = transfers.values.compactMap(\.deadline).min() else { return 60_000 }
        return Int32(clamping: max(0, min(60_000, (next - now).milliseconds + 1)))
    }

    /// Results are read from the handle before it is given back.
    private func finish(_ transfer: Transfer, _ code: CURLcode) {
        transfer.end(code)
        detach(transfer)
    }

    /// The server hears of it before the caller does.
    private func abandon(_ transfer: Transfer) {
        transfer.easy.forbidReuse()
        detach(transfer)
    }

    private func detach(_ transfer: Transfer) {
        transfers[transfer.id] = nil
        _ = unsafe curl_multi_remove_handle(multi, transfer.easy.pointer)
        transfer.easy.reset()
        if spares.count < Self.sparesKept { spares.append(transfer.easy) }
    }

    private func limit(_ option: CURLMoption, _ value: Int) {
        _ = unsafe curlx_multi_set_long(multi, option, value)
    }
}
