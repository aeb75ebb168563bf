internal import Entities
internal import Intents

/// All that was found in an utterance, by the places where it begins. Places are the edges between stretches that
/// belong together; the aligner moves from place to place.
struct Tagging: Sendable {
    let text: NormalizedText
    /// Scalar offsets, ascending, first 0 and last the length.
    let places: [Int]
    /// By place.
    let hits: [[Span<Literal>]]
    let classes: [[Span<WordClass>]]
    let entities: [[Span<Entity>]]
    let names: [[Span<Set<RecordKind.Name>>]]
    let references: [[Span<Set<RecordKind.Name>>]]
    let quotes: [[Span<Quote>]]
    /// Words that look like the name of a person or an organization.
    let likely: [[Span<EntityKind>]]
    /// By the stretch that begins at a place.
    let stretches: [Stretch]

    struct Literal: Sendable {
        let id: Int32
        let slips: UInt8
        let weight: UInt16
        /// Part of a head, a cue or an option, not only a word of conversation.
        let isGrammar: Bool
    }

    struct Quote: Sendable {
        /// The places of what stands between the marks.
        let first: Int
        let last: Int
    }

    /// Something found between two places.
    struct Span<Value: Sendable>: Sendable {
        let end: Int
        let value: Value
    }

    struct Stretch: Sendable {
        enum Kind: Sendable { case words, blank, colon, comma, clause }
        var kind: Kind
        /// What it costs to leave the words unexplained.
        var weight: Int
        /// A number, date, amount, negation … begins here that no known name covers.
        var isImportant = false
        /// What begins here is a day that has been: a story is told.
        var isPast = false
        var isNegation = false
        /// A word that asks how or whether begins here.
        var isAdvice = false
        /// It stands inside a number, a date … and not at its beginning.
        var isInside = false
        /// It stands inside a word like 改成.
        var isMidWord = false
        /// A known name covers it.
        var isNamed = false
        /// A known name began before and goes on.
        var isMidName = false
        /// Words that rarely stand in names: 一下, 什么.
        var isLoose = false
        /// A single character of little weight, which may as well be part of a name: 在, 用, 新.
        var isClitic = false
        /// A word that phrases end in: 吧, 了, 的.
        var isParticle = false

        /// Words that say little by themselves.
        var isIdle: Bool { isLoose || isClitic || isParticle }
    }

    /// By place: the end of the longest head, cue or option of Chinese characters that begins here.
    let longest: [Int]
    /// By place: whether the last character of a longer head, cue or option stands here, and no word ends before it.
    let wordEnds: [Bool]
    /// Whether names are written with capitals, as far as there are any.
    let hasCapitals: Bool

    var last: Int { places.count - 1 }

    func range(_ from: Int, _ to: Int) -> Range<Int> { places[from]..<places[to] }

    func words(_ from: Int, _ to: Int) -> Words {
        let range = range(from, to)
        return Words(text: text.originalText(range), range: text.originalRange(range))
    }
}
