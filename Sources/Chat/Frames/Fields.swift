internal import HTTPAPI
internal import JSON

/// The members of an untrusted object: null is absent, a wrong type is a bad frame.
struct Fields {
    let json: JSON

    init(_ json: JSON) {
        self.json = json
    }

    func isPresent(_ name: String) -> Bool { json[name].map { !$0.isNull } ?? false }

    func text(_ name: String, upTo limit: Int) throws(APIFailure) -> String? {
        guard isPresent(name) else { return nil }
        guard let text = json[name]?.stringValue, text.unicodeScalars.count <= limit else {
            throw APIFailure(.badFrame)
        }
        return text
    }

    func integer(_ name: String, _ range: ClosedRange<Int>) throws(APIFailure) -> Int? {
        guard isPresent(name) else { return nil }
        guard let number = json[name]?.intValue, range.contains(number) else { throw APIFailure(.badFrame) }
        return number
    }

    func bool(_ name: String) throws(APIFailure) -> Bool? {
        guard isPresent(name) else { return nil }
        guard let flag = json[name]?.boolValue else { throw APIFailure(.badFrame) }
        return flag
    }

    func object(_ name: String) throws(APIFailure) -> JSON? {
        guard isPresent(name) else { return nil }
        guard let value = json[name], case .object = value else { throw APIFailure(.badFrame) }
        return value
    }

    func array(_ name: String, upTo limit: Int) throws(APIFailure) -> [JSON]? {
        guard isPresent(name) else { return nil }
        guard let values = json[name]?.arrayValue, values.count <= limit else { throw APIFailure(.badFrame) }
        return values
    }

    func id(_ name: String) throws(APIFailure) -> String? {
        guard let id = try text(name, upTo: 64) else { return nil }
        guard id.isID else { throw APIFailure(.badFrame) }
        return id
    }

    /// What every frame may carry has its type, whether it is used or not.
    func checkEnvelope() throws(APIFailure) {
        if isPresent("v"), json["v"] != 1 { throw APIFailure(.badFrame) }
        _ = try id("id")
        _ = try id("session_id")
        _ = try id("reply_to")
        _ = try text("traceparent", upTo: 512)
        if let instant = try text("timestamp", upTo: 64) {
            let shape = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+\-]\d\d:\d\d)/
            guard instant.wholeMatch(of: shape) != nil else { throw APIFailure(.badFrame) }
        }
    }
}

extension String {
    /// `[A-Za-z0-9_.:-]{1,64}`
    var isID: Bool {
        (1...64).contains(utf8.count)
            && utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: ":"),
                    UInt8(ascii: "-"):
                    true
                default: false
                }
            }
    }
}

extension JSON {
    /// A character that texts of people never have, and that C takes for their end.
    var holdsNUL: Bool {
        switch self {
        case .string(let text): text.utf8.contains(0)
        case .array(let elements): elements.contains(where: \.holdsNUL)
        case .object(let members): members.contains { $0.key.utf8.contains(0) || $0.value.holdsNUL }
        case .null, .bool, .integer, .double: false
        }
    }
}
