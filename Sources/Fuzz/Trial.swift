/// One thing that must hold for every input, however odd.
protocol Trial: Sendable {
    /// As `--only` names it.
    var name: String { get }
    /// Rounds for each thousand that are asked for: slow ones take fewer.
    var share: Int { get }

    /// What does not hold, with the input that shows it; nil when all is well.
    func run(_ random: inout SeededGenerator) async throws -> String?
}
