import Intents

extension KeyTable {
    static let slot = KeyTable(
        "slot",
        "a slot",
        [
            Key("type", .text(.type), "What the words must be.", standard: "`text`"),
            Key("title", .localized(.text(.plain)), "What it is called on cards.", standard: "the slot's name"),
            Key(
                "required",
                .either([.boolean, .text(.expression)]),
                "Whether it must be filled, or when.",
                standard: "`false`"
            ),
            Key("rest", .boolean, "Takes the words that nothing else explains.", standard: "`false`"),
            Key("cues", .localized(.listOrOne(.text(.plain))), "Words that announce it."),
            Key("ask", .localized(.text(.reply)), "The question for it.", standard: "a built-in question"),
            Key("check", .listOrOne(.either([.text(.rule), .mapping(.check)])), "What its value must obey."),
            Key("accepts", .listOrOne(.text(.name)), "Other slots that an answer to its question may fill instead."),
            Key(
                "default",
                .text(.plain),
                "Its value when nobody fills it: words of its type, `me`, `today`, `now`, `focus`, or `$…`."
            ),
            Key(
                "allow",
                .listOrOne(.text(.name)),
                "The roles that may set it.",
                standard: "whoever may use the intent"
            ),
            Key(
                "options",
                .either([
                    .named(.option, .either([.mappingWith("words", .option), .localized(.listOrOne(.text(.plain)))])),
                    .list(.text(.name)),
                ]),
                "The options of a `choice`, each with its words; the first word is its title."
            ),
            Key(
                "many",
                .word([
                    Slot.Multiplicity.one.rawValue, Slot.Multiplicity.pick.rawValue, Slot.Multiplicity.list.rawValue,
                ]),
                "What happens when words fit several records: `one` asks for a fuller name, `pick` offers a list, "
                    + "`list` takes them all.",
                standard: "`pick` for records, `list` for lists, `one` for the others"
            ),
            Key("max", .wholeNumber, "The most values of a list, or choices of a pick list."),
            Key("none", .text(.offer), "What is offered when no record has this name."),
            Key("hint", .text(.plain), "One short sentence for the model, never a rule."),
        ]
    )

    static let check = KeyTable(
        "check",
        "a check",
        [
            Key(
                "rule",
                .text(.rule),
                "`length 2..80`, or an expression in which `> 0` is short for `value > 0`.",
                isRequired: true
            ),
            Key(
                "say",
                .localized(.text(.reply)),
                "What is said when it does not hold.",
                standard: "a built-in sentence"
            ),
        ]
    )

    static let option = KeyTable(
        "option",
        "an option",
        [
            Key("title", .localized(.text(.plain)), "What it is called.", standard: "its first word"),
            Key("words", .localized(.listOrOne(.text(.plain))), "The words for it.", isRequired: true),
            Key(
                "allow",
                .listOrOne(.text(.name)),
                "The roles that may choose it.",
                standard: "whoever may use the intent"
            ),
        ]
    )
}
