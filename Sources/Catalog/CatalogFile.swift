import Diagnostics
import Intents
import SourceFiles
import YAML

/// One file of a pack as it was last read.
struct CatalogFile: Sendable {
    enum Content: Sendable {
        case settings(Pack.Settings)
        case records([RecordKind])
        case talk(Talk)
        case intent(Intent)
    }

    let signature: FileSignature?
    /// As much of the file as could be read; nil when that is nothing.
    private(set) var content: Content?
    private(set) var diagnostics: [Diagnostic] = []
    private(set) var defaults: [DefaultTaken] = []
    private(set) var mentions: [Mention] = []

    /// - Parameters:
    ///   - path: Relative to the folder; it decides what the file is.
    ///   - name: What diagnostics call it.
    init(path: String, name: String, signature: FileSignature?, bytes: [UInt8]?) {
        self.signature = signature
        guard let bytes else {
            diagnostics = [.unreadableFile(name)]
            return
        }
        let (root, mistakes) = YAMLReader.read(bytes, file: name)
        diagnostics = mistakes
        guard let root, !mistakes.containsError else { return }
        guard !root.isNull else {
            diagnostics.append(.emptyFile(name))
            return
        }
        var reading = FileReading(path: path, name: name, root: root)
        content = reading.read(digest: SHA256.digest(of: bytes))
        diagnostics += reading.diagnostics
        defaults = reading.defaults
        mentions = reading.mentions
    }
}

/// A name in a file that another file must declare.
struct Mention: Hashable, Sendable {
    enum Kind: Hashable, Sendable { case intent, recordKind }

    let kind: Kind
    let name: String
    let place: SourceRange
}
