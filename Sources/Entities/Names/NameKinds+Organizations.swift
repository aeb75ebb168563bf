extension NameKinds {
    /// Where words that end an organization's name end: behind 食品, 科技, `Ltd`; scalars of the normalised text.
    public static func organizationEnds(in text: NormalizedText) -> [Int] {
        let scanner = Scanner(text)
        return (1..<max(1, scanner.count)).compactMap { index in
            guard let suffix = scanner.find(.organizationSuffix, index), suffix.value >= 2 else { return nil }
            return scanner.range(index, suffix.next).upperBound
        }
    }
}
