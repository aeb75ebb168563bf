internal import HTTPAPI
internal import Engine
internal import Intents
internal import Linking

extension SentRows {
    /// What the rows ask for; throws, naming the member at fault, when that is in doubt.
    func table(_ interpreter: Interpreter, for roles: Set<Role>) throws(APIFailure) -> RequestTable {
        let intent: Intent
        if let wanted = self.intent {
            guard let known = interpreter.program.intent(Intent.ID(rawValue: wanted)), known.isAllowed(for: roles),
                known.effect == .create || known.effect == .write
            else { throw .doubt("intent", zh: "不能这样导入。", en: "Rows cannot be imported as this.") }
            intent = known
        } else {
            guard let found = interpreter.intent(for: columns, roles: roles) else {
                throw .doubt("intent", zh: "请说明每一行要做什么。", en: "Please say what each row is for.")
            }
            intent = found
        }
        let slots: [Slot.Name?]
        if let chosen = self.slots {
            slots = chosen.map { $0.map(Slot.Name.init(rawValue:)) }
        } else {
            slots = interpreter.slots(of: columns, in: intent)
        }
        let named = slots.compactMap(\.self)
        guard !named.isEmpty, named.allSatisfy({ intent.slot($0) != nil }), Set(named).count == named.count else {
            throw .doubt("slots", zh: "请说明每一列是什么。", en: "Please say what each column is.")
        }
        let missing = intent.missing(from: slots)
        guard missing.isEmpty else {
            let (zh, en) = (missing.map { $0.name(.zh) }, missing.map { $0.name(.en) })
            throw .doubt(
                "slots",
                zh: "缺少这些列：\(zh.joined(separator: "、"))。",
                en: "These columns are missing: \(en.joined(separator: ", "))."
            )
        }
        return RequestTable(name: name, intent: intent.id, columns: columns, slots: slots, rows: rows)
    }
}

extension APIFailure {
    fileprivate static func doubt(_ field: String, zh: String, en: String) -> APIFailure {
        var failure = APIFailure(.invalidValue, .init(zh: zh, en: en))
        failure.field = field
        return failure
    }
}

extension Slot {
    fileprivate func name(_ language: Language) -> String { title.best(for: language) ?? name.rawValue }
}
