internal import Entities
public import Intents
public import Linking
internal import PluginAPI
public import Understanding

/// A linked program with the readers, plugins and journal that it runs on: shared by all conversations, replaced as a
/// whole when the files change.
public final class Interpreter: Sendable {
    public let program: Program
    public let reader: any LanguageModel
    public let journal: any Journal
    /// Reads all intents, whatever another reader was shown.
    let offline: OfflineReader
    let phrases: Phrasebook
    let validator: Validator
    let directory: RecordDirectory?

    public init(program: Program, reader: any LanguageModel, journal: any Journal) {
        self.program = program
        self.reader = reader
        self.journal = journal
        offline = reader.offline ?? OfflineReader(program.pack)
        phrases = Phrasebook(talk: program.pack.talk, currency: program.pack.settings.currency)
        validator = Validator(
            region: Region(country: program.pack.settings.region),
            currency: program.pack.settings.currency,
            talk: program.pack.talk
        )
        directory = program.records.map(RecordDirectory.init)
    }

    /// Intents that this person may use, in the order of their ids.
    public func intents(for roles: Set<Role>) -> [Intent] {
        program.pack.intents.filter { $0.isAllowed(for: roles) }.sorted { $0.id < $1.id }
    }

    /// 我, 自己, me.
    public func means(me words: String) -> Bool { validator.means(me: words) }

    /// What the roles are called, in the order of their ids.
    public func titles(of roles: some Sequence<Role>, _ language: Language) -> String {
        roles.sorted().map { program.pack.settings.roles[$0]?.best(for: language) ?? $0.rawValue }
            .joined(separator: language.listSeparator)
    }

    func kinds(of type: SlotType) -> [RecordKind] {
        type.recordKinds.compactMap { program.kinds[$0] }
    }

    /// The kind as which a record of this model is shown.
    func kind(ofModel model: String) -> RecordKind? {
        program.pack.records.first { $0.model == model }
    }
}

extension Interpreter {
    /// The names that this person may see, for the reader.
    func names(for caller: Caller) async -> RecordDirectory.Names {
        guard let directory else { return RecordDirectory.Names(lexicon: Lexicon(), failure: nil) }
        return await directory.names(of: program.pack.records, as: caller)
    }
}

extension SlotType {
    /// Whether its value may be the name of this slot.
    func names(_ slot: Slot.Name) -> Bool {
        if case .slot(let names) = self { names.contains(slot) } else { false }
    }

    /// Whether words that name no record may stand as they are.
    var takesText: Bool {
        switch self {
        case .text, .organization, .person: true
        case .list(let type): type.takesText
        case .either(let types): types.contains(where: \.takesText)
        default: false
        }
    }

    /// Whether its value is the name of another slot.
    var namesSlots: Bool {
        if case .slot = self { true } else { false }
    }

    /// The kinds of record that it takes, of any of its alternatives.
    var recordKinds: [RecordKind.Name] {
        switch self {
        case .record(let kinds): kinds
        case .list(let type): type.recordKinds
        case .either(let types): types.flatMap(\.recordKinds)
        default: []
        }
    }
}
