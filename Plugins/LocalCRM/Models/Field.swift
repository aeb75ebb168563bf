internal import Intents
internal import PluginAPI

/// A field of a model, as its line in the schema says.
struct Field: Hashable, Sendable {
    enum Kind: String, Hashable, Sendable {
        case boolean, integer, float, monetary, char, text, html, date, datetime, selection
        case many2one, one2many, many2many
        /// An id whose model stands in another field.
        case reference = "many2one_reference"
    }

    let name: String
    let kind: Kind
    let label: Localized<String>
    let relation: String?
    let relationField: String?
    let options: [ModelSchema.Option]
    let isRequired: Bool
    /// Written by the store alone: what callers give for it is dropped, as in Odoo.
    let isOwn: Bool
    let isComputed: Bool
    let isTranslated: Bool

    /// Whether the model's table has a column for it.
    var isColumn: Bool { !isComputed && !isMultiple && name != "id" }
    var isMultiple: Bool { kind == .one2many || kind == .many2many }

    /// Reads `partner_id|many2one!>res.partner|Customer|客户`.
    init?(_ line: Substring) {
        let parts = line.split(separator: "|", omittingEmptySubsequences: false)
        guard parts.count >= 4 else { return nil }
        let head = parts[1].split(separator: ">", maxSplits: 1)
        guard let kind = head.first.flatMap({ Kind(rawValue: String($0.prefix { !"!~*@".contains($0) })) }) else {
            return nil
        }
        name = String(parts[0])
        self.kind = kind
        let flags = head[0].drop { !"!~*@".contains($0) }
        isRequired = flags.contains("!")
        isOwn = flags.contains("~")
        isComputed = flags.contains("*")
        isTranslated = flags.contains("@")
        let target = head.count == 2 ? String(head[1]) : nil
        if kind == .one2many, let dot = target?.lastIndex(of: ".") {
            relation = target.map { String($0[..<dot]) }
            relationField = target.map { String($0[$0.index(after: dot)...]) }
        } else {
            relation = target
            relationField = nil
        }
        label = Field.localized(en: parts[2], zh: parts[3])
        options =
            parts.count < 5
            ? []
            : parts[4].split(separator: ";").map { option in
                let words = option.split(separator: "=", omittingEmptySubsequences: false)
                return ModelSchema.Option(
                    key: String(words[0]),
                    label: Field.localized(en: words.count > 1 ? words[1] : "", zh: words.count > 2 ? words[2] : "")
                )
            }
    }

    private static func localized(en: Substring, zh: Substring) -> Localized<String> {
        Localized(zh: zh.isEmpty ? nil : String(zh), en: en.isEmpty ? nil : String(en))
    }

    /// As lint and other plugins see it.
    var declaration: ModelSchema.Field {
        ModelSchema.Field(
            type: kind.rawValue,
            label: label,
            relation: relation,
            relationField: relationField,
            selection: options,
            isRequired: isRequired,
            isReadonly: isOwn || isComputed,
            isStored: !isComputed
        )
    }
}
