import Diagnostics
import Intents

/// What two heads have in common when they are written alike; comparing bytes keeps the check of a thousand files quick.
struct HeadKey: Sendable {
    let folded: [UInt8]
    let place: SourceRange

    static func all(of content: CatalogFile.Content) -> [HeadKey] {
        guard case .intent(let intent) = content else { return [] }
        return ((intent.heads.zh ?? []) + (intent.heads.en ?? [])).map {
            HeadKey(folded: Array($0.source.lowercased().utf8), place: $0.place)
        }
    }
}
