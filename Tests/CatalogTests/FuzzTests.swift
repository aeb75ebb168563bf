import Diagnostics
import Testing

@testable import Catalog

@Suite struct FuzzTests {
    /// How many damaged files are tried; the sequence is always the same.
    static let rounds = 400

    @Test(arguments: EverythingTests.paths)
    func `whatever is done to a file, it is read or told what is wrong`(path: String) throws {
        let original = Array(try EverythingTests.text(path).utf8)
        var random = SplitMix(state: UInt64(path.utf8.count))
        for _ in 0..<Self.rounds / EverythingTests.paths.count {
            let damaged = damage(original, with: &random)
            let file = CatalogFile(path: path, name: path, signature: nil, bytes: damaged)
            let found = file.diagnostics + CrossLint([file]).diagnostics
            #expect(file.content != nil || found.containsError)
            for diagnostic in found {
                #expect(diagnostic.range.file == path)
                #expect(diagnostic.range.start <= diagnostic.range.end)
                #expect(diagnostic.range.end.offset <= damaged.count, "\(diagnostic)")
            }
        }
    }

    /// One to three cuts, copies, and bytes that mean something to one of the small languages.
    private func damage(_ bytes: [UInt8], with random: inout SplitMix) -> [UInt8] {
        var bytes = bytes
        for _ in 0...Int.random(in: 0...2, using: &random) {
            let start = Int.random(in: 0..<bytes.count, using: &random)
            let end = min(bytes.count, start + Int.random(in: 1...12, using: &random))
            switch Int.random(in: 0...3, using: &random) {
            case 0: bytes.removeSubrange(start..<end)
            case 1: bytes.insert(contentsOf: bytes[start..<end], at: Int.random(in: 0..<bytes.count, using: &random))
            default:
                let mark = Self.marks[Int.random(in: 0..<Self.marks.count, using: &random)]
                bytes.replaceSubrange(start..<start + 1, with: mark.utf8)
            }
            if bytes.isEmpty { return [0x61] }
        }
        return bytes
    }

    private static let marks = [
        "{", "}", "[", "]", "(", ")", "|", "\\", "$", "'", "\"", ":", " ", "\n", "\n  ", "-", "&a ", "*a", "~", "null",
        "0",
        "not ", " and ", "..", ">", "=", "{a|b}", "客", "\u{0}", "\u{FEFF}", "when", ".",
    ]
}

/// A generator with a seed, so that a failure can be had again.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
