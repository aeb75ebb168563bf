import CCurl

/// One exchange under way, on the curl thread only.
final class Transfer {
    typealias ID = UInt64

    let id: ID
    let easy: EasyHandle
    let request: HTTPClient.Request
    private let outlet: Outlet
    private var head: HeadReader
    private var collected: [UInt8] = []
    private var received = 0
    private let start = ContinuousClock.now
    private var lastMove = ContinuousClock.now
    private var sentBytes = 0
    private var isPaused = false
    private var wasSent = false
    /// Why a callback made libcurl give up.
    private var refusal: HTTPFailure?

    init(_ id: ID, _ request: HTTPClient.Request, _ outlet: Outlet, _ easy: EasyHandle) {
        self.id = id
        self.request = request
        self.outlet = outlet
        self.easy = easy
        head = HeadReader(limit: request.maxHeaderBytes)
    }

    /// The moment at which the exchange is given up unless something moves before.
    var deadline: ContinuousClock.Instant? {
        let stall = wasSent && !isPaused ? lastMove.advanced(by: request.deadlines.stall) : nil
        let total = request.deadlines.total.map(start.advanced(by:))
        return [stall, total].compactMap(\.self).min()
    }

    /// Why the exchange is to be given up now, nil when it is not.
    func overdue(at now: ContinuousClock.Instant) -> HTTPFailure? {
        if let total = request.deadlines.total, start.advanced(by: total) <= now { return .timedOut(phase) }
        guard wasSent, !isPaused, lastMove.advanced(by: request.deadlines.stall) <= now else { return nil }
        // Libcurl tells only when asked that bytes went out since.
        let sent = easy.offset(CURLINFO_SIZE_UPLOAD_T)
        guard sent == sentBytes else {
            sentBytes = sent
            lastMove = now
            return nil
        }
        return .stalled(phase)
    }

    /// Called by libcurl when the connection stands and the request is about to go out; false forbids it.
    func willSend(to address: String) -> Bool {
        guard request.reachesPrivateAddresses || IPAddress(address)?.isPublic == true else {
            refuse(.unreachable(.privateAddress))
            return false
        }
        // The second call is libcurl's own retry after a kept connection died under the request.
        guard !wasSent || request.isRepeatable else { return false }
        wasSent = true
        lastMove = .now
        return true
    }

    /// False makes libcurl give up.
    func takeHeaderLine(_ line: [UInt8]) -> Bool {
        lastMove = .now
        let wasComplete = head.isComplete
        do {
            try head.read(line)
        } catch {
            refuse(error)
            return false
        }
        if head.isComplete, !wasComplete, case .stream(let channel) = outlet {
            channel.answer(with: response(()))
        }
        return true
    }

    enum Taken {
        case all, later, refused
    }

    func takeBody(_ bytes: UnsafeRawBufferPointer) -> Taken {
        lastMove = .now
        guard received + bytes.count <= request.maxResponseBytes else {
            refuse(.tooLarge(limit: request.maxResponseBytes))
            return .refused
        }
        switch outlet {
        case .whole:
            unsafe collected.append(contentsOf: bytes)
        case .stream(let channel):
            guard unsafe channel.take(bytes) else {
                isPaused = true
                return .later
            }
        }
        received += bytes.count
        return .all
    }

    func resume() -> CURLcode {
        guard isPaused else { return CURLE_OK }
        isPaused = false
        lastMove = .now
        return unsafe curl_easy_pause(easy.pointer, CURLPAUSE_CONT)
    }

    func end(_ code: CURLcode) {
        guard refusal == nil, code == CURLE_OK, head.isComplete else {
            return fail(refusal ?? HTTPFailure(code, circumstances))
        }
        switch outlet {
        case .whole(let continuation): continuation.resume(returning: .success(response(collected)))
        case .stream(let channel): channel.end(nil)
        }
    }

    func cancel() {
        fail(.cancelled(sent: wasSent))
    }

    func fail(_ failure: HTTPFailure) {
        outlet.fail(failure)
    }

    private func refuse(_ failure: HTTPFailure) {
        refusal = failure
        easy.forbidReuse()
    }

    private var phase: HTTPFailure.Phase {
        wasSent ? (head.isComplete ? .receiving : .responding) : .connecting
    }

    private var circumstances: HTTPFailure.Circumstances {
        HTTPFailure.Circumstances(
            wasSent: wasSent,
            phase: phase,
            receivedBytes: received,
            systemError: easy.number(CURLINFO_OS_ERRNO),
            proxyStatus: easy.number(CURLINFO_HTTP_CONNECTCODE)
        )
    }

    private func response<Body>(_ body: Body) -> HTTPClient.Response<Body> {
        HTTPClient.Response(
            status: head.status,
            version: head.version,
            headers: head.headers,
            isConnectionReused: easy.number(CURLINFO_NUM_CONNECTS) == 0,
            timing: HTTPClient.Timing(
                connected: .microseconds(
                    max(easy.offset(CURLINFO_CONNECT_TIME_T), easy.offset(CURLINFO_APPCONNECT_TIME_T))
                ),
                firstByte: .microseconds(easy.offset(CURLINFO_STARTTRANSFER_TIME_T)),
                total: .microseconds(easy.offset(CURLINFO_TOTAL_TIME_T))
            ),
            body: body
        )
    }
}
