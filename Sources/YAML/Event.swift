/// A step of libyaml through a text, copied out of it; marks count the text's scalars.
struct Event {
    let kind: Kind
    let start: Int
    let end: Int

    enum Kind {
        case streamStart, streamEnd, documentStart, documentEnd
        case alias(String)
        case scalar(String, YAMLNode.ScalarStyle, Properties)
        case sequenceStart(Properties)
        case mappingStart(Properties)
        case collectionEnd
    }

    struct Properties {
        let anchor: String?
        let tag: String?

        var isEmpty: Bool { anchor == nil && tag == nil }
    }
}

/// Why libyaml could not go on, in its own words.
struct SyntaxFailure: Error {
    let problem: String
    let mark: Int
    let context: String
    let contextMark: Int
}
