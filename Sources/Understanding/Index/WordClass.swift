internal import Intents

/// The reader's own word classes, by their names in `talk.yaml`.
enum WordClass: String, CaseIterable, Sendable {
    /// Words without weight: 帮我, 一下, 吧, please.
    case filler
    /// Words that phrases end in: 吧, 了, 的.
    case particle
    /// Between a cue and its value: 是, 为, is, to.
    case connector
    /// What kind of thing a name is: 客户, 这家, deal.
    case classifier
    /// Says that a value is to be another one: 改成, change to.
    case assign
    /// 所有, 都, all: no single record.
    case every
    /// 删掉, 清空, delete.
    case destroy
    /// 不要, 别, don't: what follows shall not happen.
    case negation
    /// Between two commands: 然后, and then.
    case sequence
    /// Asks for a fact: 哪些, 多少, which.
    case question
    /// Asks to be shown something: 看看, show me.
    case look
    /// Asks how something is done: 怎么, how do I.
    case how
    /// Asks whether or why: 该不该, should I.
    case advice
    /// Takes back what was just said: 不对, 说错了, I mean.
    case correct
    /// Says that the next value is not meant: 不是A是B.
    case denial
    /// Makes a follow-up of a fragment: 「那…的呢」, what about.
    case ellipsis
    case yes, no, cancel, undo, skip, help, why
    case again = "repeat"
    case greeting, thanks, farewell, praise, complaint
    /// Words for a choice out of a list.
    case all, last, leading
}

/// The patterns of all word classes as one automaton, matched word after word without gaps.
struct WordClasses: Sendable {
    private let graph: HeadGraph

    init(_ words: [String: Localized<[Pattern]>], literals: inout Literals) {
        var automaton = Automaton()
        for (label, wordClass) in WordClass.allCases.enumerated() {
            guard let patterns = words[wordClass.rawValue] else { continue }
            for language in Language.allCases {
                for pattern in patterns[language] ?? [] {
                    automaton.add(
                        pattern.nodes,
                        label: label,
                        literal: { literals.insert($0, isGrammar: false) },
                        slot: { _ in nil }
                    )
                }
            }
        }
        graph = HeadGraph(automaton)
    }

    /// Calls `found` for each class whose words begin at `start`.
    func match(
        from start: Int,
        hits: (Int) -> [Hit],
        skippingBlanks: (Int) -> Int,
        _ found: (WordClass, _ end: Int) -> Void
    ) {
        var front: [(node: HeadGraph.Node, position: Int)] = [(HeadGraph.start, start)]
        var index = 0
        while index < front.count, front.count < 512 {
            let (node, position) = front[index]
            index += 1
            for hit in hits(position) where hit.slips == 0 {
                graph.targets(of: Int(hit.literal), from: node) { target in
                    let next = (target, Int(hit.end))
                    guard !front.contains(where: { $0 == next }) else { return }
                    front.append(next)
                    let blank = skippingBlanks(next.1)
                    if blank != next.1 { front.append((target, blank)) }
                    var labels = graph.labels(at: target)
                    while labels != 0 {
                        found(WordClass.allCases[labels.trailingZeroBitCount], next.1)
                        labels &= labels - 1
                    }
                }
            }
        }
    }
}
