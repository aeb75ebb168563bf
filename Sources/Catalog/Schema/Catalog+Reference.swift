extension Catalog {
    /// Every key of the files as tables in Markdown: the part of `Intents/README.md` that is not written by hand.
    public static func reference() -> String {
        KeyTable.all.map(section).joined(separator: "\n")
    }

    private static func section(_ table: KeyTable) -> String {
        var lines = [
            "### \(table.title.capitalizedFirst)", "", "| key | takes | what it says | when left out |",
            "|---|---|---|---|",
        ]
        for key in table.keys {
            let standard = key.isRequired ? "**required**" : key.standard ?? "nothing"
            lines.append(
                "| `\(key.name)` | \(key.shape.phrase.escaped) | \(key.summary.escaped) | \(standard.escaped) |"
            )
        }
        if let other = table.other {
            lines.append("| \(other.title) | its parameters | \(other.summary.escaped) | **required** |")
        }
        return lines.map { $0 + "\n" }.joined()
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }

    fileprivate var escaped: String { replacing("|", with: "\\|") }
}
