internal import Diagnostics
internal import Engine
internal import HTTPAPI
internal import Intents
internal import JSON
internal import Linking
internal import PluginAPI
internal import WebServer

/// What completes a form or a sentence: the operations that one may ask for, and records by a few letters.
struct RecordRoutes: RouteGroup {
    let services: ChatServices
    let origins: OriginPolicy

    func add(to router: inout Router) {
        let door = Door(services, origins)
        door.on(.get, "/api/v1/intents", &router, intents)
        door.on(.get, "/api/v1/lookup", &router, lookup)
        // Tables come whole, up to their limit: no cursor is given out, and none is good.
        door.on(.get, "/api/v1/records", &router) { visit throws(APIFailure) in
            _ = try visit.text("cursor", 1...1_000)
            throw .badRequest("cursor")
        }
    }

    private func intents(_ visit: Door.Visit) async throws(APIFailure) -> HTTPResponse {
        let intents = await services.interpreter().intents(for: visit.bearer.roles)
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in intents.lazy.flatMap({ ($0.id.rawValue + $0.digest).utf8 }) {
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
        }
        let tag = "\"\(String(hash, radix: 16))\""
        let fields: HTTPFields = ["etag": tag, "cache-control": "private, no-cache"]
        if visit.request.fields["if-none-match"] == tag { return HTTPResponse(.notModified, fields: fields) }
        var response = HTTPResponse.json(.ok, JSON.object(["intents": .array(intents.map(\.json))]).utf8())
        response.fields.fill(from: fields)
        return response
    }

    private func lookup(_ visit: Door.Visit) async throws(APIFailure) -> HTTPResponse {
        let kinds = try visit.text("kind", 1...200).split(separator: ",")
        let words = try visit.text("q", 0...200)
        let limit = try visit.number("limit", 1...20, or: 8)
        let interpreter = await services.interpreter()
        let now = services.clock()
        let caller = Caller(
            user: visit.bearer.user,
            roles: visit.bearer.roles,
            language: visit.request.prefersChinese ? .zh : .en,
            timeZone: interpreter.program.pack.settings.timeZone,
            now: now
        )
        var items: [JSON] = []
        for name in kinds {
            guard let kind = interpreter.program.kind(RecordKind.Name(rawValue: String(name))) else {
                throw .badRequest("kind")
            }
            let records: [Record]
            do {
                let query = Self.query(kind, words, limit: limit)
                records = try await interpreter.program.records?.search(query, as: caller) ?? []
            } catch {
                throw .unavailable(after: 5)
            }
            let title = kind.title.best(for: caller.language) ?? kind.name.rawValue
            items += records.compactMap { record in
                guard let called = record.values["display_name"]?.stringValue ?? record.values["name"]?.stringValue,
                    !called.isEmpty
                else { return nil }
                // The name stands for the record: what is chosen in a form is read as words are.
                let text = String(called.prefix(200))
                return ["value": .string(text), "label": .string(text), "hint": .string(title)]
            }
        }
        return .json(.ok, JSON.object(["items": .array(Array(items.prefix(limit)))]).utf8())
    }

    private static func query(_ kind: RecordKind, _ words: String, limit: Int) -> RecordQuery {
        var domain = kind.domain.arrayValue ?? []
        if !words.isEmpty {
            domain += Array(repeating: "|", count: max(0, kind.find.count - 1))
            domain += kind.find.map { [.string($0), "ilike", .string(words)] }
        }
        return RecordQuery(
            model: kind.model,
            domain: .array(domain),
            fields: ["display_name", "name"],
            limit: limit,
            order: kind.order
        )
    }
}

extension Intent {
    fileprivate var json: JSON {
        let group = place.file.split(separator: "/").dropLast().last.map(String.init)
        var json: JSON = [
            "id": .string(id.rawValue), "title": title.json(or: id.rawValue), "effect": .string(effect.rawValue),
            "examples": [
                "zh": .array((examples.zh ?? []).map { .string($0.text) }),
                "en": .array((examples.en ?? []).map { .string($0.text) }),
            ],
            "slots": .array(slots.map(\.json)),
        ]
        json["group"] = group.map(JSON.string)
        return json
    }
}

extension Slot {
    fileprivate var json: JSON {
        let isRequired = if case .always = requirement { true } else { false }
        var json: JSON = [
            "name": .string(name.rawValue), "title": title.json(or: name.rawValue), "type": .string("\(type)"),
            "required": .bool(isRequired),
        ]
        if !options.isEmpty {
            json["options"] = .array(options.map { ["value": .string($0.key), "title": $0.title.json(or: $0.key)] })
        }
        let kinds = type.kinds.map(\.rawValue).joined(separator: ",")
        if !kinds.isEmpty { json["lookup"] = .string(kinds) }
        return json
    }
}

extension Localized<String> {
    /// In both languages, each from the other or from a word that is always there.
    func json(or other: String) -> JSON {
        ["zh": .string(best(for: .zh) ?? other), "en": .string(en ?? zh ?? other)]
    }
}
