public import Intents
internal import Linking
internal import PluginAPI

extension Interpreter {
    /// The names of records that this person may see, as far as they can be had: for completing what is typed.
    public func names(for session: Session, _ language: Language, at now: Int) async -> [String] {
        guard let directory else { return [] }
        let caller = Caller(
            user: session.user,
            roles: session.roles,
            language: language,
            timeZone: session.timeZone,
            now: now
        )
        var names: [String] = []
        for kind in program.pack.records {
            names += ((try? await directory.records(of: kind, as: caller)) ?? []).map(\.name)
        }
        return names
    }
}
