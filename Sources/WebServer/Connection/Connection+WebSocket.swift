/// Frames in both directions, and the closing handshake.
extension Connection {
    func upgraded() {
        guard phase == .requests, let limits = handle.takeLimits() else { return }
        phase = .webSocket
        webSocket = WebSocketProgress(limits: limits, now: reactor.now)
        reactor.counters.webSockets += 1
        reactor.counters.openWebSockets += 1
        let early = exchange.pipelined
        exchange.pipelined = []
        if !early.isEmpty { receivedFrames(early.span) }
        if hasPeerEnded { return close(.peerLeft) }
        flush()
    }

    func receivedFrames(_ bytes: Span<UInt8>) {
        guard let progress = webSocket else { return }
        var position = 0
        let framesBefore = progress.decoder.frameCount
        do throws(WebSocketViolation) {
            while !progress.isDeaf, let event = try progress.decoder.next(bytes, &position) {
                received(event, progress)
            }
        } catch {
            end = .refused
            peerFinished(.violation(error.code, reason: error.reason), progress)
        }
        if progress.decoder.frameCount != framesBefore {
            progress.lastFrame = reactor.now
            progress.hasPinged = false
        }
        progress.messageSince = progress.decoder.isMidMessage ? progress.messageSince ?? reactor.now : nil
    }

    private func received(_ event: FrameDecoder.Event, _ progress: WebSocketProgress) {
        switch event {
        case .message(let message):
            // Who has closed reads no more.
            guard !progress.isCloseQueued else { return }
            reactor.counters.messagesReceived += 1
            isHeld = handle.deliver(.message(message))
        case .ping(let payload): progress.answer(ping: payload)
        case .pong: break
        case .close(let code, let reason): peerFinished(.byPeer(code, reason: reason), progress)
        }
    }

    /// Nothing that comes now has a meaning; the handler is given time to answer what came before.
    private func peerFinished(_ ending: WebSocketEnding, _ progress: WebSocketProgress) {
        progress.isDeaf = true
        progress.closeEnd = progress.closeEnd ?? reactor.now + progress.limits.closeTimeout
        handle.finishReceiving(ending)
    }

    /// Our close frame is in the queue.
    func closing() {
        guard let limits = webSocket?.limits else { return }
        webSocket?.isCloseQueued = true
        webSocket?.closeEnd = reactor.now + limits.closeTimeout
        flush()
    }

    func sweepWebSocket() {
        guard let progress = webSocket else { return }
        if isHeld {
            // Who is not listened to is not silent.
            progress.lastFrame = reactor.now
            progress.messageSince = progress.messageSince.map { _ in reactor.now }
        }
        if let closeEnd = progress.closeEnd {
            guard reactor.now >= closeEnd else { return }
            if progress.isCloseQueued { close(end == .finished ? .silent : end) } else { handle.answerClose() }
        } else if reactor.now >= progress.lastFrame + progress.limits.idleTimeout {
            close(.silent)
        } else if let since = progress.messageSince, reactor.now >= since + progress.limits.messageTimeout {
            close(.silent)
        } else if let interval = progress.limits.pingInterval, !progress.hasPinged, !hasUnsentBytes,
            reactor.now >= progress.lastFrame + interval
        {
            webSocket?.hasPinged = true
            sendOwn(FrameEncoder.ping())
            flush()
        }
    }
}
