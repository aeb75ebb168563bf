import Diagnostics
import Intents
import SourceFiles
import YAML

/// One file of a pack as it was last read; shared, since a thousand of them are looked through at each change.
final class CatalogFile: Sendable {
    enum Content: Sendable {
        case settings(Pack.Settings)
        case records([RecordKind])
        case talk(Talk)
        case intent(Intent)
    }

    let signature: FileSignature?
    /// As much of the file as could be read; nil when that is nothing.
    let content: Content?
    let diagnostics: [Diagnostic]
    let defaults: [DefaultTaken]
    let mentions: [Mention]
    let gaps: [LanguageGap]
    let heads: [HeadKey]

    /// - Parameters:
    ///   - path: Relative to the folder; it decides what the file is.
    ///   - name: What diagnostics call it.
    init(path: String, name: String, signature: FileSignature?, bytes: [UInt8]?) {
        let (root, mistakes) = Self.tree(bytes, name: name)
        var reading = root.map { FileReading(path: path, name: name, root: $0) }
        content = bytes.flatMap { reading?.read(digest: SHA256.digest(of: $0)) }
        diagnostics = mistakes + (reading?.diagnostics ?? [])
        defaults = reading?.defaults ?? []
        mentions = reading?.mentions ?? []
        gaps = reading?.gaps ?? []
        heads = content.map(HeadKey.all) ?? []
        self.signature = signature
    }

    /// What of a file that all operations share can be used although something in it is wrong; nil for an intent, which
    /// is whole or not there.
    var sound: Content? {
        switch content {
        case .settings, .talk: content
        case .records(let kinds): .records(kinds.filter { !isBroken($0, among: kinds) })
        case .intent, nil: nil
        }
    }

    /// Whether a mistake stands between the kind's name and the next one's.
    private func isBroken(_ kind: RecordKind, among kinds: [RecordKind]) -> Bool {
        let start = kind.place.start.line
        let end = kinds.map(\.place.start.line).filter { $0 > start }.min() ?? .max
        return diagnostics.contains { $0.severity == .error && (start..<end).contains($0.range.start.line) }
    }

    private static func tree(_ bytes: [UInt8]?, name: String) -> (YAMLNode?, [Diagnostic]) {
        guard let bytes else { return (nil, [.unreadableFile(name)]) }
        let (root, mistakes) = YAMLReader.read(bytes, file: name)
        guard let root, !mistakes.containsError else { return (nil, mistakes) }
        return root.isNull ? (nil, mistakes + [.emptyFile(name)]) : (root, mistakes)
    }
}
