internal import JSON
internal import PluginAPI

/// Something for each of several fields; null is something too, unlike in a `[String: JSON]`.
struct FieldMap: HandlerInput, Hashable {
    let members: [String: JSON]

    static var shape: ParameterShape { .values(of: "model") }

    init?(argument: JSON) {
        guard case .object(let members) = argument else { return nil }
        self.members = members
    }
}
