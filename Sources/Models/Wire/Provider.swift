internal import FoundationEssentials
public import HTTPClient
internal import JSON

/// One vendor's model, reached over HTTP.
public struct Provider: ChatModel {
    public let vendor: Vendor
    private let key: Secret?
    private let client: HTTPClient
    /// Whether commands are asked for as a stream as well; prose always is.
    private let isStreamed: Bool

    /// Of an answer of commands.
    private static let largestAnswer = 1 << 20
    /// Prose that is read as it comes.
    private static let longestStream = Duration.seconds(20)

    public init(_ vendor: Vendor, key: Secret?, client: HTTPClient, isStreamed: Bool = false) {
        self.vendor = vendor
        self.key = key
        self.client = client
        self.isStreamed = isStreamed && vendor.capabilities.contains(.streaming)
    }

    public var name: String { vendor.name }
    public var price: Price { vendor.price }

    public func complete(_ prompt: Prompt, within time: Duration) async throws(ModelFailure) -> Answer {
        let deadlines = HTTPClient.Deadlines(connect: time, total: time, stall: time)
        return try await Provider.translated {
            if isStreamed { return try await streamed(request(prompt, deadlines, isStreamed: true)) { _ in true } }
            let response = try await client.send(request(prompt, deadlines, isStreamed: false))
            if let failure = Provider.failure(response) { throw failure }
            return try ChatAnswer.read(response.body)
        }
    }

    public func stream(
        _ prompt: Prompt,
        patience: Duration,
        piece: @Sendable (String) -> Bool
    ) async throws(ModelFailure) -> Answer {
        let deadlines = HTTPClient.Deadlines(connect: patience, total: Provider.longestStream, stall: patience)
        let canStream = vendor.capabilities.contains(.streaming)
        return try await Provider.translated {
            let request = request(prompt, deadlines, isStreamed: canStream)
            if canStream { return try await streamed(request, piece) }
            let response = try await client.send(request)
            if let failure = Provider.failure(response) { throw failure }
            let answer = try ChatAnswer.read(response.body)
            _ = piece(answer.text)
            return answer
        }
    }

    private static func translated(_ body: () async throws -> Answer) async throws(ModelFailure) -> Answer {
        do {
            return try await body()
        } catch let failure as HTTPFailure {
            throw ModelFailure(failure)
        } catch let failure as ModelFailure {
            throw failure
        } catch {
            throw .unreachable("\(error)")
        }
    }

    private func request(
        _ prompt: Prompt,
        _ deadlines: HTTPClient.Deadlines,
        isStreamed: Bool
    ) -> HTTPClient.Request {
        var headers = [HTTPClient.Header("Content-Type", "application/json")]
        if isStreamed { headers.append(HTTPClient.Header("Accept", "text/event-stream")) }
        if let key { headers.append(.bearer(key)) }
        var base = vendor.url[...]
        while base.last == "/" { base.removeLast() }
        var request = HTTPClient.Request(
            .post,
            base + "/chat/completions",
            headers: headers,
            body: ChatBody(vendor: vendor, isStreamed: isStreamed).json(prompt).utf8(),
            deadlines: deadlines
        )
        request.maxResponseBytes = Provider.largestAnswer
        // Asking twice costs a little and changes nothing.
        request.isRepeatable = true
        return request
    }

    private func streamed(
        _ request: HTTPClient.Request,
        _ piece: @Sendable (String) -> Bool
    ) async throws -> Answer {
        let response = try await client.stream(request)
        if let failure = Provider.failure(response) { throw failure }
        // A server that cannot stream answers as a whole.
        if response.headers["content-type"]?.lowercased().contains("json") == true {
            let answer = try ChatAnswer.read(try await response.body.collect())
            _ = piece(answer.text)
            return answer
        }
        var answer = StreamedAnswer()
        for try await event in response.body.events(limit: Provider.largestAnswer) {
            let words = try answer.take(event)
            // Dropping the stream takes the request back.
            if !words.isEmpty, !piece(words) { break }
            if answer.isDone { break }
        }
        return answer.answer
    }

    private static func failure<Body>(_ response: HTTPClient.Response<Body>) -> ModelFailure? {
        switch response.status {
        case 200..<300: return nil
        case 401, 402, 403: return .account(status: response.status)
        case 408, 409, 425, 429, 500...:
            let now = HTTPDate(secondsSince1970: Int(Date.now.timeIntervalSince1970))
            return .busy(status: response.status, retryAfter: response.headers.retryAfter(now: now))
        default: return .refused(status: response.status)
        }
    }
}

extension ModelFailure {
    fileprivate init(_ failure: HTTPFailure) {
        self =
            switch failure {
            case .timedOut, .stalled: failure.mayHaveBeenSent ? .timedOut : .unreachable("\(failure)")
            case .cancelled: .cancelled
            case .tooLarge: .malformed("its answer is too large")
            default: failure.mayHaveBeenSent ? .broken("\(failure)") : .unreachable("\(failure)")
            }
    }
}
