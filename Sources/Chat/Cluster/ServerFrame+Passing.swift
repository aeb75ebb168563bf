internal import JSON

/// A frame that is not kept, on its way to the sockets of another node.
extension ServerFrame {
    var passed: JSON {
        var whole = json
        whole["at"] = .integer(time)
        return whole
    }

    init?(passed json: JSON) {
        guard let kind = json["type"]?.stringValue.flatMap(Kind.init(rawValue:)),
            let session = json["session_id"]?.stringValue, let time = json["at"]?.intValue, let data = json["data"]
        else { return nil }
        self.init(kind, session: session, time: time, replyTo: json["reply_to"]?.stringValue, data: data)
        id = json["id"]?.stringValue
        guard let stream = json["stream"], let name = stream["id"]?.stringValue, let number = stream["n"]?.intValue
        else { return }
        self.stream = Stream(id: name, number: number, isSnapshot: stream["mode"] == "snapshot")
    }
}
