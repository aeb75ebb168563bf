internal import CUTF8Proc

/// Unicode's NFKC for a short run of scalars: full width, circled and stacked forms become what they stand for.
enum Compatibility {
    /// Longer runs of combining marks are cut here, as in Unicode's stream-safe format, so that ordering them stays cheap.
    static let longestCluster = 32

    /// Appends the normalised form of `cluster`; the cluster as it is where the library refuses it.
    static func append(_ cluster: ArraySlice<Unicode.Scalar>, to output: inout [Unicode.Scalar]) {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: cluster)
        let bytes = Array(String(text).utf8)
        let options = utf8proc_option_t(
            UTF8PROC_COMPAT.rawValue | UTF8PROC_COMPOSE.rawValue | UTF8PROC_STABLE.rawValue
        )
        // A scalar decomposes into 18 at most (U+FDFA).
        let capacity = cluster.count * 18
        let points = unsafe [Int32](unsafeUninitializedCapacity: capacity) { buffer, count in
            count = unsafe bytes.withUnsafeBufferPointer { input in
                let length = unsafe utf8proc_decompose(
                    input.baseAddress,
                    input.count,
                    buffer.baseAddress,
                    capacity,
                    options
                )
                guard length > 0, length <= capacity else { return 0 }
                return unsafe max(0, utf8proc_normalize_utf32(buffer.baseAddress, length, options))
            }
        }
        let scalars = points.compactMap { Unicode.Scalar(UInt32(bitPattern: $0)) }
        output.append(contentsOf: scalars.isEmpty ? Array(cluster) : scalars)
    }

    /// Whether NFKC leaves `scalar` alone whatever stands around it but combining marks.
    static func isStable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x80, 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x3001...0x3020, 0x2010, 0x2012...0x2016, 0x2018...0x201F: true
        default: false
        }
    }

    /// Whether `scalar` may combine with what stands before it.
    static func continues(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x300, 0x2000...0x20CF, 0x2E80...0x3029, 0x3400...0x9FFF, 0xFF00...0xFF9D: false
        case 0x1160...0x11FF, 0xFF9E, 0xFF9F: true
        default: scalar.properties.canonicalCombiningClass != .notReordered
        }
    }
}
