/// A message after NFKC, with a map back to it, so that evidence points into what the person wrote.
public struct NormalizedText: Sendable {
    public let original: String
    /// The normalised text; letters keep their case.
    public let scalars: [Unicode.Scalar]
    /// `scalars` for matching, one to one: lower case, simplified characters, plain quotes and dashes.
    public let folded: [Unicode.Scalar]
    /// The scalars of the original, where they differ from the normalised ones.
    private let source: [Unicode.Scalar]
    /// Where in the original each scalar comes from, nil while every scalar stands at its own place.
    private let origins: [Origin]?

    private struct Origin {
        let start: UInt32
        let end: UInt32
    }

    public init(_ original: String) {
        self.original = original
        let source = Array(original.unicodeScalars)
        var index = 0
        while index < source.count, Compatibility.isStable(source[index]) { index += 1 }
        if index == source.count {
            scalars = source
            origins = nil
            self.source = []
        } else {
            (scalars, origins) = Self.normalize(source)
            self.source = source
        }
        folded = scalars.map(Folding.fold)
    }

    public var count: Int { scalars.count }

    /// Whether normalisation made the scalar from another one, as a comma from a full-width comma.
    func isRewritten(_ index: Int) -> Bool {
        guard let origins, origins.indices.contains(index) else { return false }
        return source[Int(origins[index].start)] != scalars[index]
    }

    /// The scalars of the original that the normalised `range` was made of.
    public func originalRange(_ range: Range<Int>) -> Range<Int> {
        guard let origins else { return range }
        guard !range.isEmpty else {
            let place = range.lowerBound < origins.count ? Int(origins[range.lowerBound].start) : originalCount(origins)
            return place..<place
        }
        return Int(origins[range.lowerBound].start)..<Int(origins[range.upperBound - 1].end)
    }

    /// The normalised text of `range`, as it would be shown.
    public func text(_ range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[range])
        return String(view)
    }

    /// The words of the original behind the normalised `range`.
    public func originalText(_ range: Range<Int>) -> String {
        let place = originalRange(range)
        let view = original.unicodeScalars
        let start = view.index(view.startIndex, offsetBy: place.lowerBound)
        return String(view[start..<view.index(start, offsetBy: place.count)])
    }

    private func originalCount(_ origins: [Origin]) -> Int {
        origins.last.map { Int($0.end) } ?? 0
    }

    private static func normalize(_ source: [Unicode.Scalar]) -> ([Unicode.Scalar], [Origin]) {
        var scalars: [Unicode.Scalar] = []
        var origins: [Origin] = []
        scalars.reserveCapacity(source.count)
        origins.reserveCapacity(source.count)
        var start = 0
        while start < source.count {
            var end = start + 1
            while end < source.count, end - start < Compatibility.longestCluster, Compatibility.continues(source[end]) {
                end += 1
            }
            if end == start + 1, Compatibility.isStable(source[start]) {
                scalars.append(source[start])
            } else {
                Compatibility.append(source[start..<end], to: &scalars)
            }
            let origin = Origin(start: UInt32(clamping: start), end: UInt32(clamping: end))
            while origins.count < scalars.count { origins.append(origin) }
            start = end
        }
        return (scalars, origins)
    }
}
