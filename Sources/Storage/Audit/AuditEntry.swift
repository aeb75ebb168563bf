internal import Engine
public import JSON
internal import PluginAPI

/// One line of the audit: how an operation ended, with who asked for it, in which words, and what it changed.
public struct AuditEntry: Hashable, Sendable {
    /// From 1, without holes.
    public let number: Int
    /// The line itself; what was hashed is its text.
    public let content: JSON
    /// SHA-256 over the hash before, the number and the content.
    public let hash: String

    public var operation: String { content["operation"]?.stringValue ?? "" }
    /// Seconds since 1970.
    public var at: Int { content["at"]?.intValue ?? 0 }
    public var user: String { content["user"]?.stringValue ?? "" }
    public var session: String { content["session"]?.stringValue ?? "" }
    public var state: String { content["state"]?.stringValue ?? "" }
    public var frames: [JSON] { content["frames"]?.arrayValue ?? [] }
    public var intents: [String] { frames.compactMap { $0["intent"]?.stringValue } }
    public var steps: [JSON] { content["steps"]?.arrayValue ?? [] }
}

extension Operation {
    /// What the audit keeps: everything but the handlers' arguments and facts, which only a crash needs.
    func auditLine(at now: Int) -> JSON {
        var line: JSON = [
            "operation": .string(id), "at": .integer(now), "user": .string(user), "session": .string(session),
            "state": .string(state.rawValue), "frames": .array(frames.map(\.json)),
            "steps": .array(steps.map(\.auditLine)),
        ]
        line["undoes"] = undoes.map(JSON.string)
        return line
    }
}

extension Operation.Step {
    fileprivate var auditLine: JSON {
        var line: JSON = [
            "handler": .string(handler), "frame": .integer(frame), "state": .string(state.rawValue),
            "changes": .array((outcome?.changes ?? []).map(\.json)),
        ]
        line["failure"] = failure.map(JSON.string)
        return line
    }
}
