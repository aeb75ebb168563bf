import Diagnostics
import Intents
import YAML

/// Compares a file's tree with its shape, so that what reads it afterwards meets no surprise.
struct ShapeChecker {
    private let file: String
    var diagnostics: [Diagnostic] = []
    /// What counted because the author left it out.
    var defaults: [DefaultTaken] = []
    var gaps: [LanguageGap] = []

    init(file: String) {
        self.file = file
    }

    /// - Parameters:
    ///   - owner: What a missing key is reported at: the key that names the mapping; nil for the file.
    ///   - path: The names that lead to the node.
    mutating func check(_ node: YAMLNode, _ shape: Shape, owner: YAMLNode?, path: [String] = []) {
        if node.isNull, !shape.acceptsNull {
            diagnostics.append(.missingValue(of: path.last, expected: shape.phrase, at: place(of: owner)))
            return
        }
        switch shape {
        case .anything: break
        case .text: expect(node.text != nil, shape, node)
        case .boolean: expect(node.boolean != nil, shape, node)
        case .wholeNumber: expect(node.integer != nil, shape, node)
        case .word(let words): checkWord(node, words)
        case .list(let item): checkItems(node, item, shape, owner: owner, path: path)
        case .listOrOne(let item):
            if node.items == nil {
                check(node, item, owner: owner, path: path)
            } else {
                checkItems(node, item, shape, owner: owner, path: path)
            }
        case .localized(let inner): checkLocalized(node, inner, owner: owner, path: path)
        case .mapping(let table), .mappingWith(_, let table): checkMapping(node, table, owner: owner, path: path)
        case .named(let form, let value): checkNamed(node, form, value, shape, path: path)
        case .either(let shapes):
            guard let fitting = shapes.first(where: { $0.fits(node) }) else {
                diagnostics.append(.wrongShape(expected: shape.phrase, found: node.kind, at: node.range))
                return
            }
            check(node, fitting, owner: owner, path: path)
        }
    }

    private func place(of owner: YAMLNode?) -> SourceRange {
        owner?.range ?? SourceRange(file: file)
    }

    private mutating func expect(_ condition: Bool, _ shape: Shape, _ node: YAMLNode) {
        if !condition {
            diagnostics.append(.wrongShape(expected: shape.phrase, found: node.kind, at: node.range))
        }
    }

    private mutating func checkWord(_ node: YAMLNode, _ words: [String]) {
        guard let text = node.text else {
            diagnostics.append(.wrongShape(expected: Shape.word(words).phrase, found: node.kind, at: node.range))
            return
        }
        if !words.contains(text) { diagnostics.append(.unknownWord(text, known: words, at: node.range)) }
    }

    private mutating func checkItems(
        _ node: YAMLNode,
        _ item: Shape,
        _ shape: Shape,
        owner: YAMLNode?,
        path: [String]
    ) {
        guard let items = node.items else {
            diagnostics.append(.wrongShape(expected: shape.phrase, found: node.kind, at: node.range))
            return
        }
        for (index, node) in items.enumerated() {
            check(node, item, owner: node.firstNode, path: path + ["\(index + 1)"])
        }
    }

    private mutating func checkLocalized(_ node: YAMLNode, _ inner: Shape, owner: YAMLNode?, path: [String]) {
        guard let entries = node.entries else {
            check(node, inner, owner: owner, path: path)
            return
        }
        for entry in entries {
            if Language(rawValue: entry.name) == nil {
                diagnostics.append(.unknownLanguage(entry.name, at: entry.key.range))
            } else {
                check(entry.value, inner, owner: entry.key, path: path + [entry.name])
            }
        }
        for language in Language.allCases where node[language.rawValue] == nil {
            gaps.append(LanguageGap(language: language, place: place(of: owner)))
        }
    }

    private mutating func checkMapping(_ node: YAMLNode, _ table: KeyTable, owner: YAMLNode?, path: [String]) {
        guard let entries = node.entries else {
            diagnostics.append(.wrongShape(expected: "the keys of \(table.title)", found: node.kind, at: node.range))
            return
        }
        var others = 0
        for entry in entries {
            if let key = table[entry.name] {
                check(entry.value, key.shape, owner: entry.key, path: path + [entry.name])
            } else if let other = table.other, entry.name.contains(other.mark) {
                others += 1
                if others > 1 { diagnostics.append(.secondOther(other, in: table, at: entry.key.range)) }
            } else {
                diagnostics.append(.unknownKey(entry.name, in: table, at: entry.key.range))
            }
        }
        if let other = table.other, others == 0 {
            diagnostics.append(.missingOther(other, in: table, at: place(of: owner)))
        }
        for key in table.keys where !entries.contains(where: { $0.name == key.name }) {
            if key.isRequired {
                diagnostics.append(.missingKey(key.name, in: table, at: place(of: owner)))
            } else if let standard = key.standard {
                defaults.append(DefaultTaken(path: (path + [key.name]).joined(separator: "."), value: standard))
            }
        }
    }

    private mutating func checkNamed(
        _ node: YAMLNode,
        _ form: NameForm,
        _ value: Shape,
        _ shape: Shape,
        path: [String]
    ) {
        guard let entries = node.entries else {
            diagnostics.append(.wrongShape(expected: shape.phrase, found: node.kind, at: node.range))
            return
        }
        for entry in entries {
            if form.isIdentifier, !entry.name.isIdentifier {
                diagnostics.append(.noIdentifier(entry.name, at: entry.key.range))
            }
            check(entry.value, value, owner: entry.key, path: path + [entry.name])
        }
    }
}

/// A key that an author left out, with what counts in its place.
public struct DefaultTaken: Hashable, Sendable, CustomStringConvertible {
    /// The keys that lead to it: `slots.phone.required`.
    public let path: String
    public let value: String

    public var description: String { "\(path): \(value)" }
}

extension NameForm {
    /// Whether expressions and replies name such a thing.
    var isIdentifier: Bool {
        switch self {
        case .slot, .recordKind, .word, .role: true
        // An option's key is the value of a selection, whatever the service calls it.
        case .option, .model, .record, .message: false
        }
    }
}

extension Shape {
    fileprivate var acceptsNull: Bool {
        if case .anything = self { true } else { false }
    }

    /// Whether the node looks like this, so that its mistakes are best told in these words.
    func fits(_ node: YAMLNode) -> Bool {
        switch self {
        case .text: node.text != nil
        case .boolean: node.boolean != nil
        case .wholeNumber: node.integer != nil
        case .word(let words): node.text.map(words.contains) ?? false
        case .list: node.items != nil
        case .listOrOne(let item): node.items != nil || item.fits(node)
        case .localized(let inner):
            node.entries?.contains { Language(rawValue: $0.name) != nil } ?? inner.fits(node)
        case .mapping, .named: node.entries != nil
        case .mappingWith(let key, _): node[key] != nil
        case .either(let shapes): shapes.contains { $0.fits(node) }
        case .anything: true
        }
    }
}

extension YAMLNode {
    /// What the node is, for sentences.
    var kind: String {
        switch content {
        case .sequence: "a list"
        case .mapping: "a mapping"
        case .scalar: text.map { "`\($0)`" } ?? "nothing"
        }
    }

    /// What to point at when something is missing in the node: all of it may be many lines.
    var firstNode: YAMLNode {
        switch content {
        case .mapping(let entries): entries.first?.key ?? self
        case .sequence(let items): items.first?.firstNode ?? self
        case .scalar: self
        }
    }

    var firstLine: SourceRange { firstNode.range }
}
