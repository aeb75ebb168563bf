import FoundationEssentials

/// The file of an intent, to which a test is added; every other byte of it stays.
enum TestFile {
    static func append(_ test: SavedTest, to path: String) throws(TestFileError) {
        guard let data = FileManager.default.contents(atPath: path), let text = String(validating: data, as: UTF8.self)
        else { throw .unreadable(path) }
        guard let changed = adding(test.lines, to: text) else { throw .otherForm(path) }
        do {
            try Data(changed.utf8).write(to: URL(filePath: path), options: .atomic)
        } catch {
            throw .unwritable(path)
        }
    }

    /// Nil for a `tests:` in a form that lines cannot be added to.
    static func adding(_ test: [String], to text: String) -> String? {
        let lineEnd = text.contains("\r\n") ? "\r\n" : "\n"
        var lines = text.split(separator: lineEnd, omittingEmptySubsequences: false).map(String.init)
        let isOfOneKind = !lines.contains { $0.unicodeScalars.contains("\n") || $0 == "..." || $0.hasPrefix("... ") }
        guard isOfOneKind else { return nil }
        guard let start = lines.firstIndex(where: { $0.hasPrefix("tests:") }) else {
            let end = lines.last == "" ? lines.count - 1 : lines.count
            lines.insert(contentsOf: ["tests:"] + test.map { "  " + $0 }, at: end)
            if end == lines.count - test.count - 1 { lines.append("") }
            return lines.joined(separator: lineEnd)
        }
        guard let isEmpty = emptiness(of: lines[start]) else { return nil }
        let block = lines[(start + 1)...].prefix { isInside($0) }
        // Blank lines and comments after the last entry belong to what follows.
        guard let last = block.lastIndex(where: { !isBlank($0) && $0.first != "#" }), !isEmpty else {
            guard !block.contains(where: { !isBlank($0) && $0.first != "#" }) else { return nil }
            lines[start] = isEmpty ? "tests:" : lines[start]
            lines.insert(contentsOf: test.map { "  " + $0 }, at: start + 1)
            return lines.joined(separator: lineEnd)
        }
        guard let first = block.first(where: { !isBlank($0) && !isComment($0) }) else { return nil }
        let indent = String(first.prefix { $0 == " " })
        guard first.dropFirst(indent.count).hasPrefix("- ") else { return nil }
        lines.insert(contentsOf: test.map { indent + $0 }, at: last + 1)
        if last == lines.count - test.count - 1 { lines.append("") }
        return lines.joined(separator: lineEnd)
    }

    /// Whether `tests:` says that there are none (`[]`); nil when its value begins on the same line.
    private static func emptiness(of line: String) -> Bool? {
        let value = line.dropFirst("tests:".count).prefix { $0 != "#" }.filter { !$0.isWhitespace }
        switch value {
        case "": return false
        case "[]", "~", "null": return true
        default: return nil
        }
    }

    /// Whether a line after `tests:` belongs to it: indented, an entry, or nothing that could begin another key.
    private static func isInside(_ line: String) -> Bool {
        isBlank(line) || line.hasPrefix(" ") || line.hasPrefix("\t") || line.hasPrefix("- ") || line.hasPrefix("#")
    }

    private static func isBlank(_ line: String) -> Bool { line.allSatisfy(\.isWhitespace) }

    private static func isComment(_ line: String) -> Bool {
        line.first { !$0.isWhitespace } == "#"
    }
}
