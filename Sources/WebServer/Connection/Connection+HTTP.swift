/// Requests in order, one at a time.
extension Connection {
    func receivedHTTP(_ bytes: Span<UInt8>) {
        var position = 0
        if exchange.headSince == nil, !exchange.isAnswering { exchange.headSince = reactor.now }
        do throws(HTTPRefusal) {
            while !exchange.hasBodyFailed, !(exchange.isAnswering && exchange.isRequestWhole) {
                guard let event = try exchange.decoder.next(bytes, &position) else { return }
                received(event)
            }
        } catch {
            return failed(error)
        }
        if !exchange.hasBodyFailed, position < bytes.count {
            exchange.pipelined.append(contentsOf: [UInt8](copying: bytes.extracting(position...)))
        }
    }

    private func received(_ event: RequestDecoder.Event) {
        switch event {
        case .head(let head): begin(head)
        case .body(let bytes): isHeld = handle.deliver(.body(bytes))
        case .end:
            exchange.isRequestWhole = true
            exchange.bodySince = nil
            if exchange.hasBody { isHeld = handle.deliver(.bodyEnd) }
        }
    }

    private func begin(_ head: RequestHead) {
        let hasBody = head.framing != .none
        exchange.number += 1
        exchange.isAnswering = true
        exchange.isRequestWhole = false
        exchange.hasBody = hasBody
        exchange.headSince = nil
        exchange.bodySince = hasBody ? reactor.now : nil
        let client =
            reactor.configuration.trustedProxies?.client(of: head.fields, peer: peer.address, isSecure: isSecure)
            ?? Client(address: peer.address, isSecure: isSecure)
        let body = hasBody ? RequestBody(.connection(handle, exchange: exchange.number)) : RequestBody()
        let request = HTTPRequest(head, body: body, client: client)
        reactor.counters.requests += 1
        handle.deliver(request, exchange: exchange.number, mustContinue: head.expectsContinue)
    }

    private func failed(_ refusal: HTTPRefusal) {
        end = refusal.status == .requestTimeout ? .slowRequest : .refused
        guard exchange.isAnswering else { return refuse(refusal) }
        exchange.hasBodyFailed = true
        exchange.bodySince = nil
        _ = handle.deliver(.bodyFailure(refusal))
    }

    /// Answers for the task, which never saw the request.
    private func refuse(_ refusal: HTTPRefusal) {
        let response = HTTPResponse(refusal)
        sendOwn(ResponseEncoder(keepsAlive: false, defaults: reactor.configuration.fields).encoded(response))
        phase = .finishing
    }

    /// The task has queued its response to the end.
    func responded(keepsAlive: Bool) {
        exchange.keepsAlive = keepsAlive
        flush()
    }

    func responseSent() {
        guard let keepsAlive = exchange.keepsAlive else { return }
        exchange.keepsAlive = nil
        exchange.isAnswering = false
        guard keepsAlive, !hasPeerEnded || !exchange.pipelined.isEmpty else { return linger() }
        exchange.idleSince = reactor.now
        let next = exchange.pipelined
        exchange.pipelined = []
        if !next.isEmpty { receivedHTTP(next.span) }
        if reactor.loop.isDraining, exchange.isIdle { linger() }
    }

    func sweepHTTP() {
        let timeouts = reactor.configuration.timeouts
        if let since = exchange.headSince {
            guard reactor.now >= since + timeouts.head else { return }
            if exchange.decoder.isIdle { close(.slowRequest) } else { timedOut(.headTooSlow) }
        } else if let since = exchange.bodySince {
            if !isHeld, reactor.now >= since + timeouts.body { timedOut(.bodyTooSlow) }
        } else if !exchange.isAnswering, reactor.now >= exchange.idleSince + timeouts.keepAlive {
            close(.finished)
        }
    }

    private func timedOut(_ refusal: HTTPRefusal) {
        failed(refusal)
        flush()
    }
}
