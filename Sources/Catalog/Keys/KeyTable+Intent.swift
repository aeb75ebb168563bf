import Intents

extension KeyTable {
    static let intent = KeyTable(
        "intent",
        "an intent",
        [
            Key(
                "title",
                .localized(.text(.plain)),
                "What the operation is called in help and on cards.",
                standard: "the file's name"
            ),
            Key(
                "does",
                .word(Effect.allCases.map(\.rawValue)),
                "What it does to the CRM; cards, undo and audit follow from it.",
                standard: "`read`"
            ),
            Key("allow", .listOrOne(.text(.name)), "The roles that may ask for it.", standard: "everyone"),
            Key(
                "heads",
                .localized(.listOrOne(.text(.pattern))),
                "How a request starts.",
                isRequired: true
            ),
            Key(
                "slots",
                .named(.slot, .either([.text(.type), .mapping(.slot)])),
                "The information it needs, by name."
            ),
            Key(
                "require_one_of",
                .listOrOne(.either([.text(.name), .mapping(.requireOneOf)])),
                "Slots of which at least one must be filled."
            ),
            Key(
                "unique",
                .listOrOne(.text(.uniqueKey)),
                "Slots whose value should not exist in the CRM yet; `~0.85` lets near names count as the same."
            ),
            Key("guard", .listOrOne(.mapping(.guardRule)), "What must hold before the card is shown."),
            Key(
                "confirm",
                .either([.word(["never", "always"]), .mapping(.confirmation)]),
                "Whether a card is shown, and how it must be answered.",
                standard: "`never` for `read`, `always` for the others, a danger card for `delete`"
            ),
            Key("plan", .listOrOne(.mapping(.step)), "The calls that carry it out, in order."),
            Key(
                "undo",
                .either([.text(.plain), .mapping(.undo), .list(.mapping(.step))]),
                "How it is taken back: `auto`, steps, or `{none: why}`.",
                standard: "`auto`: from the handlers' own inverses"
            ),
            Key("focus", .text(.name), "The slot or step whose record 「它」 means from now on."),
            Key("offer", .mapping(.offer), "What is offered next."),
            Key("show", .listOrOne(.mapping(.presentation)), "How results are laid out beside the reply."),
            Key(
                "reply",
                .either([.localized(.text(.reply)), .mapping(.reply)]),
                "What is said; a reply alone is `done`.",
                standard: "a sentence from the title"
            ),
            Key(
                "examples",
                .localized(.listOrOne(.text(.example))),
                "Requests with their slots marked: few-shots for the model, checks of the heads, and tests."
            ),
            Key("never", .localized(.listOrOne(.text(.plain))), "Words that must not start it."),
            Key("tests", .listOrOne(.mapping(.test)), "Conversations that must go as written."),
            Key(
                "parse",
                .word([ReadingPolicy.offlineFirst.rawValue, ReadingPolicy.modelFirst.rawValue]),
                "Which reader gets the words first.",
                standard: "`offline`"
            ),
            Key("hint", .text(.plain), "One short sentence for the model, never a rule."),
        ]
    )

    static let requireOneOf = KeyTable(
        "require_one_of",
        "a `require_one_of`",
        [
            Key("slots", .list(.text(.name)), "The slots.", isRequired: true),
            Key(
                "ask",
                .localized(.text(.reply)),
                "The one question for all of them.",
                standard: "the question of the first slot"
            ),
        ]
    )

    static let guardRule = KeyTable(
        "guard",
        "a guard",
        [
            Key("rule", .text(.expression), "The condition.", isRequired: true),
            Key("say", .localized(.text(.reply)), "What is said when it does not hold.", isRequired: true),
        ]
    )

    static let confirmation = KeyTable(
        "confirm",
        "a `confirm`",
        [
            Key("when", .text(.expression), "The condition for a card.", standard: "as without `confirm`"),
            Key(
                "level",
                .word([Confirmation.Level.normal.rawValue, Confirmation.Level.danger.rawValue]),
                "A danger card must be answered with the effect's name.",
                standard: "`danger` for `delete`, `normal` for the others"
            ),
        ]
    )

    static let offer = KeyTable(
        "offer",
        "an `offer`",
        [
            Key("none", .listOrOne(.text(.name)), "Intents offered when nothing was found."),
            Key("open", .listOrOne(.text(.name)), "The intent that shows a record which exists already."),
            Key("update", .listOrOne(.text(.name)), "The intent that changes a record which exists already."),
        ]
    )

    static let reply = KeyTable(
        "reply",
        "a `reply`",
        [
            Key("done", .localized(.text(.reply)), "It is done, or something was found.", standard: "a built-in reply"),
            Key("none", .localized(.text(.reply)), "Nothing was found.", standard: "a built-in reply"),
        ]
    )
}
