/// Runs work that takes long or blocks on the shared pool, away from the loop that everybody waits for.
public func offLoop<Result: Sendable, Failure>(
    _ work: @Sendable () async throws(Failure) -> Result
) async throws(Failure) -> Result {
    try await withTaskExecutorPreference(globalConcurrentExecutor, operation: work)
}
