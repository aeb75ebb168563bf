internal import Intents
internal import JSON

/// A call of a model's method, as both transports carry it.
struct RemoteCall: Hashable, Sendable {
    enum Purpose: Hashable, Sendable { case read, write }

    var model: String
    var method: String
    /// The records that it is a method of; nil for methods of the model.
    var ids: [Int]?
    /// Arguments that JSON-RPC passes by position before all others.
    var positions: [JSON] = []
    /// By name, in the order in which the method declares them: JSON-RPC passes the first ones by position.
    var arguments: [(name: String, value: JSON)]
    var purpose: Purpose
    /// In which failures are put.
    var language = Language.en

    init(
        _ model: String,
        _ method: String,
        ids: [Int]? = nil,
        _ arguments: [(name: String, value: JSON)] = [],
        _ purpose: Purpose = .read
    ) {
        self.model = model
        self.method = method
        self.ids = ids
        self.arguments = arguments
        self.purpose = purpose
    }

    static func == (left: RemoteCall, right: RemoteCall) -> Bool {
        left.model == right.model && left.method == right.method && left.ids == right.ids
            && left.named == right.named
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(model)
        hasher.combine(method)
    }

    /// Whether what it sees and makes is a company's: not what tells which company that is.
    var isOfCompany: Bool {
        switch method {
        case "fields_get", "context_get", "has_access", "check_access_rights": false
        default: model != "res.users" && model != "res.company"
        }
    }

    var named: [String: JSON] {
        Dictionary(arguments.map { ($0.name, $0.value) }) { $1 }
    }
}
