internal import JSON
internal import PluginAPI

/// Those who take part in a meeting: contacts by id, and people of whom only the name is known.
struct Attendees: HandlerInput, Hashable {
    let ids: [Int]
    let names: [String]

    static var shape: ParameterShape { .any }

    init?(argument: JSON) {
        var ids: [Int] = []
        var names: [String] = []
        guard Attendees.sort(argument, into: &ids, &names) else { return nil }
        self.ids = ids
        self.names = names
    }

    private static func sort(_ argument: JSON, into ids: inout [Int], _ names: inout [String]) -> Bool {
        if let id = argument.recordID {
            if !ids.contains(id) { ids.append(id) }
            return true
        }
        switch argument {
        case .string(let name): names.append(name)
        case .array(let items): return items.allSatisfy { sort($0, into: &ids, &names) }
        default: return false
        }
        return true
    }

    /// For the agenda; nil when everybody is a contact.
    var sentence: String? { names.isEmpty ? nil : names.joined(separator: ", ") }
}
