internal import FoundationEssentials
internal import Synchronization

extension ZoneRules {
    /// Nil when the name is no zone of the system's database.
    public init?(named name: String) {
        guard let known = ZoneRules.cache.withLock({ $0[name] }) else {
            guard let rules = ZoneRules.read(name) else { return nil }
            ZoneRules.cache.withLock { $0[name] = rules }
            self = rules
            return
        }
        self = known
    }

    private static let cache = Mutex<[String: ZoneRules]>(["UTC": .utc])

    private static func read(_ name: String) -> ZoneRules? {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        let isName =
            !parts.isEmpty && parts.count <= 3
            && parts.allSatisfy { part in
                part.first?.isLetter == true && part.utf8.allSatisfy(Self.isNameByte)
            }
        guard isName, let data = try? Data(contentsOf: URL(filePath: "/usr/share/zoneinfo/\(name)")) else { return nil }
        return ZoneRules(file: [UInt8](data))
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "+"):
            true
        default: false
        }
    }

    /// Reads the second, 64-bit block of a TZif file (RFC 9636) and the rule in its footer.
    init?(file bytes: [UInt8]) {
        guard let first = Header(bytes, at: 0), first.version >= 2,
            let header = Header(bytes, at: first.end(timeSize: 4))
        else { return nil }
        let end = header.end(timeSize: 8)
        guard end <= bytes.count else { return nil }
        let times = header.start
        let types = times + 8 * header.timeCount
        let infos = types + header.timeCount
        let offsets = (0..<header.typeCount).map { bytes.signed(at: infos + 6 * $0, count: 4) }
        var transitions: [Transition] = []
        for index in 0..<header.timeCount {
            let type = Int(bytes[types + index])
            guard offsets.indices.contains(type) else { return nil }
            transitions.append(
                Transition(instant: bytes.signed(at: times + 8 * index, count: 8), offset: offsets[type])
            )
        }
        let footer = String(decoding: bytes[end...], as: UTF8.self).split(separator: "\n").first
        self.init(
            transitions: transitions,
            initialOffset: offsets.first ?? 0,
            rule: footer.flatMap(YearlyRule.init)
        )
    }

    private struct Header {
        let version: Int
        let start: Int
        let utcCount, standardCount, leapCount, timeCount, typeCount, letterCount: Int

        init?(_ bytes: [UInt8], at offset: Int) {
            guard bytes.count >= offset + 44, Array(bytes[offset..<offset + 4]) == Array("TZif".utf8) else {
                return nil
            }
            version = Int(bytes[offset + 4]) - 48
            func count(_ index: Int) -> Int { bytes.signed(at: offset + 20 + 4 * index, count: 4) }
            utcCount = count(0)
            standardCount = count(1)
            leapCount = count(2)
            timeCount = count(3)
            typeCount = count(4)
            letterCount = count(5)
            start = offset + 44
            let counts = [utcCount, standardCount, leapCount, timeCount, typeCount, letterCount]
            guard counts.allSatisfy({ (0...100_000).contains($0) }) else { return nil }
        }

        func end(timeSize: Int) -> Int {
            start + timeCount * (timeSize + 1) + typeCount * 6 + letterCount + leapCount * (timeSize + 4)
                + standardCount + utcCount
        }
    }
}

extension [UInt8] {
    /// A big-endian two's complement number.
    fileprivate func signed(at offset: Int, count: Int) -> Int {
        let bits = self[offset..<offset + count].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return count == 4 ? Int(Int32(truncatingIfNeeded: bits)) : Int(Int64(bitPattern: bits))
    }
}
