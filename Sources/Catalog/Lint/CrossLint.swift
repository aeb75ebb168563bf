import Diagnostics
import Intents

/// What no file can know alone: names that two files declare, and names that none does.
struct CrossLint {
    private(set) var diagnostics: [Diagnostic] = []

    /// - Parameter files: In reading order.
    init(_ files: [CatalogFile]) {
        var intents: [Intent] = []
        var kinds: [RecordKind.Name] = []
        var languages = Pack.Settings().languages
        var roles: Set<String> = []
        for file in files {
            switch file.content {
            case .intent(let intent): intents.append(intent)
            case .records(let records): kinds = records.map(\.name)
            case .settings(let settings):
                languages = settings.languages
                roles = Set(settings.roles.keys.map(\.rawValue))
            case .talk, nil: break
            }
        }
        checkIdentifiers(intents)
        checkHeads(of: files)
        checkMentions(
            in: files,
            intents: Set(intents.map(\.id.rawValue)),
            kinds: Set(kinds.map(\.rawValue)),
            roles: roles
        )
        checkOffers(intents)
        for gap in files.flatMap(\.gaps) where languages.contains(gap.language) {
            diagnostics.append(.missingLanguage(gap.language, at: gap.place))
        }
    }

    private mutating func checkIdentifiers(_ intents: [Intent]) {
        var first: [Intent.ID: SourceRange] = [:]
        for intent in intents {
            if let place = first[intent.id] {
                diagnostics.append(.duplicateIntent(intent.id, at: intent.place, first: place))
            } else {
                first[intent.id] = intent.place
            }
        }
    }

    /// - Parameter roles: Those that `pack.yaml` declares; where it declares none, any will do.
    private mutating func checkMentions(
        in files: [CatalogFile],
        intents: Set<String>,
        kinds: Set<String>,
        roles: Set<String>
    ) {
        for mention in files.flatMap(\.mentions) {
            switch mention.kind {
            case .intent where !intents.contains(mention.name):
                diagnostics.append(.unknownIntent(mention.name, at: mention.place, known: intents))
            case .recordKind where !kinds.contains(mention.name):
                diagnostics.append(.unknownRecordKind(mention.name, at: mention.place, known: kinds))
            case .role where !roles.isEmpty && !roles.contains(mention.name):
                diagnostics.append(.unknownRole(mention.name, at: mention.place, known: roles))
            case .intent, .recordKind, .role: break
            }
        }
    }

    private mutating func checkHeads(of files: [CatalogFile]) {
        var first: [[UInt8]: (intent: Intent.ID, place: SourceRange)] = [:]
        first.reserveCapacity(files.reduce(0) { $0 + $1.heads.count })
        for file in files {
            guard case .intent(let intent) = file.content else { continue }
            for head in file.heads {
                guard let other = first.updateValue((intent.id, head.place), forKey: head.folded) else { continue }
                first[head.folded] = other
                if other.intent != intent.id {
                    diagnostics.append(.duplicateHead(other.intent, at: head.place, first: other.place))
                }
            }
        }
    }

    /// When nothing is found an intent offers another; that one must not lead back.
    private mutating func checkOffers(_ intents: [Intent]) {
        var graph: [Intent.ID: [(target: Intent.ID, place: SourceRange)]] = [:]
        for intent in intents {
            let own = intent.offers.filter { $0.when == "none" }.map { ($0.intent, $0.place) }
            let slots = intent.slots.compactMap { slot in slot.offersWhenNone.map { ($0, slot.place) } }
            graph[intent.id] = own + slots
        }
        var done: Set<Intent.ID> = []
        for intent in intents {
            var path: [Intent.ID] = []
            follow(intent.id, graph, &path, &done)
        }
    }

    private mutating func follow(
        _ id: Intent.ID,
        _ graph: [Intent.ID: [(target: Intent.ID, place: SourceRange)]],
        _ path: inout [Intent.ID],
        _ done: inout Set<Intent.ID>
    ) {
        guard !done.contains(id) else { return }
        path.append(id)
        for (target, place) in graph[id] ?? [] {
            if let start = path.firstIndex(of: target) {
                let circle = path[start...].map(\.rawValue) + [target.rawValue]
                diagnostics.append(.offerCycle(circle, at: place))
            } else {
                follow(target, graph, &path, &done)
            }
        }
        path.removeLast()
        done.insert(id)
    }
}
