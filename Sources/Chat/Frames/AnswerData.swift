internal import Dialogue
internal import Engine
internal import Intents
internal import JSON
internal import Linking

/// A turn's reply as the `data` of an answer: everything in words, and the same as blocks.
struct AnswerData {
    let turn: Turn
    let conversation: Conversation
    /// The answer's own id: forms are named after it.
    let id: String
    let milliseconds: Int

    var json: JSON { ["content": .string(String(turn.reply.text.prefix(24_000))), "result": .object(result)] }

    private var result: [String: JSON] {
        var result: [String: JSON] = ["trace": trace]
        var blocks: [JSON] = []
        for block in turn.reply.parts.flatMap(\.blocks) {
            if case .undo(let operation) = block {
                result["undo"] = ["operation_id": .string(operation), "label": isChinese ? "撤销" : "Undo"]
            } else if let json = json(block, id: "b\(blocks.count + 1)") {
                blocks.append(json)
            }
        }
        if let operation = turn.reply.parts.lazy.compactMap(\.operation).last {
            result["operation_id"] = .string(operation)
        }
        if !blocks.isEmpty { result["blocks"] = .array(Array(blocks.prefix(50))) }
        let replies = quickReplies
        if !replies.isEmpty { result["quick_replies"] = .array(replies) }
        return result
    }

    private var isChinese: Bool { conversation.state.language == .zh }

    /// A card has buttons of its own.
    private var quickReplies: [JSON] {
        guard conversation.openCard == nil else { return [] }
        return turn.reply.quickReplies.prefix(13).enumerated().map { index, reply in
            ["id": .string("\(index + 1)"), "label": reply.label.cut(75), "send": reply.send.cut(3_000)]
        }
    }

    private func json(_ block: Block, id: String) -> JSON? {
        var json: JSON
        switch block {
        case .records(let table): json = records(table)
        case .record(let sheet): json = record(sheet)
        case .confirm(let card, let title): json = confirm(card, title)
        case .form(let form): json = self.form(form)
        case .chart(let chart): json = self.chart(chart)
        case .undo: return nil
        }
        json["id"] = .string(id)
        return json
    }

    private func records(_ table: Block.Table) -> JSON {
        let kind = kind(ofModel: table.model)
        var json: JSON = [
            "kind": "records", "entity": kind.cut(64),
            "columns": .array(
                table.columns.prefix(40).map { column in
                    let key = column.key.isEmpty ? "-" : column.key
                    return [
                        "key": key.cut(64), "label": column.label.cut(75),
                        "type": .string(Self.cellTypes[column.type] ?? "text"),
                    ]
                }
            ),
            "rows": .array(
                table.rows.prefix(50).map { row in
                    var json: JSON = ["cells": .array(row.cells.prefix(40).map { $0.cut(3_000) })]
                    json["ref"] = row.id.map { .string("\(kind)/\($0)") }
                    json["status"] = row.status.map { .string($0.rawValue) }
                    json["note"] = row.note?.cut(500)
                    return json
                }
            ),
            "total": .integer(max(table.total, table.rows.count)), "next_cursor": .null,
        ]
        json["title"] = table.title?.cut(200)
        return json
    }

    /// Cells are texts as people write them: what the client would format again is not said to be of that type.
    private static let cellTypes = ["money": "money", "number": "number", "date": "date"]

    private func record(_ sheet: Block.Sheet) -> JSON {
        let kind = kind(ofModel: sheet.model)
        return [
            "kind": "record", "entity": kind.cut(64), "ref": .string("\(kind)/\(sheet.id)"),
            "title": (sheet.title.isEmpty ? "#\(sheet.id)" : sheet.title).cut(200),
            "fields": .array(
                sheet.fields.prefix(40).map { ["label": $0.label.cut(75), "value": $0.value.cut(3_000)] }
            ),
        ]
    }

    private func confirm(_ card: Card, _ title: String) -> JSON {
        let buttons = turn.reply.quickReplies
        let prompt = title.isEmpty ? turn.reply.text : title
        var json: JSON = [
            "kind": "confirm", "confirm_id": .string(card.id), "prompt": prompt.cut(3_000),
            "danger": .bool(card.level == .danger),
            "summary": .array(card.lines.prefix(40).map(line)),
            "expires_in": .integer(max(0, card.expires - turn.now.unix)),
        ]
        if let accept = buttons.first { json["accept"] = accept.label.cut(75) }
        if buttons.count > 1 { json["decline"] = buttons[1].label.cut(75) }
        if card.level == .danger, let accept = buttons.first { json["phrase"] = accept.send.cut(75) }
        return json
    }

    private func line(_ line: Card.Line) -> JSON {
        var json: JSON = ["label": line.label.cut(75), "value": line.value.cut(3_000)]
        json["before"] = line.before?.cut(3_000)
        json["evidence"] = line.evidence?.cut(500)
        if line.isChanged { json["changed"] = true }
        return json
    }

    private func form(_ form: Block.Form) -> JSON {
        let slot = form.fields.first?.slot.rawValue ?? ""
        return [
            "kind": "form", "form_id": .string("\(id):\(slot)".prefix(64).description), "title": form.title.cut(200),
            "fields": .array(form.fields.prefix(20).map(input)),
        ]
    }

    private func input(_ field: Block.Form.Field) -> JSON {
        var json: JSON = [
            "name": field.slot.rawValue.cut(64),
            "label": (field.label.isEmpty ? field.slot.rawValue : field.label).cut(75),
            "input": .string(Self.inputs[field.input] ?? field.input), "required": .bool(field.isRequired),
        ]
        if !field.options.isEmpty {
            json["options"] = .array(field.options.prefix(100).map { ["value": $0.cut(200), "label": $0.cut(200)] })
        }
        if field.input == "record", let open = conversation.openSlot, open.slot.name == field.slot {
            json["lookup"] = open.slot.type.kinds.map(\.rawValue).joined(separator: ",").cut(200)
        }
        return json
    }

    private static let inputs = ["datetime-local": "datetime", "record": "lookup"]

    private func chart(_ chart: Block.Chart) -> JSON {
        let title = chart.title.isEmpty ? turn.reply.text : chart.title
        return [
            "kind": "chart", "form": .string(chart.form.rawValue), "title": (title.isEmpty ? "–" : title).cut(200),
            "labels": .array(chart.labels.prefix(50).map { $0.cut(75) }),
            "series": .array(
                chart.series.prefix(4).map { series in
                    ["name": series.name.cut(75), "values": .array(series.values.prefix(50).map(JSON.double))]
                }
            ),
            "unit": chart.unit.cut(20),
        ]
    }

    private func kind(ofModel model: String) -> String {
        conversation.interpreter.program.pack.records.first { $0.model == model }?.name.rawValue ?? model
    }

    private var trace: JSON {
        var trace: JSON = ["elapsed_ms": .integer(milliseconds)]
        if let frame = turn.frames.first {
            trace["intent"] = frame.intent.rawValue.cut(64)
            let intent = conversation.interpreter.program.intent(frame.intent)
            trace["title"] = intent?.title.best(for: conversation.state.language)?.cut(200)
        }
        if !turn.calls.isEmpty {
            trace["steps"] = .array(
                turn.calls.prefix(40).map { ["handler": $0.handler.cut(100), "outcome": .string($0.state.outcome)] }
            )
        }
        return trace
    }
}

extension Operation.Step.State {
    /// As the contract calls it.
    fileprivate var outcome: String {
        switch self {
        case .done: "done"
        case .failed, .started: "failed"
        case .compensated: "compensated"
        case .inverse: "skipped"
        }
    }
}

extension SlotType {
    /// The kinds of record that it takes, of any of its alternatives.
    var kinds: [RecordKind.Name] {
        switch self {
        case .record(let kinds): kinds
        case .list(let type): type.kinds
        case .either(let types): types.flatMap(\.kinds)
        default: []
        }
    }
}

extension String {
    /// The beginning, so long in Unicode scalars.
    fileprivate func cut(_ length: Int) -> JSON {
        unicodeScalars.count <= length
            ? .string(self) : .string(String(String.UnicodeScalarView(unicodeScalars.prefix(length))))
    }
}
