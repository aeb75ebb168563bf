public import Diagnostics
public import Intents
import SourceFiles

/// The files of `Intents/`, read and checked one by one: a bad one is reported and its last good version stays live.
public struct Catalog: Sendable {
    private let folder: SourceFolder
    private var files: [String: CatalogFile] = [:]
    /// What of each file is in use: its latest version without an error.
    private var live: [String: CatalogFile.Content] = [:]

    public private(set) var pack = Pack()
    /// All that is wrong with the files as they are now, in reading order.
    public private(set) var diagnostics: [Diagnostic] = []

    public init(folder: String) {
        self.folder = SourceFolder(folder)
        _ = reload()
    }

    /// The pack of a folder and all that is wrong with it.
    public static func load(_ folder: String) -> (Pack, [Diagnostic]) {
        let catalog = Catalog(folder: folder)
        return (catalog.pack, catalog.diagnostics)
    }

    /// Reads the files that have changed, and no others; nil when none has.
    public mutating func reload() -> Reload? {
        guard let paths = folder.files(withEndings: ["yaml", "yml"]) else {
            let unreadable = Diagnostic.unreadableFolder(folder.path)
            guard diagnostics != [unreadable] else { return nil }
            diagnostics = [unreadable]
            return Reload(changed: [], removed: [], diagnostics: diagnostics)
        }
        var changed: [String] = []
        for path in paths {
            let signature = folder.signature(of: path)
            if let known = files[path], known.signature == signature { continue }
            files[path] = CatalogFile(
                path: path,
                name: name(of: path),
                signature: signature,
                bytes: folder.bytes(of: path)
            )
            changed.append(path)
        }
        let removed = Set(files.keys).subtracting(paths)
        for path in removed {
            files[path] = nil
            live[path] = nil
        }
        guard !changed.isEmpty || !removed.isEmpty else { return nil }
        assemble()
        let names = Set(changed.map(name))
        return Reload(
            changed: changed.map(name),
            removed: removed.map(name).sorted(),
            diagnostics: diagnostics.filter { names.contains($0.range.file) }
        )
    }

    /// The keys that the author of a file left out, with what counts in their place.
    public func defaults(ofFile name: String) -> [DefaultTaken] {
        files.first { self.name(of: $0.key) == name }?.value.defaults ?? []
    }

    /// The files by the names that diagnostics call them, in alphabetical order.
    public var fileNames: [String] { files.keys.map(name).sorted() }

    private func name(of path: String) -> String { "\(folder.path)/\(path)" }

    private mutating func assemble() {
        let inOrder = files.sorted { $0.key < $1.key }.map(\.value)
        let found = inOrder.flatMap(\.diagnostics) + CrossLint(inOrder).diagnostics
        diagnostics = found.inReadingOrder()
        let bad = Set(found.lazy.filter { $0.severity == .error }.map(\.range.file))
        for (path, file) in files where !bad.contains(name(of: path)) {
            live[path] = file.content
        }
        // What all operations share goes on without what is wrong in it, where there is no good version to go back to.
        let used = live.merging(files.compactMapValues(\.sound)) { live, _ in live }
        pack = Pack(talk: .standard)
        for (_, content) in used.sorted(by: { $0.key < $1.key }) {
            switch content {
            case .settings(let settings): pack.settings = settings
            case .records(let kinds): pack.records = kinds
            case .talk(let talk): pack.talk = talk.completed(by: .standard)
            case .intent(let intent): pack.intents.append(intent)
            }
        }
    }
}

/// What reading a folder again has brought.
public struct Reload: Sendable {
    public let changed: [String]
    public let removed: [String]
    /// What is wrong with the changed files.
    public let diagnostics: [Diagnostic]
}
