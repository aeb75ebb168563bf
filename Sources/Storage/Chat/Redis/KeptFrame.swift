internal import JSON

/// A frame as an element of the session's list: its place there is its position.
struct KeptFrame {
    let text: String

    /// - Parameter id: Nil for an event, whose id is made of its place.
    init(_ kind: ChatFrame.Kind, id: String?, replyTo: String? = nil, time: Int, data: JSON, author: JSON? = nil) {
        var json: JSON = ["kind": .string(kind.rawValue), "time": .integer(time), "data": data]
        json["id"] = id.map(JSON.string)
        json["reply_to"] = replyTo.map(JSON.string)
        json["author"] = author
        text = json.serialized()
    }

    init(text: String) {
        self.text = text
    }

    private var json: JSON { (try? JSON(parsing: text)) ?? .null }

    /// What the log itself wrote; a failure without words where the text was damaged.
    func frame(at seq: Int) -> ChatFrame {
        let json = json
        return ChatFrame(
            seq: seq,
            id: json["id"]?.stringValue ?? "event-\(seq)",
            kind: json["kind"]?.stringValue.flatMap(ChatFrame.Kind.init(rawValue:)) ?? .failure,
            replyTo: json["reply_to"]?.stringValue,
            time: json["time"]?.intValue ?? 0,
            data: json["data"] ?? .null
        )
    }

    /// The message that it was taken in as, by whom it was said.
    var message: ChatMessage? {
        let json = json
        guard let id = json["id"]?.stringValue, let data = json["data"] else { return nil }
        return ChatMessage(id: id, data: data, author: json["author"])
    }
}
