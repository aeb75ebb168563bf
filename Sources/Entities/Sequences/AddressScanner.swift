/// E-mail addresses and web addresses, found in one pass over the scalars.
struct AddressScanner {
    private let scalars: [Unicode.Scalar]
    private let original: [Unicode.Scalar]

    init(_ text: NormalizedText) {
        scalars = text.folded
        original = text.scalars
    }

    struct Address {
        let range: Range<Int>
        let isEmail: Bool
        let text: String
    }

    func addresses() -> [Address] {
        var found: [Address] = []
        var index = 0
        while index < scalars.count {
            // Addresses start where a run of their characters starts.
            guard isPart(scalars[index]), index == 0 || !isPart(scalars[index - 1]) else {
                index += 1
                continue
            }
            var end = index
            while end < scalars.count, isPart(scalars[end]) { end += 1 }
            if let address = address(index..<end) {
                found.append(address)
                index = max(address.range.upperBound, index + 1)
                while index < end, isPart(scalars[index]) { index += 1 }
            }
            index = max(end, index)
        }
        return found
    }

    /// ASCII that may stand in an address.
    private func isPart(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.isASCII, scalar.value > 0x20, scalar.value != 0x7F else { return false }
        return !["\"", "<", ">", "`", "{", "}", "|", "^", "[", "]", "(", ")", ",", ";", "'"].contains(scalar)
    }

    private func address(_ run: Range<Int>) -> Address? {
        guard scalars[run].contains(where: { $0 == "." || $0 == ":" }) else { return nil }
        if let scheme = schemeEnd(run) { return web(scheme.start, from: scheme.end, run.upperBound, hasScheme: true) }
        if hasForeignScheme(run) { return nil }
        if let at = scalars[run].firstIndex(of: "@") { return email(run, at: at) }
        return web(hostStart(run), from: hostStart(run), run.upperBound, hasScheme: false)
    }

    // MARK: Web

    private func schemeEnd(_ run: Range<Int>) -> (start: Int, end: Int)? {
        for scheme in Self.schemes {
            var index = run.lowerBound
            while index + scheme.count <= run.upperBound {
                if scalars[index..<index + scheme.count].elementsEqual(scheme),
                    index == run.lowerBound || !scalars[index - 1].isASCIILetter
                {
                    return (index, index + scheme.count)
                }
                index += 1
                if index - run.lowerBound > 64 { break }
            }
        }
        return nil
    }

    private static let schemes = ["https://", "http://", "ftp://", "ftps://"].map { Array($0.unicodeScalars) }

    /// `httt://abc.com` is no address at all.
    private func hasForeignScheme(_ run: Range<Int>) -> Bool {
        guard let colon = scalars[run].firstIndex(of: ":"), colon + 2 < run.upperBound else { return false }
        return scalars[colon + 1] == "/" && scalars[colon + 2] == "/"
    }

    private func hostStart(_ run: Range<Int>) -> Int {
        // `网址:www.abc.com` and `site=abc.com` start behind the sign.
        var start = run.lowerBound
        for index in run where !isHost(scalars[index]) {
            guard [":", "=", "/", "#", "*", "!", "~", "_", "+", "&", "$", "?"].contains(scalars[index]),
                index - start < 12, !scalars[start..<index].contains(".")
            else { break }
            start = index + 1
        }
        return start
    }

    private func isHost(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCIILetter || scalar.isDigit || scalar == "." || scalar == "-"
    }

    private func web(_ start: Int, from host: Int, _ limit: Int, hasScheme: Bool) -> Address? {
        var end = host
        while end < limit, isHost(scalars[end]) { end += 1 }
        var labels = scalars[host..<end].split(separator: ".", omittingEmptySubsequences: false)
        // A sentence's full stops are not the host's.
        while labels.count > 1, let last = labels.last, last.isEmpty {
            labels.removeLast()
            end -= 1
        }
        guard !labels.contains(where: \.isEmpty) else { return nil }
        let isLocal = hasScheme && labels.count == 1 && String(String.UnicodeScalarView(labels[0])) == "localhost"
        guard isLocal || isDomain(labels, hasScheme: hasScheme) else { return nil }
        end = path(end, limit)
        return Address(range: start..<end, isEmail: false, text: text(start..<end))
    }

    private func isDomain(_ labels: [ArraySlice<Unicode.Scalar>], hasScheme: Bool) -> Bool {
        guard labels.count >= 2, let top = labels.last, labels.allSatisfy({ $0.count <= 63 && $0.first != "-" }) else {
            return false
        }
        let name = String(String.UnicodeScalarView(top))
        if hasScheme, labels.count == 4, labels.allSatisfy({ $0.allSatisfy(\.isDigit) }) { return true }
        guard TopLevelDomains.contains(name) else { return false }
        if hasScheme { return true }
        // Without a scheme a bare number or letter is no site: 7.am, e.g.
        let second = labels[labels.count - 2]
        return second.contains(where: \.isASCIILetter) && second.count >= 2
    }

    /// Port, path, query and fragment, without the punctuation that closes a sentence.
    private func path(_ start: Int, _ limit: Int) -> Int {
        guard start < limit, ["/", "?", "#", ":"].contains(scalars[start]) else { return start }
        if scalars[start] == ":", start + 1 >= limit || !scalars[start + 1].isDigit { return start }
        var end = limit
        while end > start, [".", ",", "!", "?", ";", ":"].contains(scalars[end - 1]) { end -= 1 }
        return end
    }

    // MARK: E-mail

    private func email(_ run: Range<Int>, at: Int) -> Address? {
        var start = at
        while start > run.lowerBound, isLocal(scalars[start - 1]) { start -= 1 }
        guard start < at, scalars[start] != ".", scalars[at - 1] != "." else { return nil }
        for index in start..<at - 1 where scalars[index] == "." && scalars[index + 1] == "." { return nil }
        var end = at + 1
        while end < run.upperBound, isHost(scalars[end]) { end += 1 }
        while end > at + 1, scalars[end - 1] == "." || scalars[end - 1] == "-" { end -= 1 }
        let labels = scalars[at + 1..<end].split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, labels.allSatisfy({ !$0.isEmpty && $0.first != "-" }), let top = labels.last,
            top.count >= 2,
            top.allSatisfy(\.isASCIILetter)
        else { return nil }
        if end < run.upperBound, scalars[end] == "@" { return nil }
        return Address(range: start..<end, isEmail: true, text: text(start..<end))
    }

    private func isLocal(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCIILetter || scalar.isDigit || [".", "_", "%", "+", "-"].contains(scalar)
    }

    private func text(_ range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: original[range])
        return String(view)
    }
}
