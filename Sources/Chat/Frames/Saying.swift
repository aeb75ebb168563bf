internal import HTTPAPI
internal import JSON

/// What a message wants.
enum Saying: Hashable, Sendable {
    /// Words to be read; also a quick reply's, an edited message's, and those of an action nobody knows here.
    case words(String)
    case confirm(card: String, accepts: Bool, phrase: String)
    case form(id: String, values: [String: JSON])
    /// The message of this id once more.
    case retry(String)
    /// Takes back the operation of this id.
    case undo(String)
    case rows(SentRows)

    /// The data as it is kept, `content` always there, and what it wants.
    static func read(_ data: Fields) throws(APIFailure) -> (JSON, Saying) {
        guard case .object = data.json else { throw APIFailure(.badFrame) }
        let content = try content(data)
        let result = Fields(try data.object("result") ?? [:])
        let action = try data.text("action", upTo: 64) ?? ""
        let saying: Saying
        switch action {
        case "confirm":
            saying = .confirm(
                card: try result.id("confirm_id").needed,
                accepts: try result.bool("accepted").needed,
                phrase: try result.text("phrase", upTo: 75) ?? content ?? ""
            )
        case "form_submit":
            guard let values = try result.object("values")?.objectValue, values.count <= 20,
                values.values.allSatisfy(isFormValue)
            else { throw APIFailure(.badFrame) }
            saying = .form(id: try result.id("form_id").needed, values: values)
        case "retry": saying = .retry(try result.id("target_id").needed)
        case "undo": saying = .undo(try result.id("target_id").needed)
        case "edit":
            _ = try result.id("target_id").needed
            saying = .words(try content.needed)
        case "quick_reply":
            _ = try result.id("block_id").needed
            let value = try result.text("value", upTo: 200).needed
            guard !value.isEmpty else { throw APIFailure(.badFrame) }
            saying = .words(try content.needed)
        case "import":
            _ = try content.needed
            saying = .rows(try SentRows(result))
        default: saying = .words(try content.needed)
        }
        var kept: JSON = ["content": .string(content ?? "")]
        kept["action"] = action.isEmpty ? nil : .string(action)
        kept["result"] = try data.object("result")
        return (kept, saying)
    }

    private static func content(_ data: Fields) throws(APIFailure) -> String? {
        guard data.isPresent("content") else { return nil }
        guard let text = data.json["content"]?.stringValue else { throw APIFailure(.badFrame) }
        guard text.unicodeScalars.count <= ClientFrame.longestContent else { throw APIFailure(.tooLong) }
        guard text.contains(where: { !$0.isWhitespace }) else { throw APIFailure(.badFrame) }
        return text
    }

    private static func isFormValue(_ value: JSON) -> Bool {
        switch value {
        case .string(let text): text.unicodeScalars.count <= 8_000
        case .bool, .null: true
        case .array(let items):
            items.count <= 100 && items.allSatisfy { ($0.stringValue?.unicodeScalars.count ?? .max) <= 8_000 }
        case .integer, .double, .object: false
        }
    }
}
