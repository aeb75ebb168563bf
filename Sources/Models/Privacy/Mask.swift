internal import Entities
internal import Intents
internal import Understanding

/// Keeps numbers, addresses and names of people from the wire: stand-ins go out, and what comes back gets its own again.
struct Mask: Sendable {
    private var hidden: [(words: [Unicode.Scalar], standIn: String)] = []

    /// Hides nothing.
    init() {}

    /// - Parameter isName: Whether the values of a slot are names, and not stages or options.
    init(
        _ text: String,
        reading: Understanding.Reading,
        in context: ReadingContext,
        isName: (Slot.Name) -> Bool
    ) {
        let normalized = NormalizedText(text)
        var found: [(range: Range<Int>, kind: String)] = []
        for entity in Recognizer().entities(in: normalized, reference: context.reference) {
            let kind: String? =
                switch entity.kind {
                case .phone: "PHONE"
                case .email: "EMAIL"
                default: nil
                }
            if let kind { found.append((normalized.originalRange(entity.range), kind)) }
        }
        let forms = found.map(\.range)
        var names = NameKinds.people(in: normalized).map { normalized.originalRange($0.range) }
        for evidence in reading.evidence {
            if case .value(let slot, .name) = evidence.role, isName(slot) { names.append(evidence.words.range) }
        }
        // A reader that takes a number or an address into a name is wrong about the name; the rest of it may be a cue.
        names.removeAll { name in forms.contains { $0.overlaps(name) } }
        found += names.map { ($0, "NAME") }
        let scalars = Array(text.unicodeScalars)
        for (range, kind) in found.sorted(by: { $0.range.lowerBound < $1.range.lowerBound })
        where !range.isEmpty && range.upperBound <= scalars.count {
            let words = Array(scalars[range])
            guard !hidden.contains(where: { $0.words == words }) else { continue }
            hidden.append((words, "\(kind)_\(hidden.count + 1)_"))
        }
        // The longest first, so that none is hidden inside another.
        hidden.sort { $0.words.count > $1.words.count }
    }

    func hide(_ text: String) -> String {
        var rest = Array(text.unicodeScalars)[...]
        var shown = String.UnicodeScalarView()
        while let scalar = rest.first {
            if let (words, standIn) = hidden.first(where: { rest.starts(with: $0.words) }) {
                shown.append(contentsOf: standIn.unicodeScalars)
                rest.removeFirst(words.count)
            } else {
                shown.append(scalar)
                rest.removeFirst()
            }
        }
        return String(shown)
    }

    func reveal(_ text: String) -> String {
        hidden.reduce(text) { $0.replacing($1.standIn, with: String(String.UnicodeScalarView($1.words))) }
    }
}
