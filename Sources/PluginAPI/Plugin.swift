public import Intents

/// Handlers that share a service: one Odoo database, one SQLite file, one webhook.
///
/// A plugin sees values and services, never the engine. Whatever it holds is safe to use from many turns at once.
public protocol Plugin: Sendable {
    /// Lower case, as in configuration and diagnostics: `odoo`, `webhook`.
    var name: String { get }
    /// One sentence for `parlance intents --handlers` and the documentation.
    var purpose: String { get }
    var handlers: [Handler] { get }
    /// Where words find their records; nil for a plugin that has none.
    var records: (any RecordSource)? { get }
}

extension Plugin {
    public var records: (any RecordSource)? { nil }
}

/// For whom, and how, a call is made.
public struct Caller: Hashable, Sendable {
    /// The user's login in Parlance; a plugin maps it to its own credentials.
    public var user: String
    public var roles: Set<Role>
    public var language: Language
    /// An IANA name.
    public var timeZone: String
    /// The time of the turn, seconds since 1970.
    public var now: Int

    public init(user: String, roles: Set<Role>, language: Language, timeZone: String, now: Int) {
        self.user = user
        self.roles = roles
        self.language = language
        self.timeZone = timeZone
        self.now = now
    }
}
