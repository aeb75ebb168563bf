extension KeyTable {
    static let test = KeyTable(
        "test",
        "a test",
        [
            Key("name", .text(.plain), "What it shows.", standard: "its first utterance"),
            Key("given", .named(.model, .listOrOne(.anything)), "Records that exist at the start, by model."),
            Key("roles", .listOrOne(.text(.name)), "The roles of who speaks.", standard: "those of `allow`"),
            Key("chat", .list(.mapping(.turn)), "The turns of a conversation."),
            Key("say", .text(.plain), "The only utterance, in place of `chat`."),
        ] + expectations
    )

    static let turn = KeyTable(
        "turn",
        "a turn",
        [Key("user", .text(.plain), "What is said.", isRequired: true)] + expectations
    )

    private static let expectations = [
        Key(
            "bot",
            .text(.plain),
            "What must come back: `ask phone`, `reject phone`, `confirm`, `danger`, `done`, `undone`, `cancelled`, "
                + "`pick customer`, `duplicate customer 7`, `none customer`, `offer create_customer`, `refused`, "
                + "`ambiguous`, `help`, `unknown`.",
            standard: "anything"
        ),
        Key("slots", .named(.slot, .anything), "Slots and their values; the others are free."),
        Key("changed", .listOrOne(.text(.name)), "The slots marked as changed on the card."),
        Key("calls", .listOrOne(.anything), "The handler calls made: `{odoo.create: res.partner, values: {…}}`."),
        Key("says", .listOrOne(.text(.plain)), "Texts that the reply contains."),
    ]
}
