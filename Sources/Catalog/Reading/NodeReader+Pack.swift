import Diagnostics
import Intents
import JSON
import YAML

extension NodeReader {
    mutating func settings(_ node: YAMLNode) -> Pack.Settings {
        let standard = Pack.Settings()
        if let version = node["version"], let number = version.integer, number != standard.version {
            diagnostics.append(.unknownVersion(number, known: standard.version, at: version.range))
        }
        return Pack.Settings(
            version: node["version"]?.integer ?? standard.version,
            languages: node["locales"]?.texts.compactMap(Language.init) ?? standard.languages,
            currency: code(node["currency"], of: 3, "a currency, as `CNY`") ?? standard.currency,
            region: code(node["region"], of: 2, "a country, as `CN`") ?? standard.region,
            timeZone: node["time_zone"]?.text ?? standard.timeZone,
            roles: Dictionary(
                (node["roles"]?.entries ?? []).map { (Role($0.name), texts($0.value)) },
                uniquingKeysWith: { first, _ in first }
            )
        )
    }

    /// The codes of ISO 4217 and ISO 3166 are capital letters.
    private mutating func code(_ node: YAMLNode?, of length: Int, _ meaning: String) -> String? {
        guard let node, let text = node.text else { return nil }
        let capitals = UInt8(ascii: "A")...UInt8(ascii: "Z")
        if text.utf8.count == length, text.utf8.allSatisfy(capitals.contains) { return text }
        diagnostics.append(.noCode(text, meaning: meaning, at: node.range))
        return nil
    }

    mutating func records(_ node: YAMLNode) -> [RecordKind] {
        (node.entries ?? []).map { entry in
            let value = entry.value
            var kind = RecordKind(
                name: RecordKind.Name(entry.name),
                model: value["model"]?.text ?? "",
                show: value["show"].flatMap { template($0) } ?? Template(field: "name", place: entry.key.range),
                place: entry.key.range
            )
            kind.title = texts(value["title"])
            if kind.title.isEmpty { kind.title = Localized(zh: entry.name, en: entry.name) }
            kind.domain = value["where"]?.json ?? kind.domain
            kind.find = value["find"]?.texts ?? kind.find
            kind.match = value["match"]?.texts.compactMap(MatchTier.init) ?? kind.match
            kind.names = value["names"].flatMap { type($0) }
            kind.refer = lists(value["refer"])
            kind.loadsAll = value["load"]?.text == "all"
            for alias in value["alias"]?.entries ?? [] {
                kind.aliases[alias.name] = alias.value.texts
            }
            kind.order = value["order"]?.text
            for narrowing in value["within"]?.entries ?? [] {
                kind.within[RecordKind.Name(narrowing.name)] = narrowing.value.text
            }
            kind.fields = fields(value["fields"]?.texts ?? [], of: kind)
            kind.places = places(of: kind, in: value)
            return kind
        }
    }

    mutating func talk(_ node: YAMLNode) -> Talk {
        var talk = Talk()
        for entry in node["words"]?.entries ?? [] {
            talk.words[entry.name] = patterns(entry.value)
        }
        for entry in node["replies"]?.entries ?? [] {
            talk.replies[entry.name] = templates(entry.value)
        }
        return talk
    }

    private func places(of kind: RecordKind, in node: YAMLNode) -> [String: SourceRange] {
        var places: [String: SourceRange] = [:]
        for (path, place) in zip(kind.show.paths, kind.show.holePlaces) {
            places[path[0]] = place
        }
        let terms = (node["where"]?.items ?? []).compactMap(\.items?.first)
        let lists = [node["find"], node["fields"], node["model"]].flatMap { $0?.itemsOrOne ?? [] }
        for item in terms + lists {
            if let text = item.text { places[text] = item.range }
        }
        return places
    }

    /// The fields to read: those that `show` needs come by themselves.
    private func fields(_ written: [String], of kind: RecordKind) -> [String] {
        var fields = written
        for field in kind.show.paths.compactMap(\.first) where !fields.contains(field) && field != "id" {
            fields.append(field)
        }
        return fields
    }
}

extension Template {
    fileprivate init(field: String, place: SourceRange) {
        self.init(nodes: [.hole(path: [field], filters: [])], source: "{\(field)}", place: place)
    }
}
