import Catalog
import Diagnostics
import FoundationEssentials
import Testing

/// Each folder of `Tests/Fixtures/catalog` holds files with mistakes and what is said about them; `RECORD_GOLDEN=1` writes that anew,
/// and lets the run fail.
@Suite struct GoldenTests {
    static let folder = "\(packageRoot)/Tests/Fixtures/catalog"

    static let cases =
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { !$0.hasPrefix(".") }.sorted()

    @Test func `there are cases`() {
        #expect(Self.cases.count >= 10)
    }

    @Test(arguments: cases)
    func `mistakes are told as recorded`(name: String) throws {
        let path = "\(Self.folder)/\(name)"
        let renderer = DiagnosticRenderer { file in
            (try? Data(contentsOf: URL(filePath: file))).map { String(decoding: $0, as: UTF8.self) }
        }
        let (_, diagnostics) = Catalog.load(path)
        let told = renderer.render(diagnostics).replacing("\(path)/", with: "")
        let record = "\(path)/expected.txt"
        if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
            try Data(told.utf8).write(to: URL(filePath: record))
            Issue.record("recorded \(name)")
            return
        }
        let expected = String(decoding: try Data(contentsOf: URL(filePath: record)), as: UTF8.self)
        #expect(told == expected)
    }
}
