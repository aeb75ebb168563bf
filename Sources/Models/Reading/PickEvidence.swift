internal import Understanding

/// A choice counts only where the person's words say its number.
enum PickEvidence {
    static func pick(_ object: String, in words: String) -> Pick? {
        let said = words.lowercased()
        switch object.lowercased() {
        case "last": return contains(["最后", "末", "last"], said) ? .fromEnd(1) : nil
        case "all": return contains(["全部", "都", "所有", "all", "both", "every"], said) ? .all : nil
        default:
            guard let position = Int(object), spellings.indices.contains(position - 1) else { return nil }
            return contains(spellings[position - 1] + ["\(position)"], said) ? .position(position) : nil
        }
    }

    private static let spellings: [[String]] = [
        ["一", "头", "first", "one", "1st"], ["二", "两", "second", "two", "2nd"], ["三", "third", "three", "3rd"],
        ["四", "fourth", "four", "4th"], ["五", "fifth", "five", "5th"], ["六", "sixth", "six", "6th"],
        ["七", "seventh", "seven", "7th"], ["八", "eighth", "eight", "8th"], ["九", "ninth", "nine", "9th"],
        ["十", "tenth", "ten", "10th"],
    ]

    /// Latin spellings as whole words, others anywhere.
    private static func contains(_ spellings: [String], _ words: String) -> Bool {
        let latin = words.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.map(String.init)
        return spellings.contains { $0.allSatisfy(\.isASCII) ? latin.contains($0) : words.contains($0) }
    }
}
