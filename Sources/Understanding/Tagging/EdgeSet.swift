/// Where the stretches of a text begin and end.
struct EdgeSet {
    private var isEdge: [Bool]

    /// Edges of Latin words, of numbers, and of marks, up to `limit`; what follows is one stretch.
    init(_ scalars: [Unicode.Scalar], limit: Int) {
        isEdge = [Bool](repeating: false, count: scalars.count + 1)
        isEdge[0] = true
        isEdge[scalars.count] = true
        isEdge[limit] = true
        guard limit > 1 else { return }
        for index in 1..<limit where Self.differ(scalars[index - 1], scalars[index]) { isEdge[index] = true }
    }

    mutating func insert(_ start: Int, _ end: Int) {
        isEdge[start] = true
        isEdge[end] = true
    }

    /// All edges so far.
    var starts: [Int] { isEdge.indices.filter { isEdge[$0] } }

    /// The edges in order, and for each scalar that is one its place in that order.
    func places() -> (places: [Int], index: [Int32]) {
        var places: [Int] = []
        var index = [Int32](repeating: -1, count: isEdge.count)
        for (offset, isPlace) in isEdge.enumerated() where isPlace {
            index[offset] = Int32(places.count)
            places.append(offset)
        }
        return (places, index)
    }

    private static func differ(_ left: Unicode.Scalar, _ right: Unicode.Scalar) -> Bool {
        let (a, b) = (Form(left), Form(right))
        return a != b || a == .mark
    }

    private enum Form: Equatable {
        case han, latin, blank, mark

        init(_ scalar: Unicode.Scalar) {
            if scalar.isBlank {
                self = .blank
            } else if scalar.isLatin {
                self = .latin
            } else if scalar.isWordScalar {
                self = .han
            } else {
                self = .mark
            }
        }
    }
}
