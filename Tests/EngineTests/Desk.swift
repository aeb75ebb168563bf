import Intents
import JSON
import PluginAPI
import Synchronization

/// A service that reserves and then fails to ship some orders.
final class Desk: Plugin {
    let name = "desk"
    let purpose = "Reserves and ships."
    private let failure: HandlerFailure
    private let isDoomed: @Sendable (String) -> Bool
    private let calls = Mutex<[String]>([])

    init(failing failure: HandlerFailure, when isDoomed: @escaping @Sendable (String) -> Bool = { _ in true }) {
        self.failure = failure
        self.isDoomed = isDoomed
    }

    var log: [String] { calls.withLock { $0 } }

    private func note(_ call: String) { calls.withLock { $0.append(call) } }

    var handlers: [Handler] {
        [
            Handler(
                "desk.reserve",
                "Reserves an order.",
                effect: .create,
                inverse: .call { change in ("desk.release", ["number": change.after["number"] ?? .null]) },
                Parameter<String>("number", "Which one")
            ) { _, number in
                self.note("reserve \(number)")
                return Outcome(changes: [
                    Change(.created, model: "desk.order", id: 1, after: ["number": .string(number)])
                ])
            },
            Handler(
                "desk.ship",
                "Ships it.",
                effect: .write,
                inverse: .call { _ in nil },
                Parameter<String>("number", "Which one")
            ) { _, number in
                self.note("ship \(number)")
                if self.isDoomed(number) { throw self.failure }
                return Outcome()
            },
            Handler("desk.release", "Releases it.", effect: .write, Parameter<String>("number", "Which one")) {
                _,
                number in
                self.note("release \(number)")
                return Outcome()
            },
        ]
    }

    /// The intent that calls it.
    static let ship = """
        title: {zh: 发货, en: Ship}
        does: write
        heads: {zh: [发货], en: [ship]}
        slots:
          number:
            type: text
            required: true
            rest: true
            ask: {zh: 哪一单？, en: Which one?}
        plan:
          - desk.reserve: {number: $number}
          - desk.ship: {number: $number}
        undo: auto
        reply: {done: {zh: 已发货。, en: Shipped.}}
        """
}
