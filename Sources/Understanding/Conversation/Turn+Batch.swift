internal import Intents

/// Several commands in one message.
extension Turn {
    /// Commands joined by 然后, "and then" or the end of a line; nil where the words are one command.
    func batch(_ bounds: Range<Int>) -> Reading? {
        let joints = joints(bounds)
        guard !joints.isEmpty, !isData(joints[0], in: bounds) else { return nil }
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

    private func joints(_ bounds: Range<Int>) -> [Joint] {
        var joints: [Joint] = []
        for place in bounds where place > max(bounds.lowerBound, joints.last?.next ?? 0) {
            let ends = tagging.classes[place].filter { $0.value == .sequence }.map(\.end)
            guard let end = ends.max(), end < bounds.upperBound, command(end..<bounds.upperBound) != nil else {
                continue
            }
            joints.append(Joint(end: place, next: end))
        }
        return joints
    }

    /// Whether the place between two commands lies in what one command has behind a colon.
    private func isData(_ joint: Joint, in bounds: Range<Int>) -> Bool {
        guard let whole = frames(in: bounds).first else { return false }
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
