internal import JSON
internal import PluginAPI

/// A public method of a model.
struct Method: Sendable {
    enum Target: Hashable, Sendable { case model, records, oneRecord }

    struct Call {
        let session: Session
        let model: Model
        let ids: [Int]
        let arguments: [String: JSON]
    }

    let target: Target
    let parameters: Set<String>
    private let body: @Sendable (Call) throws(HandlerFailure) -> JSON

    init(
        on target: Target = .records,
        takes parameters: Set<String> = [],
        _ body: @escaping @Sendable (Call) throws(HandlerFailure) -> JSON
    ) {
        self.target = target
        self.parameters = parameters
        self.body = body
    }

    func run(_ call: Call) throws(HandlerFailure) -> JSON {
        if let unknown = call.arguments.keys.filter({ !parameters.contains($0) }).sorted().first {
            throw .misused("\(call.model.name): got an unexpected keyword argument '\(unknown)'")
        }
        switch target {
        case .model where !call.ids.isEmpty:
            throw .misused("\(call.model.name): this method takes no ids")
        case .oneRecord where call.ids.count != 1:
            throw .misused("Expected singleton: \(call.model.name)\(call.ids)")
        case .model, .records, .oneRecord: return try body(call)
        }
    }
}

extension Method {
    /// What Odoo has and does not let in from outside.
    fileprivate static let unreachable: Set = [
        "browse", "concat", "ensure_one", "exists", "sudo", "with_context", "with_user",
    ]
}

extension Session {
    func call(
        _ name: String,
        on modelName: String,
        _ ids: [Int],
        _ arguments: [String: JSON]
    ) throws(HandlerFailure) -> JSON {
        let model = try model(modelName)
        guard !name.hasPrefix("_"), !Method.unreachable.contains(name) else {
            throw .denied(
                model: modelName,
                detail: "Private methods (such as '\(modelName).\(name)') cannot be called remotely."
            )
        }
        guard let method = model.definition.methods[name] ?? Method.common[name] else {
            throw .misused("The method '\(modelName).\(name)' does not exist")
        }
        return try method.run(Method.Call(session: self, model: model, ids: ids, arguments: arguments))
    }
}
