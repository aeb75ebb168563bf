import Diagnostics
import Intents

/// What is wrong between files, in words.
extension Diagnostic {
    static func duplicateIntent(_ id: Intent.ID, at range: SourceRange, first: SourceRange) -> Self {
        Diagnostic(
            "intent.duplicate",
            .error,
            "there is another intent `\(id)`",
            at: range,
            notes: [Note("it is declared here", at: first)],
            suggestion: "rename one of the two files"
        )
    }

    static func unknownIntent(_ name: String, at range: SourceRange, known: Set<String>) -> Self {
        Diagnostic(
            "offer.unknown-intent",
            .error,
            "there is no intent `\(name)`",
            at: range,
            suggestion: known.closest(to: name).map { "did you mean `\($0)`?" }
        )
    }

    static func unknownRecordKind(_ name: String, at range: SourceRange, known: Set<String>) -> Self {
        Diagnostic(
            "slot.unknown-record-kind",
            .error,
            "`records.yaml` has no kind `\(name)`",
            at: range,
            suggestion: known.closest(to: name).map { "did you mean `\($0)`?" }
                ?? (known.isEmpty ? nil : "there are \(known.sorted().map { "`\($0)`" }.joined(separator: ", "))")
        )
    }

    static func unknownRole(_ name: String, at range: SourceRange, known: Set<String>) -> Self {
        Diagnostic(
            "role.unknown",
            .warning,
            "`pack.yaml` has no role `\(name)`",
            at: range,
            suggestion: known.closest(to: name).map { "did you mean `\($0)`?" }
                ?? "give it a title under `roles:` there"
        )
    }
}

/// What is wrong with heads, in words.
extension Diagnostic {
    static func nestedSlot(_ name: Slot.Name, at range: SourceRange) -> Self {
        Diagnostic(
            "head.nested-slot",
            .error,
            "the slot `\(name)` stands inside of brackets",
            at: range,
            suggestion: "give the slot a cue: it may then follow anywhere"
        )
    }

    static func adjacentSlots(_ left: Slot.Name, _ right: Slot.Name, at range: SourceRange) -> Self {
        Diagnostic(
            "head.adjacent-slots",
            .error,
            "nothing tells where `\(left)` ends and `\(right)` begins",
            at: range,
            suggestion: "put words between them, or give one a cue and take it out of the head"
        )
    }

    static func secondRest(_ name: Slot.Name, at range: SourceRange) -> Self {
        Diagnostic("slot.second-rest", .error, "`\(name)` is the second slot that takes the rest", at: range)
    }

    static func emptyHead(at range: SourceRange) -> Self {
        Diagnostic("head.empty", .error, "everything in this head may be left out", at: range)
    }

    static func headWithoutWords(at range: SourceRange) -> Self {
        Diagnostic("head.no-words", .error, "this head has no word that must be said", at: range)
    }

    static func explosion(_ count: Int, limit: Int, at range: SourceRange) -> Self {
        Diagnostic(
            "head.explosion",
            .error,
            "this head stands for \(count == .max ? "countless" : "\(count)") texts, more than \(limit)",
            at: range,
            suggestion: "split it, or leave words out: fillers need not be written"
        )
    }

    static func repeatedHead(at range: SourceRange) -> Self {
        Diagnostic("head.repeated", .warning, "this head is written twice", at: range)
    }

    static func duplicateHead(_ id: Intent.ID, at range: SourceRange, first: SourceRange) -> Self {
        Diagnostic(
            "head.duplicate",
            .warning,
            "the intent `\(id)` has the same head, so people will be asked which they mean",
            at: range,
            notes: [Note("it stands here", at: first)]
        )
    }
}

/// What is wrong with slots and names, in words.
extension Diagnostic {
    static func undeclaredSlot(_ name: Slot.Name, at range: SourceRange, known: [String]) -> Self {
        Diagnostic(
            "slot.undeclared",
            .error,
            "there is no slot `\(name)`",
            at: range,
            suggestion: known.closest(to: name.rawValue).map { "did you mean `\($0)`?" } ?? "declare it under `slots`"
        )
    }

    static func unusedSlot(_ name: Slot.Name, at range: SourceRange) -> Self {
        Diagnostic("slot.unused", .warning, "nothing uses the slot `\(name)`", at: range)
    }

    static func unknownSource(_ name: String, at range: SourceRange, known: [String]) -> Self {
        Diagnostic(
            "plan.unknown-step",
            .error,
            "there is no step or slot `\(name)`",
            at: range,
            suggestion: known.closest(to: name).map { "did you mean `\($0)`?" } ?? "name a step with `as: \(name)`"
        )
    }

    static func stepNamedLikeSlot(_ name: String, at range: SourceRange, slot: SourceRange) -> Self {
        Diagnostic(
            "plan.duplicate-name",
            .error,
            "a slot has the name `\(name)` already",
            at: range,
            notes: [Note("it is declared here", at: slot)]
        )
    }

    static func repeatedStep(_ name: String, at range: SourceRange, first: SourceRange) -> Self {
        Diagnostic(
            "plan.duplicate-name",
            .error,
            "another step has the name `\(name)`",
            at: range,
            notes: [Note("it stands here", at: first)],
            suggestion: "steps of one name are alternatives: give each a `when`"
        )
    }

    static func onlyNeedsChoice(_ name: Slot.Name, at range: SourceRange) -> Self {
        Diagnostic(
            "show.only",
            .error,
            "`\(name)` does not name a field",
            at: range,
            suggestion: "its type should be `choice` or `slot(…)`"
        )
    }

    static func choiceWithoutOptions(_ name: Slot.Name, at range: SourceRange) -> Self {
        Diagnostic("slot.no-options", .error, "the choice `\(name)` has no `options`", at: range)
    }

    static func optionsWithoutChoice(_ name: Slot.Name, at range: SourceRange) -> Self {
        Diagnostic(
            "slot.options",
            .error,
            "only a `choice` has options",
            at: range,
            suggestion: "write `type: choice` for `\(name)`"
        )
    }

    static func unknownOption(_ word: String, at range: SourceRange, known: [String]) -> Self {
        Diagnostic(
            "slot.unknown-option",
            .error,
            "`\(word)` is none of the options",
            at: range,
            suggestion: known.closest(to: word).map { "did you mean `\($0)`?" }
                ?? "there are \(known.map { "`\($0)`" }.joined(separator: ", "))"
        )
    }

    static func noLength(of type: SlotType, at range: SourceRange) -> Self {
        Diagnostic("check.length", .error, "a value of the type `\(type)` has no length", at: range)
    }

    static func emptyCue(at range: SourceRange) -> Self {
        Diagnostic("cue.empty", .error, "a cue is empty", at: range)
    }

    static func sharedCue(_ cue: String, with slot: Slot.Name, at range: SourceRange, first: SourceRange) -> Self {
        Diagnostic(
            "cue.shared",
            .warning,
            "`\(cue)` announces `\(slot)` too, and their types do not tell them apart",
            at: range,
            notes: [Note("the other slot is declared here", at: first)]
        )
    }
}

/// What is wrong with dialogue, safety, languages and tests, in words.
extension Diagnostic {
    static func noQuestion(_ name: Slot.Name, at range: SourceRange) -> Self {
        Diagnostic(
            "dialogue.no-question",
            .warning,
            "`\(name)` is required but has no question",
            at: range,
            suggestion: "write `ask`"
        )
    }

    static func noCommonQuestion(at range: SourceRange) -> Self {
        Diagnostic(
            "dialogue.no-question",
            .warning,
            "these slots have no common question",
            at: range,
            suggestion: "write `{slots: […], ask: …}`"
        )
    }

    static func offerCycle(_ path: [String], at range: SourceRange) -> Self {
        Diagnostic(
            "offer.cycle",
            .error,
            "these offers lead in a circle: \(path.joined(separator: " → "))",
            at: range
        )
    }

    static func ruleInHint(_ word: String, at range: SourceRange) -> Self {
        Diagnostic(
            "hint.rule",
            .warning,
            "a hint cannot enforce a rule such as `\(word)`",
            at: range,
            suggestion: "write it as `type`, `check`, `required` or `guard`"
        )
    }

    static func longHint(limit: Int, at range: SourceRange) -> Self {
        Diagnostic("hint.long", .warning, "a hint has more than \(limit) characters", at: range)
    }

    static func deleteWithoutDanger(at range: SourceRange) -> Self {
        Diagnostic(
            "safety.delete-without-danger",
            .error,
            "what deletes is confirmed by a danger card",
            at: range,
            suggestion: "remove `confirm`, or write `{level: danger}`"
        )
    }

    static func changeWithoutCard(at range: SourceRange) -> Self {
        Diagnostic("safety.no-card", .warning, "this changes the CRM without asking", at: range)
    }

    static func noPlan(_ effect: Effect, at range: SourceRange) -> Self {
        Diagnostic(
            "plan.empty",
            .error,
            "an intent that does `\(effect.rawValue)` needs a plan",
            at: range
        )
    }

    static func missingLanguage(_ language: Language, at range: SourceRange) -> Self {
        Diagnostic("locale.missing", .warning, "`\(language.rawValue)` is missing here", at: range)
    }

    static func noExamples(at range: SourceRange) -> Self {
        Diagnostic("test.no-examples", .warning, "there are no `examples`", at: range)
    }

    static func noCounterexamples(at range: SourceRange) -> Self {
        Diagnostic(
            "test.no-never",
            .warning,
            "there is no `never`: words that are near but must not start this intent",
            at: range
        )
    }
}
