internal import Dialogue
internal import Intents
internal import Linking
internal import PluginAPI

extension Conversation {
    /// Tries every row out and shows what would come of each, with one card for those that can be carried out.
    ///
    /// - Parameter words: What the person is seen to have said.
    public mutating func propose(
        _ table: RequestTable,
        words: String,
        at now: Int,
        report: TurnReport? = nil
    ) async -> Turn {
        state.language = language ?? language(of: words)
        var turn = Turn(words, session: session, language: state.language, now: now, report: report)
        await propose(table, &turn)
        finish(&turn)
        return turn
    }

    private mutating func propose(_ table: RequestTable, _ turn: inout Turn) async {
        guard let intent = interpreter.program.intent(table.intent), intent.effect != .read else {
            turn.say(Reply.Part(.refused, say(.outOfScope)))
            return
        }
        guard intent.isAllowed(for: session.roles) else {
            turn.say(Reply.Part(.refused, denial(of: intent)))
            return
        }
        var rows: [Block.Table.Row] = []
        var frames: [Frame] = []
        var numbers: [Int] = []
        var seen: [String: Int] = [:]
        for (index, cells) in table.rows.enumerated() {
            turn.report?(.row(index + 1, of: table.rows.count))
            var row = Block.Table.Row(id: nil, cells: table.columns.indices.map { $0 < cells.count ? cells[$0] : "" })
            switch await check(cells, table.slots, intent, &turn) {
            case .failed(let part):
                turn.say(part)
                return
            case .refused(let note, let isDoubtful): (row.status, row.note) = (isDoubtful ? .warning : .refused, note)
            case .ready(let frame):
                if let twin = frame.keys(intent).lazy.compactMap({ seen[$0] }).first {
                    (row.status, row.note) = (.warning, say(.tableTwin, ["row": "\(twin)"]))
                } else {
                    row.status = .ready
                    for key in frame.keys(intent) { seen[key] = index + 1 }
                    frames.append(frame)
                    numbers.append(index + 1)
                }
            }
            rows.append(row)
        }
        await show(table, rows, frames, numbers, intent, &turn)
    }

    private enum Checked {
        case ready(Frame)
        /// Why not; in doubt when there is something like it already.
        case refused(String, isDoubtful: Bool)
        /// The CRM does not answer: no other row would fare better.
        case failed(Reply.Part)
    }

    /// The way that the row would go as a message of its own, without anything happening.
    private func check(_ cells: [String], _ slots: [Slot.Name?], _ intent: Intent, _ turn: inout Turn) async -> Checked
    {
        var changes: [Draft.Change] = []
        for case (let slot?, let cell) in zip(slots, cells) where !cell.allSatisfy(\.isWhitespace) {
            changes.append(.set(slot, cell.withoutControlSequences))
        }
        var probe = self
        (probe.state.stack, probe.state.focus, probe.state.listed) = ([], [], [])
        probe.isDryRun = true
        var own = Turn(cells.joined(separator: " "), session: session, language: state.language, now: turn.now.unix)
        (own.records, own.me) = (turn.records, turn.me)
        let (frame, refusals) = probe.frame(Draft(intent.id, changes: changes), intent, at: 0, own)
        guard refusals.isEmpty else {
            return .refused(refusals.map { reason($0, intent, own) }.joined(separator: "\n"), isDoubtful: false)
        }
        probe.state.push(Batch([frame]))
        await probe.advance(&own)
        (turn.records, turn.me) = (own.records, own.me)
        if let part = own.reply.parts.first(where: { $0.kind == .failed }) { return .failed(part) }
        let words = own.reply.parts.lazy.map(\.text).first { !$0.isEmpty } ?? ""
        guard let batch = probe.state.current else {
            let frame = own.frames.first
            return frame.map(Checked.ready) ?? .refused(words, isDoubtful: false)
        }
        switch batch.stage {
        case .confirming, .filling: return .ready(batch.frames[0])
        case .asking(.duplicate(_, let choices), _):
            let list = choices.prefix(3).map(\.line).joined(separator: state.language.listSeparator)
            return .refused(say(.tableDuplicate, ["list": list]), isDoubtful: true)
        case .asking(.slot(let slot, _), _) where own.reply.parts.last?.kind == .ask(slot.rawValue):
            let title = intent.slot(slot).map(title(of:)) ?? slot.rawValue
            return .refused(say(.tableMissing, ["slot": title]), isDoubtful: false)
        case .asking: return .refused(words, isDoubtful: false)
        }
    }

    private mutating func show(
        _ table: RequestTable,
        _ rows: [Block.Table.Row],
        _ frames: [Frame],
        _ numbers: [Int],
        _ intent: Intent,
        _ turn: inout Turn
    ) async {
        let counts = [
            "name": table.name.isEmpty ? title(of: intent) : table.name, "ready": "\(frames.count)",
            "refused": "\(rows.count - frames.count)",
        ]
        let summary = say(.tableCheck, counts)
        let blocks = blocks(of: rows, columns: table.columns, intent)
        guard !frames.isEmpty else {
            turn.say(Reply.Part(.refused, ([summary] + problems(rows)).joined(separator: "\n"), blocks: blocks))
            return
        }
        var batch = Batch(frames)
        batch.table = TableRows(
            summary: summary,
            columns: table.columns,
            numbers: numbers,
            cells: numbers.map { rows[$0 - 1].cells }
        )
        do {
            let card = try await makeCard(batch, &turn)
            batch.stage = .confirming(card)
            if let waiting = state.current, isForgettable(waiting) { state.current = nil }
            state.push(batch)
            let text = problems(rows) + [wording(of: card, batch, batchTitles(batch))]
            let title = title(of: intent)
            turn.begun = frames
            turn.say(
                Reply.Part(
                    .confirm(card.level),
                    text.joined(separator: "\n"),
                    blocks: blocks + [.confirm(card, title: title)]
                )
            )
        } catch {
            await fail(error, &turn)
        }
    }

    /// What is wrong with the first rows that something is wrong with: a channel may show no tables.
    func problems(_ rows: [Block.Table.Row]) -> [String] {
        rows.enumerated().filter { $1.note != nil }.prefix(10).map { index, row in
            "\(row.number ?? index + 1). \(row.note ?? "")"
        }
    }

    /// Tables of as many rows as one may have.
    func blocks(of rows: [Block.Table.Row], columns: [String], _ intent: Intent) -> [Block] {
        let heads = columns.enumerated().map { index, label in
            Block.Table.Column(key: "c\(index + 1)", label: label.isEmpty ? "\(index + 1)" : label, type: "text")
        }
        let model = intent.createdModel ?? intent.plan.first.flatMap { $0.name.map(intent.model(ofStep:)) } ?? ""
        return stride(from: 0, to: rows.count, by: Block.Table.longest).map { start in
            let part = Array(rows[start..<min(start + Block.Table.longest, rows.count)])
            var table = Block.Table(model: model, columns: heads, rows: part, total: part.count)
            if rows.count > Block.Table.longest { table.title = "\(start + 1)–\(start + part.count)" }
            return .records(table)
        }
    }
}

extension Frame {
    /// The values that no second record may have, each with the name of its slot.
    fileprivate func keys(_ intent: Intent) -> [String] {
        intent.unique.compactMap { key in
            self[key.slot].map { "\(key.slot.rawValue)=\($0.spoken.isEmpty ? "\($0)" : $0.spoken.lowercased())" }
        }
    }
}
