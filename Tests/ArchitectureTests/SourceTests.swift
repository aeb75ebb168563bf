import Testing

struct SourceTests {
    private let manifest: Manifest
    private let sources: [Repository.File]

    init() throws {
        manifest = try Repository.here.manifest()
        sources = try Repository.here.swiftFiles().filter { !$0.path.hasPrefix("Tests/") }
        try #require(sources.count > 100)
    }

    /// Executables that speak to the process itself: its environment, its streams, its children.
    private static let processEdge: Set<String> = ["parlance", "Benchmarks", "Fuzz"]

    @Test
    func `unsafe code stands where C is wrapped`() {
        for file in sources where file.code.split(whereSeparator: { !$0.isLetter }).contains("unsafe") {
            let target = manifest.targets.first { file.path.hasPrefix($0.folder + "/") }
            let isAllowed = target.map { manifest.wrapsC($0) || Self.processEdge.contains($0.name) } ?? false
            #expect(isAllowed, "\(file)")
        }
    }

    @Test(arguments: [
        "try!", "as!", "fatalError", "TODO", "FIXME", "@unchecked Sendable", "nonisolated(unsafe)", "Task.detached",
    ])
    func `what may end the process or hide a race is not written`(word: String) {
        for file in sources {
            let code = word.hasPrefix("TODO") || word.hasPrefix("FIXME") ? file.text : file.code
            #expect(!code.contains(word) || isExcepted(word, file), "\(file): \(word)")
        }
    }

    /// A C pointer in a box has no other way to be `Sendable`.
    private func isExcepted(_ word: String, _ file: Repository.File) -> Bool {
        let target = manifest.targets.first { file.path.hasPrefix($0.folder + "/") }
        return word == "@unchecked Sendable" && target.map(manifest.wrapsC) == true
    }

    @Test
    func `a file has one subject and room for it`() {
        let long = sources.filter { $0.lines.count - 1 > 300 }.map(\.path)
        // Compared as a whole: a file that has been split leaves the list too.
        #expect(long == [])
    }

    @Test
    func `nothing is fetched from a package registry`() throws {
        let hosts = [
            ["registry", "npmjs"], ["www", "npmjs"], ["registry", "yarnpkg"], ["pypi", "org"], ["pythonhosted", "org"],
            ["crates", "io"], ["rubygems", "org"], ["proxy", "golang"], ["repo", "maven"], ["repo1", "maven"],
            ["unpkg", "com"], ["cdn", "jsdelivr"], ["esm", "sh"], ["docker", "io"], ["ghcr", "io"], ["quay", "io"],
        ].map { $0.joined(separator: ".") }
        for folder in ["Sources", "Plugins", "Tests", "Intents", ".ci"] {
            for file in try Repository.here.files(in: folder) {
                for host in hosts { #expect(!file.text.contains(host), "\(file): \(host)") }
            }
        }
    }
}
