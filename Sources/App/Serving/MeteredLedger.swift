internal import Models
internal import Observability

/// Counts the requests to models beside the account that is kept of them.
struct MeteredLedger: Ledger {
    let ledger: any Ledger
    let metrics: Metrics

    func record(_ entry: UsageEntry) {
        metrics.observe(.modelSeconds, entry.provider, took: entry.latency)
        if let failure = entry.failure { metrics.add(.modelFailures, entry.provider, failure) }
        metrics.add(.modelTokens, entry.provider, "read", by: entry.tokens.input)
        metrics.add(.modelTokens, entry.provider, "written", by: entry.tokens.output)
        metrics.add(.modelCost, entry.provider, by: entry.cost)
        ledger.record(entry)
    }

    func spentToday(by user: String?) -> Int? { ledger.spentToday(by: user) }
    var reservations: Reservations { ledger.reservations }
}
