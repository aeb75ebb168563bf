internal import Entities
internal import Intents
internal import JSON
internal import PluginAPI
internal import Understanding

/// The names that a user may see, by kind: whole for small tables, the latest ones for large. It serves pick lists,
/// near misses, and the reader's knowledge of names; a change of a model through us forgets that model's names.
actor RecordDirectory {
    private struct Key: Hashable {
        let user: String
        let kind: RecordKind.Name
        let language: Language
    }

    private struct Shelf {
        let records: [Record]
        let readAt: Int
    }

    private let source: any RecordSource
    private var shelves: [Key: Shelf] = [:]
    private var names: [Reader: (names: Names, readAt: Int)] = [:]

    /// What the reader may know.
    struct Names {
        let lexicon: Lexicon
        /// Why there are not all of them: the service could not be asked.
        let failure: HandlerFailure?
    }

    private struct Reader: Hashable {
        let user: String
        let language: Language
    }

    /// Ten minutes for what others may have changed.
    private static let freshness = 600
    /// Seconds until a service that could not be asked is asked again: every turn would wait for it.
    private static let patience = 15
    /// Names kept of a large table.
    private static let capacity = 2_000
    private static let userLimit = 200

    init(_ source: any RecordSource) {
        self.source = source
    }

    /// - Returns: What is known, which may be up to ten minutes old.
    func records(of kind: RecordKind, as caller: Caller) async throws(HandlerFailure) -> [Record] {
        let key = Key(user: caller.user, kind: kind.name, language: caller.language)
        if let shelf = shelves[key], caller.now - shelf.readAt < RecordDirectory.freshness { return shelf.records }
        let query = RecordQuery(
            model: kind.model,
            domain: kind.domain,
            fields: kind.readFields,
            limit: RecordDirectory.capacity,
            order: kind.order ?? (kind.loadsAll ? nil : "write_date desc, id desc")
        )
        let records = try await source.search(query, as: caller)
        if shelves.count >= RecordDirectory.userLimit { shelves.removeAll() }
        shelves[key] = Shelf(records: records, readAt: caller.now)
        return records
    }

    /// The names of all kinds, as far as they can be had: without them the reader still reads.
    func names(of kinds: [RecordKind], as caller: Caller) async -> Names {
        let reader = Reader(user: caller.user, language: caller.language)
        if let known = names[reader] {
            let lifetime = known.names.failure == nil ? RecordDirectory.freshness : RecordDirectory.patience
            if caller.now - known.readAt < lifetime { return known.names }
        }
        var found: [RecordKind.Name: [String]] = [:]
        var failure: HandlerFailure?
        for kind in kinds {
            do {
                found[kind.name] = try await records(of: kind, as: caller).flatMap { record in
                    let short = kind.namesOrganizations ? OrganizationName.shortForms(of: record.name) : []
                    return [record.name] + kind.otherNames(of: [record.name]) + short
                }
            } catch {
                guard error.concernsService else { continue }
                failure = error
                break
            }
        }
        let read = Names(lexicon: Lexicon(found), failure: failure)
        if names.count >= RecordDirectory.userLimit { names.removeAll() }
        names[reader] = (read, caller.now)
        return read
    }

    func forget(model: String, kinds: some Sequence<RecordKind>) {
        let changed = Set(kinds.filter { $0.model == model }.map(\.name))
        shelves = shelves.filter { !changed.contains($0.key.kind) }
        if !changed.isEmpty { names.removeAll() }
    }
}

extension RecordKind {
    fileprivate var namesOrganizations: Bool {
        switch names {
        case nil: !loadsAll
        case .organization?: true
        case .either(let types)?: types.contains(.organization)
        default: false
        }
    }

    /// Everything that finding, showing and guarding a record of this kind reads.
    var readFields: [String] {
        var names = ["display_name", "write_date"] + find + fields + show.paths.compactMap(\.first)
        names.append(contentsOf: within.values)
        // A name may be looked for through a many2one (`partner_id.name`): what is read is the many2one.
        names = names.compactMap { $0.split(separator: ".").first.map(String.init) }
        var seen: Set<String> = []
        names.removeAll { $0 == "id" || !seen.insert($0).inserted }
        return names
    }
}
