import Intents

extension KeyTable {
    static let step = KeyTable(
        "step",
        "a step",
        other: OtherKey(
            title: "a handler",
            summary:
                "The handler that is called, such as `odoo.create`, with its parameters. A text that begins with `$` "
                + "is an expression, one with `{…}` a reply; a mapping with `when` counts only if that holds "
                + "(`{when: …, value: …}` for what is no mapping), and what is empty is left out.",
            mark: "."
        ),
        [
            Key("as", .text(.name), "The name under which later steps and replies see the result."),
            Key("when", .text(.expression), "The condition for the step.", standard: "always"),
        ]
    )

    static let undo = KeyTable(
        "undo",
        "an `undo`",
        [Key("none", .text(.plain), "Why it cannot be taken back.", isRequired: true)]
    )

    static let presentation = KeyTable(
        "presentation",
        "a presentation",
        [
            Key("table", .mapping(.table), "The rows of a step as a table."),
            Key("record", .mapping(.record), "One record as a list of labelled fields."),
            Key("chart", .mapping(.chart), "The rows of a step as a chart."),
        ]
    )

    static let table = KeyTable(
        "table",
        "a table",
        [
            Key("of", .text(.name), "The step whose rows it shows.", isRequired: true),
            Key("columns", .list(.either([.text(.field), .mapping(.column)])), "Its columns.", isRequired: true),
        ]
    )

    static let record = KeyTable(
        "record",
        "a record",
        [
            Key("of", .text(.name), "The step or slot whose record it shows.", isRequired: true),
            Key("fields", .list(.either([.text(.field), .mapping(.column)])), "Its fields.", isRequired: true),
            Key(
                "only",
                .text(.name),
                "A slot that names one of the fields: when it is filled, that one alone is shown."
            ),
        ]
    )

    static let chart = KeyTable(
        "chart",
        "a chart",
        [
            Key("of", .text(.name), "The step whose rows it shows.", isRequired: true),
            Key(
                "form",
                .word([
                    Presentation.ChartForm.bar.rawValue, Presentation.ChartForm.line.rawValue,
                    Presentation.ChartForm.pie.rawValue,
                ]),
                "Its form.",
                standard: "`bar`"
            ),
            Key("title", .localized(.text(.reply)), "What stands above it.", standard: "the intent's title"),
            Key("label", .text(.field), "The field that names a row.", isRequired: true),
            Key(
                "values",
                .listOrOne(.either([.text(.field), .mapping(.column)])),
                "The fields it draws.",
                isRequired: true
            ),
        ]
    )

    static let column = KeyTable(
        "column",
        "a column",
        [
            Key("field", .text(.field), "The field.", isRequired: true),
            Key("label", .localized(.text(.plain)), "What it is called.", standard: "the field's label in the CRM"),
            Key(
                "format",
                .word(["money", "percent", "date", "datetime", "number", "text"]),
                "How its values are written.",
                standard: "by the field's type"
            ),
            Key("as", .text(.name), "What the slot of `only` calls it.", standard: "the field's name"),
        ]
    )
}
