internal import Entities
internal import Understanding

/// Keeps numbers, addresses and names of people from the wire: stand-ins go out, and what comes back gets its own again.
struct Mask {
    private var hidden: [(words: String, standIn: String)] = []

    /// Hides nothing.
    init() {}

    init(_ text: String, reading: Understanding.Reading, in context: ReadingContext) {
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
        found += NameKinds.people(in: normalized).map { (normalized.originalRange($0.range), "NAME") }
        for evidence in reading.evidence {
            if case .value(_, .name) = evidence.role { found.append((evidence.words.range, "NAME")) }
        }
        let scalars = Array(text.unicodeScalars)
        var end = 0
        for (range, kind) in found.sorted(by: {
            ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound)
        })
        where range.lowerBound >= end && !range.isEmpty && range.upperBound <= scalars.count {
            end = range.upperBound
            let words = String(String.UnicodeScalarView(scalars[range]))
            guard !hidden.contains(where: { $0.words == words }) else { continue }
            hidden.append((words, "\(kind)_\(hidden.count + 1)_"))
        }
        // The longest first, so that none is hidden inside another.
        hidden.sort { $0.words.count > $1.words.count }
    }

    func hide(_ text: String) -> String {
        hidden.reduce(text) { $0.replacing($1.words, with: $1.standIn) }
    }

    func reveal(_ text: String) -> String {
        hidden.reduce(text) { $0.replacing($1.standIn, with: $1.words) }
    }
}
