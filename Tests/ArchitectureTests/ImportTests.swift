import Testing

struct ImportTests {
    private let manifest: Manifest
    private let files: [Repository.File]

    /// What comes with Swift and Linux, and may be imported anywhere.
    private static let platform: Set<String> = ["Dispatch", "FoundationEssentials", "Glibc", "Synchronization"]
    /// Tests may start processes, which only the whole of Foundation can.
    private static let testing: Set<String> = ["Testing", "Foundation"]
    /// These know everything: they put the others together, measure or try them.
    private static let wiring: Set<String> = ["parlance", "Benchmarks", "Fuzz"]

    init() throws {
        manifest = try Repository.here.manifest()
        files = try Repository.here.swiftFiles()
        try #require(manifest.targets.count > 20)
        try #require(files.count > 100)
    }

    @Test
    func `every file belongs to one target`() {
        for file in files {
            #expect(manifest.targets.filter { file.path.hasPrefix($0.folder + "/") }.count == 1, "\(file)")
        }
    }

    @Test
    func `what a target imports is what it declares`() {
        for target in manifest.targets where target.kind != .systemLibrary {
            let imported = Set(files(of: target).flatMap(\.imports))
            let free =
                target.kind == .tests || target.folder.hasPrefix("Tests/")
                ? Self.platform.union(Self.testing) : Self.platform
            // An executable that tests run is built before them and imported by nobody.
            let declared = target.kind == .tests ? target.dependencies.subtracting(Self.wiring) : target.dependencies
            #expect(imported.subtracting(free).subtracting([target.name]) == declared, "\(target.name)")
        }
    }

    @Test
    func `a plugin knows what plugins are made of and nothing of the engine`() {
        let allowed: Set<String> = [
            "CSQLite", "HMAC", "HTTPClient", "Intents", "JSON", "PluginAPI", "RecordHandlers", "SQLite", "TimeZones",
        ]
        for target in manifest.targets where manifest.isPlugin(target) {
            #expect(target.dependencies.subtracting(allowed) == [], "\(target.name)")
        }
    }

    @Test
    func `only what puts the parts together knows plugins`() {
        let plugins = Set(manifest.targets.filter(manifest.isPlugin).map(\.name))
        for target in manifest.targets where target.kind == .module && !manifest.isPlugin(target) {
            #expect(target.dependencies.isDisjoint(with: plugins), "\(target.name)")
        }
    }

    @Test(arguments: [
        // Only `Catalog` knows YAML, and only the executables read files of intents.
        ("Catalog", []), ("YAML", ["Catalog"]),
        ("CYAML", ["YAML"]), ("CCurl", ["HTTPClient"]), ("CSQLite", ["SQLite"]), ("CEdit", ["LineEditing"]),
        ("CUTF8Proc", ["Entities"]),
        // The channels are the outermost ring.
        ("Console", []), ("Chat", []), ("LineEditing", ["Console"]),
        ("WebServer", ["Administration", "Chat", "HTTPAPI", "Identity", "WebPages"]), ("WebPages", []),
    ])
    func `a part is used where it belongs`(part: String, users: [String]) {
        for target in manifest.targets where target.kind == .module && target.dependencies.contains(part) {
            #expect(users.contains(target.name), "\(target.name) imports \(part)")
        }
    }

    @Test(arguments: ["Dialogue", "Intents", "Entities", "Understanding", "JSON", "Linking", "PluginAPI"])
    func `rules are values without input and output`(name: String) throws {
        let target = try #require(manifest.target(name))
        let outside: Set<String> = ["Glibc", "HTTPClient", "SQLite", "WebServer", "LineEditing", "Storage"]
        for file in files(of: target) { #expect(outside.isDisjoint(with: file.imports), "\(file)") }
    }

    @Test
    func `no package is needed`() throws {
        #expect(!(try Repository.here.text("Package.swift").contains(".package(")))
    }

    private func files(of target: Manifest.Target) -> [Repository.File] {
        files.filter { $0.path.hasPrefix(target.folder + "/") }
    }
}
