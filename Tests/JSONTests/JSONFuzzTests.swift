import JSON
import Testing

struct JSONFuzzTests {
    @Test(arguments: 0..<8 as Range<UInt64>)
    func `a random value survives being written and read`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            let value = JSON.random(depth: 4, using: &random)
            #expect(try JSON(parsing: value.serialized()) == value)
            #expect(try JSON(parsing: value.utf8(pretty: true)) == value)
        }
    }

    @Test(arguments: 0..<8 as Range<UInt64>)
    func `a damaged text is read or refused at a place in it`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let alphabet = Array(#"{}[]",:\u0123456789.eE+-truefalsn "#.utf8) + [0x00, 0x0A, 0x80, 0xC3, 0xED, 0xF0, 0xFF]
        for _ in 0..<500 {
            var bytes = JSON.random(depth: 4, using: &random).utf8()
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let offset = Int.random(in: 0...bytes.count, using: &random)
                let byte = alphabet.randomElement(using: &random) ?? 0
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes.insert(byte, at: offset)
                case 1 where offset < bytes.count: bytes[offset] = byte
                case 2 where offset < bytes.count: bytes.remove(at: offset)
                default: bytes.removeSubrange(offset...)
                }
            }
            do {
                let value = try JSON(parsing: bytes)
                #expect(try JSON(parsing: value.utf8()) == value)
            } catch {
                #expect((0...bytes.count).contains(error.offset), "\(error)")
            }
        }
    }
}

extension JSON {
    static func random(depth: Int, using random: inout SeededGenerator) -> JSON {
        switch Int.random(in: 0..<(depth > 0 ? 8 : 6), using: &random) {
        case 0: return .null
        case 1: return .bool(.random(using: &random))
        case 2: return .integer(Int(truncatingIfNeeded: random.next()) >> Int.random(in: 0..<64, using: &random))
        case 3:
            let value = Double(bitPattern: random.next())
            return .double(value.isFinite ? value : 0.5)
        case 4, 5: return .string(.random(using: &random))
        case 6:
            let count = Int.random(in: 0..<4, using: &random)
            return .array((0..<count).map { _ in .random(depth: depth - 1, using: &random) })
        default:
            let count = Int.random(in: 0..<4, using: &random)
            let members = (0..<count).map { _ in
                (String.random(using: &random), JSON.random(depth: depth - 1, using: &random))
            }
            return .object(Dictionary(members) { first, _ in first })
        }
    }
}

extension String {
    static func random(using random: inout SeededGenerator) -> String {
        let scalars = Array("aZ \"\\/\n\u{0}\u{1F}\u{7F}é客🎉\u{2028}\u{FFFF}".unicodeScalars)
        let count = Int.random(in: 0..<6, using: &random)
        return String(
            String.UnicodeScalarView((0..<count).map { _ in scalars.randomElement(using: &random) ?? "a" })
        )
    }
}
