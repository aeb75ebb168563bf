internal import Entities
public import Intents

/// Finds the intents that a message is most likely about, by pieces of words that they share with it: for readers that
/// can be shown only a few.
public struct Shortlist: Sendable {
    private let intents: [Intent]
    private let places: [Intent.ID: Int]
    /// By piece: the intents that have it.
    private var postings: [String: [Int32]] = [:]

    public init(_ pack: Pack) {
        intents = pack.intents
        places = Dictionary(intents.enumerated().map { ($1.id, $0) }) { first, _ in first }
        for (place, intent) in intents.enumerated() {
            var pieces: Set<String> = []
            for language in Language.allCases {
                var texts = [intent.title[language]].compactMap(\.self)
                texts += (intent.heads[language] ?? []).map(\.source)
                texts += (intent.examples[language] ?? []).map(\.text)
                texts += intent.slots.flatMap { $0.cues[language] ?? [] }
                for text in texts { pieces.formUnion(Self.pieces(of: text)) }
            }
            for piece in pieces { postings[piece, default: []].append(Int32(place)) }
        }
    }

    public func intent(_ id: Intent.ID) -> Intent? { places[id].map { intents[$0] } }

    /// The likeliest first; none that shares nothing with the message.
    public func intents(for words: String, among allowed: Set<Intent.ID>, limit: Int) -> [Intent.ID] {
        var scores: [Int32: Double] = [:]
        for piece in Self.pieces(of: words) {
            guard let found = postings[piece] else { continue }
            // What most intents have tells nothing and costs the most.
            guard found.count <= max(64, intents.count / 8) else { continue }
            let weight = 1 / Double(found.count).squareRoot()
            for place in found { scores[place, default: 0] += weight }
        }
        return scores.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.lazy
            .map { intents[Int($0.key)].id }.filter(allowed.contains).prefix(limit).map(\.self)
    }

    /// Pairs of neighbouring characters where words are not spaced, three letters at a time where they are.
    private static func pieces(of text: String) -> Set<String> {
        var pieces: Set<String> = []
        var run: [Character] = []
        var isLatin = false
        func close() {
            let size = isLatin ? 3 : 2
            if run.count <= size {
                if !run.isEmpty { pieces.insert(String(run)) }
            } else {
                for start in 0...(run.count - size) { pieces.insert(String(run[start..<(start + size)])) }
            }
            run = []
        }
        for character in Folding.fold(text) {
            guard character.isLetter || character.isNumber else {
                close()
                continue
            }
            if character.isASCII != isLatin {
                close()
                isLatin = character.isASCII
            }
            run.append(character)
        }
        close()
        return pieces
    }
}
