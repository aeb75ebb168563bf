extension StringProtocol {
    /// The text when it is short, else its beginning and `…`: what a sentence quotes must not drown it.
    public var abbreviated: String {
        let limit = 40
        guard let end = index(startIndex, offsetBy: limit, limitedBy: endIndex), end < endIndex else {
            return String(self)
        }
        return self[..<end] + "…"
    }
}
