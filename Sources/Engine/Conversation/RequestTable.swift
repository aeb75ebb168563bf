public import Intents
internal import Dialogue
internal import Linking

/// Rows of a file or of a pasted table, each a request for the same intent.
public struct RequestTable: Hashable, Sendable {
    public var name: String
    public var intent: Intent.ID
    /// The headings.
    public var columns: [String]
    /// The slot of each column, nil for one that is left out.
    public var slots: [Slot.Name?]
    public var rows: [[String]]

    public init(name: String, intent: Intent.ID, columns: [String], slots: [Slot.Name?], rows: [[String]]) {
        self.name = name
        self.intent = intent
        self.columns = columns
        self.slots = slots
        self.rows = rows
    }
}

extension Interpreter {
    /// Which slot each column means, by its heading, each slot once; nil for a column that means none.
    public func slots(of columns: [String], in intent: Intent) -> [Slot.Name?] {
        var free = intent.slots
        func take(_ heading: String, _ isMatch: (Slot, String) -> Bool) -> Slot.Name? {
            let wanted = heading.heading
            guard !wanted.isEmpty, let place = free.firstIndex(where: { isMatch($0, wanted) }) else { return nil }
            return free.remove(at: place).name
        }
        let exact = columns.map { column in take(column) { $0.names.contains($1) } }
        let said = zip(columns, exact).map { column, found in found ?? take(column) { $0.words.contains($1) } }
        return zip(columns, said).map { column, found in
            found
                ?? take(column) { slot, wanted in
                    wanted.count > 1 && slot.names.contains { $0.contains(wanted) || wanted.contains($0) }
                }
        }
    }

    /// The one intent to create something with whose slots the columns fit best; nil when none or several do.
    public func intent(for columns: [String], roles: Set<Role>) -> Intent? {
        let ranked = intents(for: roles).filter { $0.effect == .create }
            .map { ($0, slots(of: columns, in: $0)) }
            .filter { intent, slots in intent.isComplete(with: slots) }
            .map { intent, slots in (intent: intent, count: slots.count { $0 != nil }) }
            .sorted { $1.count < $0.count }
        guard let best = ranked.first, best.count > 0, ranked.dropFirst().first?.count != best.count else {
            return nil
        }
        return best.intent
    }
}

extension Intent {
    /// Slots that every row needs and that no column has.
    public func missing(from slots: [Slot.Name?]) -> [Slot] {
        self.slots.filter { $0.isAlwaysRequired && $0.standard == nil && !slots.contains($0.name) }
    }

    fileprivate func isComplete(with slots: [Slot.Name?]) -> Bool {
        missing(from: slots).isEmpty
            && requireOneOf.allSatisfy { group in group.slots.contains { slots.contains($0) } }
    }
}

extension Slot {
    fileprivate var names: [String] {
        ([name.rawValue] + [title.zh, title.en].compactMap(\.self)).map(\.heading).filter { !$0.isEmpty }
    }

    /// What announces it in a sentence.
    fileprivate var words: [String] { ((cues.zh ?? []) + (cues.en ?? [])).map(\.heading) }
}

extension String {
    /// 「联系电话（必填）*」 → 「联系电话」, `Customer name` → `customername`
    fileprivate var heading: String {
        let words = lowercased().prefix { !"（(*".contains($0) }
        return String(words.filter { !$0.isWhitespace && $0 != "_" && $0 != "*" })
    }
}
