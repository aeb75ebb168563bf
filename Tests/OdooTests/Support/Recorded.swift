import FoundationEssentials
import JSON
import ScriptedServer
import Testing

@testable import OdooPlugin

/// One exchange as it was recorded against Odoo 19.0.
struct Recorded {
    let json: JSON

    static var all: [Recorded] {
        get throws {
            let parsed = try JSON(parsing: text("exchanges.json"), limits: JSON.Limits(duplicateKeys: .lastWins))
            return (parsed.arrayValue ?? []).map(Recorded.init)
        }
    }

    static func text(_ name: String) throws -> String {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        return try String(contentsOf: folder.appending(path: "Resources/\(name)"), encoding: .utf8)
    }

    var name: String { json["name"]?.stringValue ?? "" }
    var isJSON2: Bool { json["transport"] == "json2" }
    private var request: JSON { json["request"] ?? .null }
    private var response: JSON { json["response"] ?? .null }
    private var path: String { request["path"]?.stringValue ?? "" }
    private var body: JSON { request["body"] ?? .null }
    private var parts: [JSON] { body["params"]?["args"]?.arrayValue ?? [] }
    var user: Int { parts.count == 7 ? parts[1].intValue ?? 2 : 2 }

    /// Why the plugin never sends such a request; nil when it does.
    var notOurs: String? {
        switch json["transport"]?.stringValue {
        case "xmlrpc": return "XML-RPC"
        case "jsonrpc-web": return "a browser's session"
        case "http": return "no method call"
        default: break
        }
        guard case .object = body, request["body_text"] == nil, request["body_base64"] == nil else {
            return "a body that is no object, or none"
        }
        if request["method"] != "POST" { return "not a POST" }
        if isJSON2 {
            if path.contains("?") || path.split(separator: "/").count != 4 { return "a path that names no method" }
            let type = request["headers"]?["Content-Type"]?.stringValue ?? ""
            if !type.contains("application/json") { return "a body that is not declared as JSON" }
            if let ids = body["ids"], ids.arrayValue?.allSatisfy({ $0.intValue != nil }) != true {
                return "ids that are none"
            }
        } else {
            if body["params"]?["method"] != "execute_kw" { return "another service than object" }
            if parts.count < 6 || parts[5].arrayValue == nil { return "arguments that are no list" }
        }
        if request["headers"]?["Transfer-Encoding"] != nil { return "a chunked body" }
        return nil
    }

    var call: RemoteCall {
        let names = path.split(separator: "/").map(String.init)
        if isJSON2 {
            var members = body.objectValue ?? [:]
            let ids = members.removeValue(forKey: "ids")?.arrayValue?.compactMap(\.intValue)
            members["context"] = nil
            return RemoteCall(names[2], names[3], ids: ids, members.map { ($0, $1) })
        }
        // The recordings pass everything by position: here each position is an argument of its own.
        let keywords = (parts.count == 7 ? parts[6].objectValue : nil) ?? [:]
        var call = RemoteCall(parts[3].stringValue ?? "", parts[4].stringValue ?? "")
        call.positions = parts[5].arrayValue ?? []
        call.arguments = keywords.filter { $0.key != "context" }.map { (name: $0, value: $1) }
        return call
    }

    var context: JSON {
        (isJSON2 ? body["context"] : parts.count == 7 ? parts[6]["context"] : nil) ?? [:]
    }

    /// The answer's bytes: status line, headers and body as they were.
    var answer: String {
        let status = response["status"]?.intValue ?? 500
        let text = response["body_text"]?.stringValue ?? (response["body"] ?? .null).serialized()
        var head = "\(response["http_version"]?.stringValue ?? "HTTP/1.1") \(status) Recorded\r\n"
        for (name, value) in (response["headers"]?.objectValue ?? [:]).sorted(by: { $0.key < $1.key }) {
            // The length is that of the body before its traceback was cut.
            if name != "Content-Length" { head += "\(name): \(value.stringValue ?? "")\r\n" }
        }
        return head + "Content-Length: \(text.utf8.count)\r\n\r\n" + text
    }

    var value: JSON {
        isJSON2 ? response["body"] ?? .null : response["body"]?["result"] ?? .null
    }

    /// What was recorded of the request is in the one that was sent.
    func compare(_ sent: ScriptedServer.Request) throws {
        #expect(sent.method == "POST")
        #expect(String(sent.target) == path, "\(name)")
        #expect(sent["Content-Type"]?.contains("application/json") == true, "\(name)")
        #expect(sent["Content-Length"].flatMap { Int($0) } == sent.body.count, "\(name)")
        #expect(sent["Transfer-Encoding"] == nil, "\(name)")
        let ours = try JSON(parsing: sent.body)
        if isJSON2 {
            #expect(sent["Authorization"] == "Bearer KEY", "\(name)")
            for (key, wanted) in body.objectValue ?? [:] { #expect(ours[key] == wanted, "\(name) \(key)") }
        } else {
            let theirs = ours["params"]?["args"]?.arrayValue ?? []
            #expect(theirs.count == 7)
            #expect(Array(theirs[3...5]) == Array(parts[3...5]), "\(name)")
        }
    }
}
