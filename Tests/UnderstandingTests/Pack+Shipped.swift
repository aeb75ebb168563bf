import Catalog
import Intents

extension Pack {
    /// What the files of `Intents/` declare.
    static let shipped: Pack = {
        let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        return Catalog.load("/\(root)/Intents").0
    }()
}
