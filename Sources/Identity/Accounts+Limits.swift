internal import Limits
internal import Synchronization

extension Accounts {
    /// Takes one attempt to log in; nil when it may be made, else the seconds to wait.
    func attempt(_ username: String, from address: String, at now: Int) async -> Int? {
        switch await buckets?.take(LoginLimits.uses(username, from: address)) {
        case .allowed: nil
        case .refused(let seconds): max(1, Int(seconds.rounded(.up)))
        case nil: limits.withLock { $0.attempt(username, from: address, at: now) }
        }
    }

    /// The attempt was right: it does not count.
    func succeeded(_ username: String, from address: String) async {
        limits.withLock { $0.succeeded(username, from: address) }
        await buckets?.giveBack(LoginLimits.uses(username, from: address))
    }
}
