import Diagnostics
import FoundationEssentials
import Intents
import JSON
import Testing
import YAML

@testable import Catalog

/// The files of `Tests/Fixtures/everything` use every key of the language.
@Suite struct EverythingTests {
    static let folder = "\(packageRoot)/Tests/Fixtures/everything"

    static let paths = [
        "pack.yaml", "records.yaml", "talk.yaml", "work/remove_customer.yaml", "work/add_customer.yaml",
    ]

    static func text(_ path: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(filePath: "\(folder)/\(path)")), as: UTF8.self)
    }

    static func file(_ path: String, _ text: String) -> CatalogFile {
        CatalogFile(path: path, name: path, signature: nil, bytes: Array(text.utf8))
    }

    @Test func `nothing is wrong with them`() {
        #expect(Catalog.load(Self.folder).1 == [])
    }

    @Test func `every key is among them`() throws {
        var walk = KeyWalk()
        for path in Self.paths {
            let root = try #require(YAMLReader.read(try Self.text(path), file: path).root)
            walk.visit(root, FileKind(path: path).shape)
        }
        let all = Set(KeyTable.all.flatMap { table in table.keys.map { "\(table.name).\($0.name)" } })
        #expect(all.subtracting(walk.keys.map(\.name)) == [])
    }

    /// A key that is spelt otherwise, so that it is not read, must leave a mark in what the file declares.
    @Test func `every key makes a difference`() throws {
        for path in Self.paths {
            let text = try Self.text(path)
            let declared = "\(Self.file(path, text).content as Any)"
            var walk = KeyWalk()
            walk.visit(try #require(YAMLReader.read(text, file: path).root), FileKind(path: path).shape)
            #expect(!walk.keys.isEmpty)
            for key in walk.keys {
                var bytes = Array(text.utf8)
                bytes[key.offset] = bytes[key.offset] == UInt8(ascii: "q") ? UInt8(ascii: "z") : UInt8(ascii: "q")
                let misspelt = Self.file(path, String(decoding: bytes, as: UTF8.self))
                // What is written as it counts anyway makes no difference, and may as well be left out.
                let isDefault = key.isDefault && !misspelt.diagnostics.isEmpty
                #expect("\(misspelt.content as Any)" != declared || isDefault, "\(path): \(key.name)")
            }
        }
    }

    @Test func `the JSON Schema accepts them, and no misspelt key`() throws {
        for path in Self.paths {
            let kind = FileKind(path: path)
            let schema = SchemaCheck(Catalog.jsonSchema(of: kind))
            let whole = SchemaCheck(Catalog.jsonSchema())
            let json = try #require(YAMLReader.read(try Self.text(path), file: path).root).json
            #expect(schema.accepts(json), "\(path)")
            #expect(whole.accepts(json), "\(path)")
            guard case .object(var members) = json, kind != .records else { continue }
            members["misspelt"] = true
            #expect(!schema.accepts(.object(members)))
        }
    }

    @Test func `the smallest file of the reference is whole, and its lists are complete`() throws {
        let path = "\(packageRoot)/Intents/README.md"
        let readme = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
        let parts = readme.components(separatedBy: ["```yaml\n", "```"])
        let index = try #require(parts.firstIndex { $0.hasPrefix("title:") })
        let file = Self.file("sample.yaml", parts[index])
        #expect(file.diagnostics == [])
        let words = Set(readme.split { !($0.isLetter || $0 == "_") }.map(String.init))
        #expect(Set(SlotType.names).subtracting(words) == ["date_range"])
        #expect(Set(Template.filterNames + Expression.functionNames).subtracting(words) == [])
    }

    @Test func `the reference names every key with its default`() throws {
        let path = "\(packageRoot)/Intents/README.md"
        let readme = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
        let parts = readme.components(separatedBy: ["<!-- keys -->\n", "<!-- /keys -->\n"])
        try #require(parts.count == 3)
        if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
            let text = "\(parts[0])<!-- keys -->\n\(Catalog.reference())<!-- /keys -->\n\(parts[2])"
            try Data(text.utf8).write(to: URL(filePath: path))
            Issue.record("recorded the reference")
            return
        }
        #expect(parts[1] == Catalog.reference())
    }
}

/// The keys of a tree with their tables.
private struct KeyWalk {
    struct Found {
        let name: String
        let offset: Int
        let isDefault: Bool
    }

    var keys: [Found] = []

    mutating func visit(_ node: YAMLNode, _ shape: Shape) {
        switch shape {
        case .text, .boolean, .wholeNumber, .word, .anything: break
        case .list(let item), .listOrOne(let item): for node in node.itemsOrOne { visit(node, item) }
        case .localized(let inner):
            for entry in node.entries ?? [] { visit(entry.value, inner) }
        case .named(_, let value): for entry in node.entries ?? [] { visit(entry.value, value) }
        case .either(let shapes):
            if let fitting = shapes.first(where: { $0.fits(node) }) { visit(node, fitting) }
        case .mapping(let table), .mappingWith(_, let table):
            for entry in node.entries ?? [] {
                guard let key = table[entry.name] else { continue }
                let written = entry.value.text ?? ""
                keys.append(
                    Found(
                        name: "\(table.name).\(key.name)",
                        offset: entry.key.range.end.offset - 1,
                        isDefault: key.standard.map { $0 == "`\(written)`" || $0.hasPrefix("`\(written)`") } ?? false
                    )
                )
                visit(entry.value, key.shape)
            }
        }
    }
}

extension String {
    fileprivate func components(separatedBy separators: [String]) -> [String] {
        separators.reduce([self]) { parts, separator in
            parts.flatMap { part in part.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
            }
        }
    }
}
