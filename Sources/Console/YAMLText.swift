/// Texts as YAML scalars, in quotes only where they would mean something else without.
enum YAMLText {
    /// Inside `{…}` and `[…]`.
    static func flow(_ text: String) -> String {
        isPlain(text, avoiding: ",[]{}") ? text : quoted(text)
    }

    /// After `name: ` on a line of its own.
    static func plain(_ text: String) -> String {
        isPlain(text, avoiding: "") ? text : quoted(text)
    }

    private static func isPlain(_ text: String, avoiding marks: String) -> Bool {
        guard let first = text.first, let last = text.last, first != " ", last != " ", last != ":" else { return false }
        if "-?:,[]{}#&*!|>'\"%@`=~<".contains(first) || reserved.contains(text.lowercased()) { return false }
        // What begins like a number or a date may be read as one.
        if first.isASCII, first.isNumber || "+.".contains(first) { return false }
        return !text.contains(": ") && !text.contains(" #") && !text.contains { marks.contains($0) || isSpecial($0) }
    }

    private static let reserved: Set<String> = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]

    private static func isSpecial(_ character: Character) -> Bool {
        character.unicodeScalars.contains { needsEscape($0) || $0 == "\\" || $0 == "\"" }
    }

    private static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned, .surrogate: true
        default: false
        }
    }

    private static func quoted(_ text: String) -> String {
        "\"" + text.unicodeScalars.map(escaped).joined() + "\""
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\"": "\\\""
        case "\\": "\\\\"
        case "\n": "\\n"
        case "\t": "\\t"
        case _ where needsEscape(scalar):
            "\\U" + String(repeating: "0", count: 8 - hexadecimal(scalar).count) + hexadecimal(scalar)
        default: String(scalar)
        }
    }

    private static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
        String(scalar.value, radix: 16, uppercase: true)
    }
}
