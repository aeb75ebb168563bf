import Diagnostics
import Intents
import YAML

/// A name in a file that another file must declare.
struct Mention: Hashable, Sendable {
    enum Kind: Hashable, Sendable { case intent, recordKind, role }

    let kind: Kind
    let name: String
    let place: SourceRange
}

extension Mention {
    /// The intents, record kinds and roles that the file of an intent names.
    static func all(in root: YAMLNode) -> [Mention] {
        let offered = (root["offer"]?.entries ?? []).flatMap(\.value.itemsOrOne).compactMap { item in
            item.text.map { Mention(kind: .intent, name: $0, place: item.range) }
        }
        let slots = (root["slots"]?.entries ?? []).flatMap { entry in
            let options = (entry.value["options"]?.entries ?? []).flatMap { roles(in: $0.value["allow"]) }
            return kinds(in: entry.value["type"] ?? entry.value) + intents(in: entry.value["none"])
                + roles(in: entry.value["allow"]) + options
        }
        let tests = (root["tests"]?.items ?? []).flatMap { roles(in: $0["roles"]) }
        return offered + slots + roles(in: root["allow"]) + tests
    }

    private static func roles(in node: YAMLNode?) -> [Mention] {
        (node?.itemsOrOne ?? []).compactMap { item in
            item.text.map { Mention(kind: .role, name: $0, place: item.range) }
        }
    }

    /// `record(customer | lead)`, also as an alternative or inside a list.
    private static func kinds(in type: YAMLNode) -> [Mention] {
        guard let text = type.text, let excerpt = Excerpt(type) else { return [] }
        return words(in: text, between: "record(", and: ")").map { word, range in
            Mention(kind: .recordKind, name: word, place: excerpt.place(range))
        }
    }

    /// `offer create_customer`
    private static func intents(in offer: YAMLNode?) -> [Mention] {
        guard let offer, let text = offer.text, let excerpt = Excerpt(offer), text.hasPrefix("offer ") else {
            return []
        }
        let word = text.dropFirst("offer ".count)
        let end = text.unicodeScalars.count
        return [Mention(kind: .intent, name: String(word), place: excerpt.place("offer ".count..<end))]
    }

    /// The names inside of brackets, with their stretches in Unicode scalars.
    private static func words(in text: String, between open: String, and close: Unicode.Scalar) -> [(
        String, Range<Int>
    )] {
        let scalars = Array(text.unicodeScalars)
        let open = Array(open.unicodeScalars)
        var found: [(String, Range<Int>)] = []
        var index = 0
        while index < scalars.count {
            guard scalars[index...].starts(with: open) else {
                index += 1
                continue
            }
            index += open.count
            while index < scalars.count, scalars[index] != close {
                let word = scalars[index...].prefix { $0.properties.isAlphabetic || $0.isASCIIDigit || $0 == "_" }
                if word.isEmpty {
                    index += 1
                } else {
                    found.append((String(String.UnicodeScalarView(word)), index..<index + word.count))
                    index += word.count
                }
            }
        }
        return found
    }
}

extension Unicode.Scalar {
    fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
