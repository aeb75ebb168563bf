/// Reads one field line into name and value, as strictly as HTTP allows.
struct FieldLine: Hashable, Sendable {
    let name: String
    let value: String

    init(_ line: [UInt8]) throws(HTTPRefusal) {
        guard let first = line.first, first != 0x20, first != 0x09 else { throw .foldedField }
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { throw .fieldName }
        let name = String(decoding: line[..<colon], as: UTF8.self)
        guard name.isToken else { throw .fieldName }
        let bytes = line[(colon + 1)...]
        guard bytes.allSatisfy({ $0 == 0x09 || $0 >= 0x20 && $0 != 0x7f }),
            let value = String(validating: bytes, as: UTF8.self)
        else { throw .fieldValue }
        self.name = name
        self.value = String(value[...].trimmed)
    }
}
