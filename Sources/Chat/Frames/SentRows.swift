internal import HTTPAPI
internal import JSON

/// A table as a client sends it: its size and types are right, what it means is not known yet.
struct SentRows: Hashable, Sendable {
    static let most = 500

    let name: String
    /// The operation wanted for each row, when the person chose one.
    let intent: String?
    let columns: [String]
    /// The slot of each column, nil in place of one that is left out; nil when the person chose none.
    let slots: [String?]?
    let rows: [[String]]

    init(_ result: Fields) throws(APIFailure) {
        name = try result.text("name", upTo: 200) ?? ""
        intent = try result.id("intent")
        columns = try Self.texts(try result.array("columns", upTo: 40).needed, upTo: 200)
        let chosen = try result.array("slots", upTo: 40)
        var slots: [String?] = []
        for slot in chosen ?? [] { slots.append(slot.isNull ? nil : try Self.texts([slot], upTo: 64)[0]) }
        self.slots = chosen == nil ? nil : slots
        var rows: [[String]] = []
        for row in try result.array("rows", upTo: Self.most).needed {
            guard let cells = row.arrayValue, cells.count <= 40 else { throw APIFailure(.badFrame) }
            rows.append(try Self.texts(cells, upTo: 3_000))
        }
        self.rows = rows
        guard !columns.isEmpty, !rows.isEmpty else { throw APIFailure(.badFrame) }
    }

    private static func texts(_ values: [JSON], upTo limit: Int) throws(APIFailure) -> [String] {
        var texts: [String] = []
        for value in values {
            guard let text = value.stringValue, text.unicodeScalars.count <= limit else { throw APIFailure(.badFrame) }
            texts.append(text)
        }
        return texts
    }
}
