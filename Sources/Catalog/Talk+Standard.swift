public import Intents
import YAML

extension Talk {
    /// The words and replies that come with Parlance: what a `talk.yaml` does not say, or says wrongly, is said so.
    public static let standard: Talk = {
        let (root, _) = YAMLReader.read(PackageResources.talk_yaml, file: "talk.yaml")
        var reader = NodeReader()
        return root.map { reader.talk($0) } ?? Talk()
    }()

    /// These words, and the other's where there are none.
    func completed(by other: Talk) -> Talk {
        Talk(
            words: words.merging(other.words) { $0.completed(by: $1) { $0.isEmpty } },
            replies: replies.merging(other.replies) { $0.completed(by: $1) { _ in false } }
        )
    }
}

extension Localized {
    fileprivate func completed(by other: Localized, where isEmpty: (Value) -> Bool) -> Localized {
        var completed = other
        for language in Language.allCases {
            if let own = self[language], !isEmpty(own) { completed[language] = own }
        }
        return completed
    }
}
