public import Diagnostics

/// Reads YAML that people write: one document, text with places, nothing that a limit does not bound.
public enum YAMLReader {
    /// The tree and every mistake found; the tree is nil only with an error, and an empty file is a null node.
    public static func read(
        _ bytes: [UInt8],
        file: String,
        limits: YAMLLimits = .default
    ) -> (root: YAMLNode?, diagnostics: [Diagnostic]) {
        guard bytes.count <= limits.maxBytes else {
            return (nil, [.tooLarge(bytes.count, limit: limits.maxBytes, file: file)])
        }
        let source = SourceText(bytes, file: file)
        if let mistake = source.unreadableCharacter() { return (nil, [mistake]) }

        let textStart = bytes.starts(with: SourceText.byteOrderMark) ? SourceText.byteOrderMark.count : 0
        guard var parser = Parser(bytes[textStart...]) else { return (nil, [.outOfMemory(file: file)]) }
        var builder = TreeBuilder(source, textStart: textStart, limits: limits)
        do throws(SyntaxFailure) {
            while builder.take(try parser.next()) {}
        } catch {
            builder.fail(error)
        }
        return (builder.root, builder.diagnostics)
    }

    public static func read(
        _ text: String,
        file: String,
        limits: YAMLLimits = .default
    ) -> (root: YAMLNode?, diagnostics: [Diagnostic]) {
        read(Array(text.utf8), file: file, limits: limits)
    }
}
