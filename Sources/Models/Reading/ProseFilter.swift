/// Lets a model's prose through as it comes: plain text, of bounded length, without addresses to follow, and with the
/// person's own words in the place of their stand-ins.
struct ProseFilter {
    private let mask: Mask
    /// What may yet turn out to be part of a stand-in or of an address.
    private var held = ""
    private(set) var text = ""
    private(set) var isOver = false

    static let longest = 800

    init(_ mask: Mask) { self.mask = mask }

    /// Takes a piece and returns what may be shown.
    mutating func take(_ piece: String) -> String {
        held += piece
        guard let place = held.lastIndex(where: { !Self.belongsTogether($0) }) else {
            return held.count > Self.longest ? finish() : ""
        }
        let ready = String(held[...place])
        held = String(held[held.index(after: place)...])
        return show(ready)
    }

    /// What is left when the stream is at its end.
    mutating func finish() -> String {
        let rest = held
        held = ""
        return show(rest)
    }

    private mutating func show(_ words: String) -> String {
        guard !isOver else { return "" }
        var shown = ""
        for scalar in mask.reveal(words).unicodeScalars where Self.isPlain(scalar) {
            shown.unicodeScalars.append(scalar)
        }
        for mark in ["://", "www."] {
            guard let place = shown.firstRange(of: mark) else { continue }
            shown = String(shown[..<place.lowerBound]) + "…"
            isOver = true
        }
        if text.count + shown.count > Self.longest {
            shown = String(shown.prefix(max(0, Self.longest - text.count))) + "…"
            isOver = true
        }
        text += shown
        return shown
    }

    private static func belongsTogether(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber || "_:/.".contains(character))
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control: scalar == "\n"
        case .format, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
        default: true
        }
    }
}
