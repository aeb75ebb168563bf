import Intents

extension KeyTable {
    static let pack = KeyTable(
        "pack",
        "`pack.yaml`",
        [
            Key("version", .wholeNumber, "The version of this language.", standard: "`1`"),
            Key(
                "locales",
                .listOrOne(.word(Language.allCases.map(\.rawValue))),
                "The languages that every text must be written in.",
                standard: "`[zh, en]`"
            ),
            Key("currency", .text(.plain), "The currency of amounts that name none (ISO 4217).", standard: "`CNY`"),
            Key(
                "region",
                .text(.plain),
                "The country of telephone numbers without a country code (ISO 3166).",
                standard: "`CN`"
            ),
            Key("time_zone", .text(.plain), "The time zone of dates and times (IANA).", standard: "`Asia/Shanghai`"),
            Key(
                "roles",
                .named(.role, .localized(.text(.plain))),
                "The roles that `allow` may name, with what they are called.",
                standard: "any role, called by its name"
            ),
        ]
    )

    static let recordKind = KeyTable(
        "record_kind",
        "a record kind",
        [
            Key("model", .text(.model), "The model of its records.", isRequired: true),
            Key("title", .localized(.text(.plain)), "What one is called.", standard: "the kind's name"),
            Key("where", .list(.anything), "A search domain that holds for all of them.", standard: "all records"),
            Key("find", .listOrOne(.text(.field)), "The fields that a name is looked for in.", standard: "`[name]`"),
            Key(
                "match",
                .listOrOne(.word(MatchTier.allCases.map(\.rawValue))),
                "Ways to match a name, in order; the first with a hit wins.",
                standard: "`[exact, prefix, contains, pinyin, fuzzy]`"
            ),
            Key("show", .text(.reply), "How one is called in lists and cards.", standard: "`{name}`"),
            Key(
                "names",
                .text(.type),
                "What its names look like: `organization`, `person`, both, or `text`.",
                standard: "`organization | person`, nothing for a table that is loaded whole"
            ),
            Key("refer", .localized(.listOrOne(.text(.plain))), "Words that mean the one in focus."),
            Key(
                "load",
                .word(["all", "found"]),
                "`all` reads a small table whole and offers it as buttons.",
                standard: "`found`"
            ),
            Key("alias", .named(.record, .listOrOne(.text(.plain))), "More words for a record, by its name."),
            Key(
                "within",
                .named(.recordKind, .text(.field)),
                "Kinds that narrow this one, with the field that points to them: `{customer: partner_id}`."
            ),
            Key("order", .text(.plain), "The order of pick lists.", standard: "the model's own"),
            Key("fields", .listOrOne(.text(.field)), "More fields to read, for `show`.", standard: "those of `show`"),
        ]
    )

    static let talk = KeyTable(
        "talk",
        "`talk.yaml`",
        [
            Key(
                "words",
                .named(.word, .localized(.listOrOne(.text(.pattern)))),
                "Patterns of the built-in commands and word classes, by name.",
                standard: "each that is left out: as it comes with Parlance"
            ),
            Key(
                "replies",
                .named(.message, .localized(.text(.reply))),
                "What the engine itself says, by message.",
                standard: "each that is left out: as it comes with Parlance"
            ),
        ]
    )
}
