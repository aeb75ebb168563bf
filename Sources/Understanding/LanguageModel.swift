/// Turns words into commands; what it returns is checked by the engine, so it may be wrong but never dangerous.
///
/// Conformers answer with spans of the utterance alone and do nothing else.
public protocol LanguageModel: Sendable {
    var name: String { get }
    /// The reader without a network in it, if there is one.
    var offline: OfflineReader? { get }
    func read(_ utterance: Utterance, in context: ReadingContext) async throws(ReadingFailure) -> Reading
    /// Answers a question about help, or small talk, in prose: piece by piece as it is made, then all of it. Nil where
    /// there is nobody who could.
    func prose(_ utterance: Utterance, in context: ReadingContext, piece: @Sendable (String) -> Void) async -> String?
}

extension LanguageModel {
    public var offline: OfflineReader? { nil }

    public func prose(
        _ utterance: Utterance,
        in context: ReadingContext,
        piece: @Sendable (String) -> Void
    ) async -> String? {
        nil
    }
}

/// A message as it was received.
public struct Utterance: Hashable, Sendable {
    public let text: String

    public init(_ text: String) {
        self.text = text
    }
}

/// Why a reader could not answer; the next reader is then asked.
public enum ReadingFailure: Error, Hashable, Sendable {
    case unavailable(String)
    case timedOut
    case refused(String)
    /// An answer that is not of the agreed form.
    case malformed(String)
    case cancelled
}
