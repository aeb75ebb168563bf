/// What the engine itself says, by the key under which `talk.yaml` words it; one that an installation does not
/// word is said as it comes with Parlance.
public enum Phrase: String, Hashable, Sendable, CaseIterable {
    case greeting, thanks, goodbye, empty, tooLong = "too_long"
    case unknown, unknownPending = "unknown_pending", outOfScope = "out_of_scope", negated, offline
    case tooSweeping = "too_sweeping"
    case help, helpIntent = "help_intent", why, whyNothing = "why_nothing", whyStart = "why_start"
    case whyValue = "why_value", whyKnown = "why_known", whyReference = "why_reference", whyUnused = "why_unused"
    case repeatNothing = "repeat_nothing"

    case ask, askPick = "ask_pick", askAgain = "ask_again", askChoices = "ask_choices", askEscape = "ask_escape"
    case setAside = "set_aside"
    case skipped, cannotSkip = "cannot_skip", resume, alternatives

    case rejectType = "reject_type", rejectApproximate = "reject_approximate", rejectPast = "reject_past"
    case rejectCurrency = "reject_currency", rejectImpossible = "reject_impossible"
    case rejectRecurring = "reject_recurring", rejectVague = "reject_vague"
    case rejectFuture = "reject_future", rejectChoice = "reject_choice", rejectRole = "reject_role"
    case rejectOption = "reject_option"
    case rejectMaximum = "reject_maximum", rejectCheck = "reject_check"

    case recordNone = "record_none", recordMany = "record_many", recordMore = "record_more"
    case recordNoFocus = "record_no_focus", recordOffer = "record_offer", emptyResult = "empty_result"
    case duplicate, duplicateOpen = "duplicate_open", duplicateUpdate = "duplicate_update"
    case duplicateCreate = "duplicate_create"

    case confirm, confirmBatch = "confirm_batch", confirmDanger = "confirm_danger", confirmAgain = "confirm_again"
    case cardExpired = "card_expired", cardStale = "card_stale", cardAnswered = "card_answered"
    case yesButton = "yes_button", noButton = "no_button", skipButton = "skip_button", cancelButton = "cancel_button"
    case undoButton = "undo_button", effectCreate = "effect_create", effectWrite = "effect_write"
    case effectDelete = "effect_delete", effectRead = "effect_read"

    case done, cancelled, cancelNothing = "cancel_nothing", nothingPending = "nothing_pending"
    case undone, undoNothing = "undo_nothing", undoConflict = "undo_conflict", undoNever = "undo_never"
    case undoFailed = "undo_failed"

    case tableCheck = "table_check", tableDone = "table_done", tableMissing = "table_missing"
    case tableTwin = "table_twin", tableDuplicate = "table_duplicate"

    case denied, failedStep = "failed_step", failedPartly = "failed_partly", failedNothing = "failed_nothing"
    case failedCompensated = "failed_compensated", maybeDone = "maybe_done", interrupted
    case failureUnauthenticated = "failure_unauthenticated", failureDenied = "failure_denied"
    case failureMissing = "failure_missing", failureInvalid = "failure_invalid", failureConflict = "failure_conflict"
    case failureUnavailable = "failure_unavailable", failureTimedOut = "failure_timed_out"
    case failureMisused = "failure_misused", failureCancelled = "failure_cancelled"
    case failureUnexpected = "failure_unexpected", journalUnavailable = "journal_unavailable", dryRun = "dry_run"
}
