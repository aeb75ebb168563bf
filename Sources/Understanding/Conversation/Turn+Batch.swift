internal import Intents

/// Several commands in one message.
extension Turn {
    /// Commands joined by 然后, "and then" or the end of a line; nil where the words are one command.
    func batch(_ bounds: Range<Int>) -> Reading? {
        let joints = joints(bounds)
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

    /// The words between two places as one command.
    private func command(_ bounds: Range<Int>) -> Reading? {
        guard let best = frames(in: bounds).first else { return nil }
        let reading = reading(of: best)
        return reading.confidence > .rejected ? reading : nil
    }
}
