/// Answers a prompt with text. What it says is untrusted.
///
/// Conformers honour cancellation and give up after the time they are given.
public protocol ChatModel: Sendable {
    var name: String { get }
    var price: Price { get }
    func complete(_ prompt: Prompt, within time: Duration) async throws(ModelFailure) -> Answer
    /// The same, told piece by piece; gives up when nothing has come for so long.
    ///
    /// - Parameter piece: Returns whether more is wanted.
    func stream(
        _ prompt: Prompt,
        patience: Duration,
        piece: @Sendable (String) -> Bool
    ) async throws(ModelFailure) -> Answer
}

extension ChatModel {
    /// All of it at once.
    public func stream(
        _ prompt: Prompt,
        patience: Duration,
        piece: @Sendable (String) -> Bool
    ) async throws(ModelFailure) -> Answer {
        let answer = try await complete(prompt, within: patience)
        _ = piece(answer.text)
        return answer
    }
}

/// A model's text with what it took.
public struct Answer: Hashable, Sendable {
    public var text: String
    public var tokens: Tokens
    /// Ended by a limit before the model was done.
    public var isCut: Bool

    public init(_ text: String, tokens: Tokens = Tokens(), isCut: Bool = false) {
        self.text = text
        self.tokens = tokens
        self.isCut = isCut
    }

    public var isBlank: Bool { text.allSatisfy(\.isWhitespace) }
}

/// Why there is no answer. No case carries what was sent, nor a key.
public enum ModelFailure: Error, Hashable, Sendable {
    case refused(status: Int)
    /// 401, 403: the key is wrong; 402: there is no money left.
    case account(status: Int)
    case busy(status: Int, retryAfter: Duration?)
    /// Nothing was sent.
    case unreachable(String)
    /// It was sent, and the answer broke off.
    case broken(String)
    case timedOut
    /// What came is no answer of chat completions.
    case malformed(String)
    /// The model's text cannot be used.
    case unusable(String)
    case notRecorded
    case cancelled

    var isWorthAnotherTry: Bool {
        switch self {
        case .busy, .unreachable, .broken, .malformed, .unusable: true
        case .refused, .account, .timedOut, .notRecorded, .cancelled: false
        }
    }

    /// Whether the provider may have made an answer, or part of one.
    var mayBeBilled: Bool {
        switch self {
        case .broken, .timedOut, .malformed, .unusable, .cancelled: true
        case .refused, .account, .busy, .unreachable, .notRecorded: false
        }
    }
}

extension ModelFailure: CustomStringConvertible {
    public var description: String {
        switch self {
        case .refused(let status): "it refused the request (\(status))"
        case .account(402): "the account has no credit left (402)"
        case .account(let status): "it does not accept the key (\(status))"
        case .busy(let status, _): "it is busy (\(status))"
        case .unreachable(let reason), .broken(let reason), .malformed(let reason), .unusable(let reason): reason
        case .timedOut: "it did not answer in time"
        case .notRecorded: "no cassette holds this request"
        case .cancelled: "stopped"
        }
    }
}
