internal import Entities
internal import Intents

/// What the aligner needs to know of a slot.
struct SlotGrammar: Sendable {
    let name: Slot.Name
    let kinds: [EntityKind: Int]
    let records: Set<RecordKind.Name>
    /// Any words can be its value.
    let isFree: Bool
    /// Whole sentences can be its value, with marks and numbers in them.
    let isProse: Bool
    /// Plain words are among its values.
    let isText: Bool
    let isList: Bool
    /// All its values are known: options, or names of a small table.
    let isClosed: Bool
    /// Its values are numbers without a unit, which say nothing of what they count.
    let isPlainNumber: Bool
    let takesRest: Bool
    let isRequired: Bool
    /// Slots that this one names: 改一下邮箱.
    let named: [Slot.Name]

    init(_ slot: Slot, effect: Effect, kinds recordKinds: [RecordKind.Name: RecordKind]) {
        name = slot.name
        var facets = Facets(recordKinds: recordKinds)
        facets.add(slot.type)
        kinds = facets.kinds
        records = facets.records
        isProse = facets.isProse && effect != .read && !slot.isShort
        isFree = facets.isFree
        isText = facets.isText
        isClosed = facets.isClosed
        isPlainNumber =
            switch slot.type {
            case .number, .integer: true
            default: false
            }
        isList = facets.isList || slot.multiplicity == .list
        named = facets.named
        takesRest = slot.takesRest
        isRequired = if case .always = slot.requirement { true } else { false }
    }

    /// Its values are names of people, companies or places.
    var isNameLike: Bool { kinds[.person] != nil || kinds[.organization] != nil || kinds[.city] != nil }

    private struct Facets {
        let recordKinds: [RecordKind.Name: RecordKind]
        var kinds: [EntityKind: Int] = [:]
        var records: Set<RecordKind.Name> = []
        var named: [Slot.Name] = []
        var isFree = false
        var isProse = false
        var isText = false
        var isList = false
        var isClosed = true

        mutating func accept(_ accepted: [EntityKind: Int]) {
            kinds.merge(accepted) { min($0, $1) }
        }

        mutating func add(_ type: SlotType) {
            switch type {
            case .choice, .record, .either, .list, .boolean: break
            // Next to a record these only say what its name looks like.
            case .person, .organization: if records.isEmpty { isClosed = false }
            default: isClosed = false
            }
            switch type {
            case .text:
                isFree = true
                isText = true
                isProse = true
            case .phone: accept([.phone: 0])
            case .email: accept([.email: 0])
            case .url: accept([.url: 0])
            case .money: accept([.money: 0, .number: 2, .approximateNumber: 2])
            case .number, .integer: accept([.number: 0, .quantity: 1, .ordinal: 2, .approximateNumber: 2])
            case .quantity: accept([.quantity: 0, .number: 1, .approximateNumber: 2])
            case .percent: accept([.percent: 0, .discount: 3])
            case .discount: accept([.discount: 0, .percent: 1])
            case .duration: accept([.duration: 0, .timeRange: 3])
            case .time: accept([.time: 0, .timeRange: 1])
            case .date: accept([.date: 0, .dateTime: 1, .dateRange: 1, .impossibleDate: 0, .openTime: 0])
            case .moment:
                accept([.dateTime: 0, .date: 0, .time: 0, .dateTimeRange: 1, .dateRange: 1, .timeRange: 1])
                accept([.impossibleDate: 0, .openTime: 0])
            case .period: accept([.dateRange: 0, .date: 0, .dateTimeRange: 1, .impossibleDate: 0])
            case .boolean: accept([.boolean: 3])
            case .city:
                accept([.city: 0])
                isFree = true
            case .organization:
                accept([.organization: 0])
                isFree = true
            case .person:
                accept([.person: 0])
                isFree = true
            case .choice: break
            case .slot(let names): named += names
            case .record(let kinds):
                records.formUnion(kinds)
                isFree = true
                for kind in kinds.compactMap({ recordKinds[$0] }) {
                    for form in kind.nameForms { accept([form: 1]) }
                    if !kind.loadsAll { isClosed = false }
                }
            case .list(let element):
                isList = true
                add(element)
            case .either(let types):
                for type in types { add(type) }
                isProse = false
            }
        }
    }
}

extension Slot {
    /// Whether its checks allow no more than a name's length.
    fileprivate var isShort: Bool {
        checks.contains { check in
            if case .length(let range) = check.rule { range.upperBound <= 100 } else { false }
        }
    }
}
