import Diagnostics
import Intents

/// What no file can know alone: names that two files declare, and names that none does.
struct CrossLint {
    private(set) var diagnostics: [Diagnostic] = []

    init(_ files: [String: CatalogFile]) {
        var intents: [Intent] = []
        var kinds: [RecordKind.Name] = []
        for (_, file) in files.sorted(by: { $0.key < $1.key }) {
            switch file.content {
            case .intent(let intent): intents.append(intent)
            case .records(let records): kinds = records.map(\.name)
            case .settings, .talk, nil: break
            }
        }
        checkIdentifiers(intents)
        checkMentions(in: files, intents: Set(intents.map(\.id.rawValue)), kinds: Set(kinds.map(\.rawValue)))
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

    private mutating func checkMentions(in files: [String: CatalogFile], intents: Set<String>, kinds: Set<String>) {
        for mention in files.values.flatMap(\.mentions) {
            switch mention.kind {
            case .intent where !intents.contains(mention.name):
                diagnostics.append(.unknownIntent(mention.name, at: mention.place, known: intents))
            case .recordKind where !kinds.contains(mention.name):
                diagnostics.append(.unknownRecordKind(mention.name, at: mention.place, known: kinds))
            case .intent, .recordKind: break
            }
        }
    }
}
