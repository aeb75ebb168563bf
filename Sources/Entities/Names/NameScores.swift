/// How plausible words are as a name, 0…1 each.
public struct NameScores: Hashable, Sendable {
    public let person: Double
    public let organization: Double

    public init(person: Double, organization: Double) {
        self.person = person
        self.organization = organization
    }
}

/// A stretch of a text that may be a name.
public struct NameCandidate: Hashable, Sendable {
    /// Scalars of the normalised text.
    public let range: Range<Int>
    public let score: Double
}
