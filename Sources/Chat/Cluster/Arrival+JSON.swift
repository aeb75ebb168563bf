internal import Intents
internal import JSON
internal import Observability
internal import Storage

/// Who said a message, as the log keeps it for another node; no token is in it.
extension Author {
    var json: JSON {
        var json: JSON = [
            "user": .string(bearer.user), "name": .string(bearer.name),
            "roles": .array(bearer.roles.map(\.rawValue).sorted().map(JSON.string)),
            "manager": .bool(bearer.isManager), "expires": .integer(bearer.expires), "token": .string(bearer.token),
            "zh": .bool(isChinese),
        ]
        json["tz"] = timeZone.map(JSON.string)
        return json
    }

    init?(_ json: JSON) {
        guard let user = json["user"]?.stringValue, let name = json["name"]?.stringValue,
            let roles = json["roles"]?.arrayValue?.compactMap(\.stringValue),
            let isManager = json["manager"]?.boolValue, let expires = json["expires"]?.intValue,
            let token = json["token"]?.stringValue, let isChinese = json["zh"]?.boolValue
        else { return nil }
        self.init(
            bearer: Bearer(
                user: user,
                name: name,
                roles: Set(roles.map { Role($0) }),
                isManager: isManager,
                expires: expires,
                token: token
            ),
            timeZone: json["tz"]?.stringValue,
            isChinese: isChinese
        )
    }
}

extension Arrival {
    /// As another node took it in; nil when it cannot be told who said what.
    init?(_ message: ChatMessage) {
        guard let author = message.author.flatMap(Author.init),
            let read = try? ClientFrame.Message(id: message.id, data: message.data)
        else { return nil }
        self.init(saying: read.saying, author: author, trace: TraceContext(), moment: .now)
    }
}
