import Entities
import Intents
import Understanding

/// The reader answers any words, and every value that it proposes is a stretch of them.
struct ReaderTrial: Trial {
    let name = "reader"
    let share = 1_000
    let reader: OfflineReader
    let utterances: [String]

    func run(_ random: inout SeededGenerator) async throws -> String? {
        let words = utterance(&random)
        let now = Moment(unix: 1_773_799_200, offset: 28_800)
        let names: [RecordKind.Name: [String]] = ["customer": ["云启科技", "蓝鲸物流", "Acme"], "user": ["赵敏", "Liam"]]
        let context = ReadingContext(reference: Reference(now: now), lexicon: Lexicon(names))
        let reading = reader.read(Utterance(words), in: context)
        let scalars = Array(words.unicodeScalars)
        for value in (reading.commands + reading.alternatives.flatMap { $0 }).compactMap(\.words) {
            let isInside = value.range.lowerBound >= 0 && value.range.upperBound <= scalars.count
            guard isInside, String(String.UnicodeScalarView(scalars[value.range])) == value.text else {
                return "\(words.debugDescription): '\(value.text)' does not stand at \(value.range)"
            }
        }
        return nil
    }

    private func utterance(_ random: inout SeededGenerator) -> String {
        let example = Damage.pick(from: utterances, &random)
        switch Int.random(in: 0...9, using: &random) {
        case 0: return Damage.noise(&random, longest: 30)
        case 1: return example + Damage.noise(&random, longest: 3) + Damage.pick(from: utterances, &random)
        default: return Damage.text(example, with: &random)
        }
    }
}

extension Command {
    fileprivate var words: Words? {
        if case .set(_, let words) = self { words } else { nil }
    }
}
