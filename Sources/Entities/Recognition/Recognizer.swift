/// Finds typed values in messages that may mix Chinese and English.
public struct Recognizer: Sendable {
    /// Where speech and the evaluation's source differ in what words mean.
    public enum Convention: Sendable {
        /// 中秋 is the day people celebrate; numbers of both languages are read everywhere.
        case everyday
        /// The specifications of Microsoft Recognizers: 中秋 is the fifteenth of August.
        case microsoft
    }

    private let convention: Convention

    public init(convention: Convention = .everyday) {
        self.convention = convention
        _ = Lexicon.shared
    }

    /// Entities of one family never overlap; those of different families may.
    public func entities(
        in text: NormalizedText,
        reference: Reference,
        kinds: Set<EntityKind> = Set(EntityKind.allCases)
    ) -> [Entity] {
        Recognition(text, reference: reference, convention: convention, kinds: kinds).entities()
    }

    /// The entities of `text`; for callers that need no map back.
    public func entities(
        in text: String,
        reference: Reference,
        kinds: Set<EntityKind> = Set(EntityKind.allCases)
    ) -> [Entity] {
        entities(in: NormalizedText(text), reference: reference, kinds: kinds)
    }
}

/// One run of the recognisers over one text.
struct Recognition {
    let scanner: Scanner
    let reference: Reference
    let convention: Recognizer.Convention
    let kinds: Set<EntityKind>
    let numbers: NumberGrammar
    let fields: FieldGrammar
    /// Web and mail addresses: nothing else is looked for inside them.
    let addresses: [AddressScanner.Address]
    /// Whether each token lies in an address.
    private let isAddress: [Bool]

    init(_ text: NormalizedText, reference: Reference, convention: Recognizer.Convention, kinds: Set<EntityKind>) {
        let scanner = Scanner(text)
        self.scanner = scanner
        self.reference = reference
        self.convention = convention
        self.kinds = kinds
        numbers = NumberGrammar(scanner)
        fields = FieldGrammar(
            scanner: scanner,
            numbers: numbers,
            isChinese: scanner.isChinese
        )
        let hasMarks = text.scalars.contains { $0 == "." || $0 == ":" || $0 == "@" }
        let addresses = hasMarks ? AddressScanner(text).addresses() : []
        self.addresses = addresses
        isAddress = Self.marks(scanner, addresses)
    }

    private static func marks(_ scanner: Scanner, _ addresses: [AddressScanner.Address]) -> [Bool] {
        var marks = [Bool](repeating: false, count: scanner.count)
        guard !addresses.isEmpty else { return marks }
        var next = addresses[...]
        for (index, token) in scanner.tokens.enumerated() {
            while let first = next.first, first.range.upperBound <= token.start { next = next.dropFirst() }
            guard let first = next.first else { break }
            marks[index] = first.range.contains(token.start)
        }
        return marks
    }

    func entities() -> [Entity] {
        var found: [Entity] = []
        for address in addresses where kinds.contains(address.isEmail ? .email : .url) {
            found.append(
                Entity(range: address.range, value: address.isEmail ? .email(address.text) : .url(address.text))
            )
        }
        found += temporal()
        found += numeric()
        if kinds.contains(.phone) {
            let grammar = PhoneGrammar(scanner: scanner, region: reference.region)
            found += scan { index in grammar.phone(index).map { Found(.phone($0.value), $0.next) } }
        }
        settleStrangeTimes(in: &found)
        found += names()
        return found.sorted { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
    }

    /// Reads from left to right, each value behind the one before.
    func scan(_ read: (Int) -> Found<EntityValue>?) -> [Entity] {
        var found: [Entity] = []
        var index = 0
        while index < scanner.count {
            guard !isAddress[index], let value = read(index), value.next > index else {
                index += 1
                continue
            }
            found.append(Entity(range: scanner.range(index, value.next), value: value.value))
            index = value.next
        }
        return found
    }

    static let temporalKinds: Set<EntityKind> = [
        .date, .time, .dateTime, .dateRange, .timeRange, .dateTimeRange, .duration,
    ]

    private func temporal() -> [Entity] {
        guard !kinds.isDisjoint(with: Self.temporalKinds) else { return [] }
        let grammar = TemporalGrammar(
            scanner,
            numbers: numbers,
            now: reference.now,
            lunarIsNominal: convention == .microsoft
        )
        return scan(grammar.value).filter { kinds.contains($0.kind) }.map(withoutLead)
    }

    /// The entity without the `at` or `for` that showed it to be one.
    private func withoutLead(_ entity: Entity) -> Entity {
        guard let index = firstToken(of: entity), let next = scanner.skip(.at, index) ?? scanner.skip(.for, index),
            scanner.kind(index) == .word, next < scanner.count, scanner.find(.dayPart, next) == nil,
            scanner.tokens[next].start < entity.range.upperBound
        else { return entity }
        return Entity(range: scanner.tokens[next].start..<entity.range.upperBound, value: entity.value)
    }

    /// The token that starts where the entity does, found by halving.
    private func firstToken(of entity: Entity) -> Int? {
        var low = 0
        var high = scanner.count
        while low < high {
            let middle = (low + high) / 2
            if scanner.tokens[middle].start < entity.range.lowerBound { low = middle + 1 } else { high = middle }
        }
        return low < scanner.count && scanner.tokens[low].start == entity.range.lowerBound ? low : nil
    }
}
