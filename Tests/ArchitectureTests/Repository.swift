import FoundationEssentials

/// The files that this package is built from.
struct Repository {
    struct File: CustomStringConvertible {
        let path: String
        let text: String

        var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
        var description: String { path }
    }

    let root: String

    static let here = Repository(root: String(#filePath.dropLast("Tests/ArchitectureTests/Repository.swift".count)))

    func manifest() throws -> Manifest {
        Manifest(try text("Package.swift"))
    }

    /// In the order of their paths; those that are no text have none.
    func files(in folder: String, endingWith ending: String = "") throws -> [File] {
        try FileManager.default.subpathsOfDirectory(atPath: root + folder).filter { $0.hasSuffix(ending) }.sorted()
            .compactMap { path in
                guard let data = FileManager.default.contents(atPath: root + folder + "/" + path) else { return nil }
                return File(path: folder + "/" + path, text: String(decoding: data, as: UTF8.self))
            }
    }

    func swiftFiles() throws -> [File] {
        try ["Sources", "Plugins", "Tests"].flatMap { try files(in: $0, endingWith: ".swift") }
    }

    func text(_ path: String) throws -> String {
        let data = FileManager.default.contents(atPath: root + path)
        guard let data else { throw CocoaError(.fileNoSuchFile) }
        return String(decoding: data, as: UTF8.self)
    }
}

extension Repository.File {
    /// The modules that the file imports.
    var imports: [String] {
        lines.compactMap { line in
            guard line.utf8.starts(with: "import ".utf8) || line.contains(" import ") else {
                return nil
            }
            var words = line.split(separator: " ")[...]
            while let word = words.first, word.hasPrefix("@") || Self.access.contains(word) { words.removeFirst() }
            guard words.popFirst() == "import" else { return nil }
            if let word = words.first, Self.kinds.contains(word) { words.removeFirst() }
            return words.first.map { String($0.prefix { $0 != "." }) }
        }
    }

    private static let access: Set<Substring> = ["public", "package", "internal", "private", "fileprivate"]
    private static let kinds: Set<Substring> = [
        "struct", "class", "enum", "protocol", "typealias", "func", "var", "let",
    ]

    /// The code without its comments and texts, so that a word is sought where it means something.
    var code: String {
        var code: [UInt8] = []
        var isText = false
        var rest = ArraySlice(text.utf8)
        while let byte = rest.popFirst() {
            switch (byte, isText) {
            case (UInt8(ascii: "\\"), true): rest = rest.dropFirst()
            case (UInt8(ascii: "\""), _): isText.toggle()
            case (UInt8(ascii: "/"), false) where rest.first == UInt8(ascii: "/"):
                rest = rest.drop { $0 != UInt8(ascii: "\n") }
            case (UInt8(ascii: "\n"), _):
                // A text of several lines toggles thrice at both its ends.
                code.append(byte)
            case (_, false): code.append(byte)
            case (_, true): break
            }
        }
        return String(decoding: code, as: UTF8.self)
    }
}
