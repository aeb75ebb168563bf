internal import PluginAPI
internal import SQLite

extension HandlerFailure {
    /// What the file could not do, with the sentence that says what can be done about it.
    init(_ error: DatabaseError) {
        switch error {
        case .cannotOpen, .corrupt, .readOnly, .full, .locked, .io:
            self = .unavailable(detail: "\(error)", mayHaveHappened: false)
        case .constraint(.unique, let detail):
            self = .invalid(field: Self.column(in: detail), detail: "there is already one with this value (\(detail))")
        case .constraint(_, let detail): self = .invalid(field: nil, detail: detail)
        case .interrupted: self = .cancelled
        case .misused: self = .unexpected("\(error)")
        }
    }

    /// `name` in `UNIQUE constraint failed: crm_tag.name`.
    private static func column(in detail: String) -> String? {
        detail.split(separator: ".").last.map(String.init)
    }
}
