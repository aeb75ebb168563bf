import Synchronization

/// HTTP over libcurl: every client has one thread and keeps the connections it made.
public final class HTTPClient: Sendable {
    private let mailbox: Mailbox
    private let lastID = Atomic<Transfer.ID>(0)

    public init(_ configuration: Configuration = Configuration()) {
        mailbox = CurlLoop.start(configuration)
    }

    deinit {
        mailbox.close()
    }

    /// Returns the whole answer; cancelling the task takes the request back at once.
    public func send(_ request: Request) async throws(HTTPFailure) -> Response<[UInt8]> {
        try await perform(request, as: nextID()) { .whole($0) }
    }

    /// Returns when the header is there; the body then comes no faster than it is read.
    public func stream(_ request: Request) async throws(HTTPFailure) -> Response<ByteStream> {
        let id = nextID()
        let channel = Channel()
        let head: Response<Void> = try await perform(request, as: id) { continuation in
            channel.expectHead(continuation)
            return .stream(channel)
        }
        return head.carrying(ByteStream(client: self, id: id, channel: channel))
    }

    func resume(_ id: Transfer.ID) {
        mailbox.post(.resume(id))
    }

    func cancel(_ id: Transfer.ID) {
        mailbox.post(.cancel(id))
    }

    private func nextID() -> Transfer.ID {
        lastID.wrappingAdd(1, ordering: .relaxed).newValue
    }

    private func perform<Answer: Sendable>(
        _ request: Request,
        as id: Transfer.ID,
        _ outlet: (CheckedContinuation<Result<Answer, HTTPFailure>, Never>) -> Outlet
    ) async throws(HTTPFailure) -> Answer {
        if let fault = request.fault { throw .invalidRequest(fault) }
        let request = request.traced
        if Task.isCancelled { throw .cancelled(sent: false) }
        return try await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let outlet = outlet(continuation)
                guard mailbox.post(.start(id, request, outlet)) else {
                    return outlet.fail(.cancelled(sent: false))
                }
                // The handler may have run before there was anything to cancel.
                if Task.isCancelled { cancel(id) }
            }
        } onCancel: {
            cancel(id)
        }
        .get()
    }
}
