internal import Entities
internal import Intents
internal import JSON
internal import PluginAPI

/// Words to records, by the declared tiers: the first tier with a hit wins, and several hits are a question.
struct RecordResolver: Sendable {
    let source: any RecordSource
    let directory: RecordDirectory
    let caller: Caller

    struct Hit: Hashable, Sendable {
        let kind: RecordKind.Name
        let record: Record
        /// What the record is called.
        let name: String
    }

    /// One round trip for each model of a large table, none for small ones.
    ///
    /// - Parameter narrowing: Conditions that other slots have settled, by kind (the opportunities of this customer).
    func find(
        _ words: String,
        kinds: [RecordKind],
        narrowing: [RecordKind.Name: JSON] = [:]
    ) async throws(HandlerFailure) -> [Hit] {
        let match = NameMatch(words)
        guard !match.isEmpty else { return [] }
        var best: [Hit] = []
        var bestRank = Int.max
        for kind in kinds {
            let candidates = try await candidates(for: words, kind: kind, narrowing: narrowing[kind.name])
            for record in candidates {
                guard let tier = tier(of: record, kind: kind, match: match, words: words) else { continue }
                let rank = kind.match.firstIndex(of: tier) ?? kind.match.count
                if rank < bestRank {
                    bestRank = rank
                    best = []
                }
                // A record of two kinds is one record.
                let isNew = !best.contains { $0.record.model == record.model && $0.record.id == record.id }
                if rank == bestRank, isNew { best.append(Hit(kind: kind.name, record: record, name: record.name)) }
            }
        }
        return nearest(best, to: match, kinds: kinds, rank: bestRank)
    }

    /// All records of a kind that fit what other slots have settled.
    func all(of kind: RecordKind, narrowing: JSON, limit: Int) async throws(HandlerFailure) -> [Hit] {
        let query = RecordQuery(
            model: kind.model,
            domain: and(kind.domain, narrowing),
            fields: kind.readFields,
            limit: limit,
            order: kind.order
        )
        return try await source.search(query, as: caller).map { Hit(kind: kind.name, record: $0, name: $0.name) }
    }

    private func candidates(
        for words: String,
        kind: RecordKind,
        narrowing: JSON?
    ) async throws(HandlerFailure) -> [Record] {
        if kind.loadsAll { return try await directory.records(of: kind, as: caller) }
        let core = OrganizationName(words).core
        let terms = Set([words, core].filter { !$0.isEmpty })
        let leaves: [JSON] = kind.find.flatMap { field in
            terms.sorted().map { JSON.array([.string(field), "ilike", .string($0)]) }
        }
        var domain = and(kind.domain, .array(Array(repeating: "|", count: max(0, leaves.count - 1)) + leaves))
        if let narrowing { domain = and(domain, narrowing) }
        let query = RecordQuery(
            model: kind.model,
            domain: domain,
            fields: kind.readFields,
            limit: RecordResolver.candidateLimit,
            order: kind.order
        )
        let found = try await source.search(query, as: caller)
        if !found.isEmpty || !(kind.match.contains(.pinyin) || kind.match.contains(.fuzzy)) { return found }
        guard narrowing == nil else { return [] }
        return try await directory.records(of: kind, as: caller)
    }

    private func tier(of record: Record, kind: RecordKind, match: NameMatch, words: String) -> MatchTier? {
        var names = kind.find.compactMap(record.text)
        names.append(record.name)
        names += kind.otherNames(of: names)
        return names.compactMap { match.tier(of: $0, among: kind.match) }
            .min { (kind.match.firstIndex(of: $0) ?? 0) < (kind.match.firstIndex(of: $1) ?? 0) }
    }

    /// Among near misses only the nearest ones count.
    private func nearest(_ hits: [Hit], to match: NameMatch, kinds: [RecordKind], rank: Int) -> [Hit] {
        guard let kind = kinds.first, rank < kind.match.count, kind.match[rank] == .fuzzy else { return hits }
        let scored = hits.map { ($0, match.similarity(to: $0.name)) }
        guard let top = scored.map(\.1).max() else { return hits }
        return scored.filter { $0.1 >= top - 0.05 }.map(\.0)
    }

    private static let candidateLimit = 60
}

/// Both domains at once.
func and(_ left: JSON, _ right: JSON) -> JSON {
    let a = left.arrayValue ?? []
    let b = right.arrayValue ?? []
    if a.isEmpty { return right }
    if b.isEmpty { return left }
    // Leaves that stand side by side are joined by an implicit `&`, so an operator at the front needs no more.
    return .array(a + b)
}

extension Record {
    /// What people call it.
    var name: String {
        values["name"]?.stringValue ?? values["display_name"]?.stringValue ?? "#\(id)"
    }

    /// The text of a field, or the name behind a many2one for `partner_id.name`.
    func text(_ field: String) -> String? {
        let path = field.split(separator: ".")
        guard path.count == 2, let pair = values[String(path[0])]?.arrayValue, pair.count == 2 else {
            return values[field]?.stringValue
        }
        return pair[1].stringValue
    }

    var version: String? { values["write_date"]?.stringValue }

    var reference: RecordReference { RecordReference(model: model, id: id, name: name) }
}

extension RecordKind {
    /// All words of the groups that one of these names belongs to: a stage is called differently in each language.
    func otherNames(of names: [String]) -> [String] {
        let folded = Set(names.map(Folding.fold))
        return aliases.flatMap { name, words -> [String] in
            let group = [name] + words
            return group.contains { folded.contains(Folding.fold($0)) } ? group : []
        }
    }
}
