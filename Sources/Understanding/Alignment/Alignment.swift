/// The best explanation of an utterance as one intent: what each stretch was taken for.
struct Alignment: Sendable {
    let cost: Cost
    let steps: [Step]

    struct Step: Sendable {
        let from: Int
        let to: Int
        let role: Role
    }

    enum Role: Hashable, Sendable {
        case start
        case head
        case cue(UInt8)
        case value(UInt8, Evidence.Source)
        case word(WordClass)
        case mark
        case unexplained
    }
}
