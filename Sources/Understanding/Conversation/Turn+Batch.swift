internal import Intents

/// Several commands in one message.
extension Turn {
    /// More commands than this in one message are read as one.
    private static let mostCommands = 8

    /// Commands joined by 然后, "and then" or the end of a line; nil where the words are one command.
    ///
    /// - Parameter whole: The words as one command.
    func batch(_ bounds: Range<Int>, whole: RankedFrame?) -> Reading? {
        let joints = joints(bounds, whole)
        guard !joints.isEmpty else { return nil }
        var reading = Reading([], confidence: .sure, reader: reader.name)
        var start = bounds.lowerBound
        for joint in joints + [Joint(end: bounds.upperBound, next: bounds.upperBound)] {
            guard let part = command(start..<joint.end) else { return nil }
            reading.commands += part.commands
            reading.evidence += part.evidence
            reading.confidence = min(reading.confidence, part.confidence)
            start = joint.next
        }
        return reading
    }

    private struct Joint {
        /// Where one command ends.
        let end: Int
        /// Where the next begins.
        let next: Int
    }

    private func joints(_ bounds: Range<Int>, _ whole: RankedFrame?) -> [Joint] {
        var joints: [Joint] = []
        for place in bounds where place > max(bounds.lowerBound, joints.last?.next ?? 0) {
            guard joints.count < Self.mostCommands else { return [] }
            let ends = tagging.classes[place].filter { $0.value == .sequence }.map(\.end)
            guard let end = ends.max(), end < bounds.upperBound else { continue }
            let joint = Joint(end: place, next: end)
            guard !isData(joint, in: whole), opens(end, bounds.upperBound) else { continue }
            if command(end..<bounds.upperBound) != nil { joints.append(joint) }
        }
        return joints
    }

    /// Whether a word of some intent stands near the beginning.
    private func opens(_ start: Int, _ end: Int) -> Bool {
        (start..<min(start + 6, end)).contains { place in tagging.hits[place].contains { $0.value.isGrammar } }
    }

    /// Whether the place between two commands lies in what one command has behind a colon.
    private func isData(_ joint: Joint, in whole: RankedFrame?) -> Bool {
        guard let whole else { return false }
        let grammar = reader.grammars[whole.intent]
        return whole.alignment.steps.contains { step in
            guard case .value(let slot, _) = step.role, grammar.slots[Int(slot)].isProse else { return false }
            return step.from <= joint.end && joint.next <= step.to && tagging.followsColon(step.from)
        }
    }

    /// The words between two places as one command.
    private func command(_ bounds: Range<Int>) -> Reading? {
        frames(in: bounds).lazy.map { reading(of: $0) }.first { $0.confidence > .rejected }
    }
}
