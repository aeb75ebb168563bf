/// Texts of html fields: plain text gets a paragraph, markup keeps a few harmless elements.
enum HTMLText {
    static func sanitized(_ text: String) -> String {
        guard text.contains("<"), looksLikeMarkup(text) else { return "<p>\(escape(text))</p>" }
        var result = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "<") {
            result += rest[..<open]
            rest = rest[open...]
            guard let tag = Tag(&rest) else {
                result += "&lt;"
                rest = rest.dropFirst()
                continue
            }
            if dropped.contains(tag.name) {
                if !tag.isClosing { rest = skip(to: tag.name, in: rest) }
            } else if allowed.contains(tag.name) {
                result += tag.written
            }
        }
        return result + rest
    }

    static func escape(_ text: String) -> String {
        var escaped = ""
        for character in text {
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            default: escaped.append(character)
            }
        }
        return escaped
    }

    /// A `<` before a letter or a slash: `1 < 2` and `<3` are plain text.
    private static func looksLikeMarkup(_ text: String) -> Bool {
        zip(text, text.dropFirst()).contains { $0 == "<" && ($1.isLetter && $1.isASCII || $1 == "/") }
    }

    private static func skip(to name: String, in rest: Substring) -> Substring {
        var rest = rest
        while let open = rest.firstIndex(of: "<") {
            rest = rest[open...]
            if let tag = Tag(&rest) {
                if tag.isClosing, tag.name == name { return rest }
            } else {
                rest = rest.dropFirst()
            }
        }
        return ""
    }

    private static let dropped: Set = ["script", "style", "iframe", "object", "embed", "svg", "math", "template"]
    private static let allowed: Set = [
        "a", "b", "blockquote", "br", "code", "div", "em", "h1", "h2", "h3", "h4", "hr", "i", "li", "ol", "p", "pre",
        "s",
        "span", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "u", "ul",
    ]

    private struct Tag {
        let name: String
        let isClosing: Bool
        private let target: String?

        /// Takes the tag from the front; nil when there is none.
        init?(_ rest: inout Substring) {
            var body = rest.dropFirst()
            isClosing = body.first == "/"
            if isClosing { body = body.dropFirst() }
            let letters = body.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
            guard let first = letters.first, first.isLetter, let close = body.firstIndex(of: ">") else { return nil }
            name = letters.lowercased()
            target = name == "a" ? Tag.link(in: body[..<close]) : nil
            rest = body[body.index(after: close)...]
        }

        /// The tag without its attributes, but for where a link leads.
        var written: String {
            if isClosing { return "</\(name)>" }
            return target.map { "<\(name) href=\"\($0)\">" } ?? "<\(name)>"
        }

        private static func link(in attributes: Substring) -> String? {
            let key = "href=\""
            var rest = attributes
            while !rest.isEmpty, !rest.hasPrefix(key) { rest = rest.dropFirst() }
            let value = rest.dropFirst(key.count).prefix { $0 != "\"" && $0 != "<" }
            let isHarmless = ["http://", "https://", "mailto:", "tel:"].contains { value.lowercased().hasPrefix($0) }
            return isHarmless ? String(value) : nil
        }
    }
}
