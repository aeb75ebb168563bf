public import Diagnostics

/// A part of a YAML file that knows its place in it; an alias is the node that its anchor names.
public struct YAMLNode: Sendable {
    public let content: Content
    let source: SourceText
    let offsets: Range<Int>

    public enum Content: Sendable {
        case scalar(String, style: ScalarStyle)
        case sequence([YAMLNode])
        /// In the file's order; no two keys are equal.
        case mapping([Entry])
    }

    public enum ScalarStyle: Hashable, Sendable {
        case plain, singleQuoted, doubleQuoted, literal, folded
    }

    public struct Entry: Sendable {
        public let key: YAMLNode
        public let value: YAMLNode
        /// The key's text.
        public let name: String
    }

    /// Quotes and block indicators included, anchors and the white space behind it not.
    public var range: SourceRange { source.range(offsets) }
}

extension YAMLNode {
    public var items: [YAMLNode]? {
        if case .sequence(let items) = content { items } else { nil }
    }

    public var entries: [Entry]? {
        if case .mapping(let entries) = content { entries } else { nil }
    }

    /// The value under a key, nil when this is no mapping or has no such key.
    public subscript(name: String) -> YAMLNode? {
        entries?.first { $0.name == name }?.value
    }
}

extension YAMLNode {
    /// What a sentence about the node calls it: `expected a list, found text`.
    public enum Kind: String, Hashable, Sendable, CustomStringConvertible {
        case nothing, text
        case boolean = "a boolean"
        case number = "a number"
        case list = "a list"
        case mapping = "a mapping"

        public var description: String { rawValue }
    }

    public var kind: Kind {
        switch content {
        case .sequence: .list
        case .mapping: .mapping
        case .scalar where isNull: .nothing
        case .scalar where boolean != nil: .boolean
        case .scalar where integer != nil || decimalText != nil: .number
        case .scalar: .text
        }
    }
}
