import Foundation
import Testing

/// Figures that are declared are figures that somebody records.
struct MetricTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized

    private static func sources() throws -> [(name: String, text: String)] {
        let folder = root.appending(path: "Sources")
        let files = FileManager.default.enumerator(atPath: folder.path)
        return try (files?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".swift") }.map { name in
            (name, try String(contentsOf: folder.appending(path: name), encoding: .utf8))
        }
    }

    @Test func `every declared metric is recorded somewhere`() throws {
        let sources = try Self.sources()
        let declarations = try #require(sources.first { $0.name == "Observability/Metric.swift" }).text
        let names = declarations.matches(of: /static let (\w+) = Metric\(/).map { String($0.1) }
        #expect(names.count > 20)
        for name in names {
            let record = try Regex("(add|set|observe)\\(\\s*\\.\(name)\\b")
            let isRecorded = sources.contains { $0.name != "Observability/Metric.swift" && $0.text.contains(record) }
            #expect(isRecorded, "nobody records \(name)")
        }
    }
}
