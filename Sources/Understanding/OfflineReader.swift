internal import Entities
public import Intents

/// Reads without a network: heads, cues, types and known names, all of them from the files of `Intents/`.
public struct OfflineReader: LanguageModel {
    public let name = "offline"
    public var offline: OfflineReader? { self }

    let grammars: [IntentGrammar]
    let index: HeadIndex
    let tagger: Tagger
    /// By intent: messages that its author says must not start it.
    let refused: [Int: Set<Int32>]
    private let places: [Intent.ID: Int]
    private let announced: AnnouncedSlots

    /// Wrong characters are looked for in messages up to this length.
    static let longestMended = 60
    /// Longer messages are nobody's command.
    static let longest = 32_768

    public init(_ pack: Pack) {
        var literals = Literals()
        let kinds = Dictionary(pack.records.map { ($0.name, $0) }) { first, _ in first }
        let grammars = pack.intents.map { IntentGrammar($0, kinds: kinds, literals: &literals) }
        let classes = WordClasses(pack.talk.words, literals: &literals)
        var pronouns: [Int32: Set<RecordKind.Name>] = [:]
        var aliases: [Int32: Set<RecordKind.Name>] = [:]
        for kind in pack.records {
            for word in kind.aliases.values.joined() {
                if let id = literals.insert(word, isGrammar: false) {
                    aliases[Int32(id), default: []].insert(kind.name)
                }
            }
            for word in (kind.refer.zh ?? []) + (kind.refer.en ?? []) {
                if let id = literals.insert(word, isGrammar: false) {
                    pronouns[Int32(id), default: []].insert(kind.name)
                }
            }
        }
        var refused: [Int: Set<Int32>] = [:]
        for (place, intent) in pack.intents.enumerated() {
            for text in (intent.never.zh ?? []) + (intent.never.en ?? []) {
                if let id = literals.insert(text, isGrammar: false) { refused[place, default: []].insert(Int32(id)) }
            }
        }
        self.refused = refused
        self.grammars = grammars
        index = HeadIndex(grammars)
        places = Dictionary(grammars.enumerated().map { ($1.id, $0) }) { first, _ in first }
        announced = AnnouncedSlots(grammars, weights: literals.lengths)
        tagger = Tagger(literals: literals, classes: classes, pronouns: pronouns, aliases: aliases)
    }

    public func read(_ utterance: Utterance, in context: ReadingContext) -> Reading {
        guard utterance.text.utf8.count <= Self.longest else { return .rejected }
        let text = NormalizedText(utterance.text)
        let tagging = tagger.tag(text, in: context)
        let reading = Turn(reader: self, context: context, tagging: tagging).read()
        guard reading.confidence == .rejected, !tagging.isRefused, text.count <= Self.longestMended,
            text.folded.contains(where: \.isHan)
        else { return reading }
        let mended = tagger.tag(text, in: context, leniently: true)
        return Turn(reader: self, context: context, tagging: mended).read()
    }
}

extension OfflineReader {
    func grammar(of intent: Intent.ID) -> IntentGrammar? { places[intent].map { grammars[$0] } }

    /// A grammar of all slots, whatever their intent, whose cues occur between two places.
    func anySlots(announcedIn bounds: Range<Int>, of tagging: Tagging) -> IntentGrammar {
        var literals: Set<Int32> = []
        for place in bounds {
            for hit in tagging.hits[place] where hit.end <= bounds.upperBound { literals.insert(hit.value.id) }
        }
        let kinds = Set(bounds.flatMap { tagging.entities[$0].map(\.value.kind) })
        return announced.grammar(for: literals, kinds: kinds)
    }
}

extension RecordKind {
    /// What its names look like.
    var nameForms: [EntityKind] {
        switch names {
        case .organization?: [.organization]
        case .person?: [.person]
        case .either(let types)?:
            types.compactMap { $0 == .person ? .person : $0 == .organization ? .organization : nil }
        case nil: loadsAll ? [] : [.organization, .person]
        default: []
        }
    }
}

extension Reading {
    static var rejected: Reading { Reading([.outOfScope], confidence: .rejected, reader: "offline") }
}
