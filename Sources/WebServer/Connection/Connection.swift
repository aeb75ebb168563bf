/// One accepted socket on the loop's side: bytes in and out, HTTP first, frames after an upgrade.
final class Connection {
    enum Phase {
        case requests
        case webSocket
        /// What is queued is still sent; what comes is dropped.
        case finishing
        /// All is sent; the peer is given a moment to read it before the socket goes.
        case lingering
        case closed
    }

    let id: ConnectionID
    let handle: ConnectionHandle
    let peer: SocketAddress
    unowned let reactor: Reactor

    var phase = Phase.requests
    var exchange: HTTPProgress
    var webSocket: WebSocketProgress?
    /// Whether the task is behind and the peer is held back for it.
    var isHeld = false
    var hasPeerEnded = false
    /// What `close` will be told when the connection ends in order.
    var end = ConnectionEnd.finished
    var lingerEnd: Duration?

    private let socket: Descriptor
    private let transport: Transport
    private var sending = SendQueue()
    /// Whether `sending` holds bytes of the loop's own, of which the task knows nothing.
    private var isSendingOwn = false
    private var interest: Epoll.Interest = .read
    private var awaited: Epoll.Interest = []
    private var writeDeadline: WriteDeadline

    init(
        _ id: ConnectionID,
        _ socket: consuming Descriptor,
        _ transport: Transport,
        peer: SocketAddress,
        reactor: Reactor
    ) {
        let timeouts = reactor.configuration.timeouts
        self.id = id
        self.socket = socket
        self.transport = transport
        self.peer = peer
        self.reactor = reactor
        handle = ConnectionHandle(id: id, loop: reactor.loop)
        exchange = HTTPProgress(limits: reactor.configuration.http, now: reactor.now)
        writeDeadline = WriteDeadline(timeout: timeouts.write, minimumRate: timeouts.minimumRate)
    }

    var isSecure: Bool { if case .tls = transport { true } else { false } }
    var hasUnsentBytes: Bool { !sending.isEmpty }

    func ready(_ ready: Epoll.Interest) {
        awaited = []
        // Reported again and again: who does not read would never learn why, and never rest.
        if ready.contains(.broken), !wantsToRead { return close(.peerLeft) }
        if !ready.isDisjoint(with: [.read, .broken]) || isSecure { read() }
        if phase != .closed { flush() }
    }

    /// The task has caught up.
    func readOn() {
        isHeld = false
        readAndFlush()
    }

    func close(_ end: ConnectionEnd) {
        guard phase != .closed else { return }
        phase = .closed
        handle.end(.lost(end))
        reactor.forget(self, end)
    }

    /// Queues bytes of the loop's own, between two parts of what the task has queued.
    func sendOwn(_ bytes: [UInt8]) {
        precondition(sending.isEmpty, "the loop's own bytes never come into a part of the task's")
        sending.append(bytes)
        isSendingOwn = true
    }

    /// Nothing more will be sent.
    func linger() {
        guard !hasPeerEnded else { return close(end) }
        transport.endWriting(socket)
        phase = .lingering
        lingerEnd = reactor.now + reactor.configuration.timeouts.linger
    }
}

/// Moving bytes.
extension Connection {
    private var wantsToRead: Bool {
        guard !hasPeerEnded else { return false }
        switch phase {
        case .requests: return !isHeld && !exchange.holdsNextRequest && !exchange.hasBodyFailed
        case .webSocket: return !isHeld
        case .finishing, .lingering: return true
        case .closed: return false
        }
    }

    private func read() {
        guard wantsToRead else { return }
        switch transport.read(socket, into: &reactor.scratch) {
        case .moved(let count):
            reactor.counters.bytesReceived += count
            let scratch = reactor.scratch
            received(scratch.span.extracting(first: count))
            if transport.hasUnreadBytes, wantsToRead { reactor.loop.post(.readOn(id)) }
        case .blocked(let interest): awaited.formUnion(interest)
        case .ended: peerEnded()
        case .broken: close(.peerLeft)
        }
    }

    private func readAndFlush() {
        read()
        if phase != .closed { flush() }
    }

    private func received(_ bytes: Span<UInt8>) {
        switch phase {
        case .requests: receivedHTTP(bytes)
        case .webSocket: receivedFrames(bytes)
        case .finishing, .lingering, .closed: break
        }
    }

    private func peerEnded() {
        hasPeerEnded = true
        switch phase {
        case .requests where exchange.mayAnswer: break
        case .finishing: break
        case .lingering: close(end)
        case .requests: close(exchange.isIdle ? .finished : .peerLeft)
        case .webSocket, .closed: close(.peerLeft)
        }
    }

    func flush() {
        while phase != .closed {
            guard !sending.isEmpty || takeMore() else {
                drained()
                if sending.isEmpty { break }
                continue
            }
            let (segment, from) = sending.front
            switch transport.write(socket, segment, from: from) {
            case .moved(let count):
                sent(count)
                continue
            case .blocked(let interest):
                awaited.formUnion(interest)
                writeDeadline.blocked(at: reactor.now)
            case .ended, .broken: close(.peerLeft)
            }
            break
        }
        updateInterest()
    }

    /// Fills the empty queue from where bytes wait; false when none do.
    private func takeMore() -> Bool {
        writeDeadline.drained()
        isSendingOwn = false
        if let pongs = webSocket?.takePongs() {
            sendOwn(pongs)
        } else if let part = handle.takePart() {
            sending = part
        } else {
            return false
        }
        return true
    }

    private func sent(_ count: Int) {
        writeDeadline.progressed(by: count, at: reactor.now)
        let frames = sending.consume(count)
        if !isSendingOwn { handle.sent(bytes: count, frames: frames) }
        reactor.counters.bytesSent += count
    }

    private func drained() {
        switch phase {
        case .requests: responseSent()
        case .webSocket: if webSocket?.isDone == true { linger() }
        case .finishing: linger()
        case .lingering, .closed: break
        }
    }

    private func updateInterest() {
        guard phase != .closed else { return }
        var wanted = awaited
        if wantsToRead { wanted.insert(.read) }
        if wanted == interest { return }
        interest = wanted
        reactor.setInterest(wanted, of: id)
    }
}

/// What the loop tells a connection.
extension Connection {
    func sweep() {
        if writeDeadline.isOver(at: reactor.now) { return close(.slowReader) }
        switch phase {
        case .requests: sweepHTTP()
        case .webSocket: sweepWebSocket()
        case .finishing, .closed: break
        case .lingering: if let lingerEnd, reactor.now >= lingerEnd { close(end) }
        }
    }

    /// A shutdown has begun: what is idle goes, what is busy may finish.
    func drain() {
        guard phase == .requests else { return }
        // A request may have arrived that the loop has not seen; who has just connected is about to send one.
        readAndFlush()
        if phase == .requests, exchange.isIdle, exchange.number > 0 { linger() }
    }

    /// The grace of a shutdown is over.
    func cutShort() {
        end = .shutdown
        switch phase {
        case .webSocket: handle.close(.goingAway, reason: "", discardingQueue: false)
        case .requests, .finishing, .lingering: close(.shutdown)
        case .closed: break
        }
    }

    func taskEnded() {
        if phase == .requests, !exchange.isResponseQueued { close(.shutdown) }
    }
}
