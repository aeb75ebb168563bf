public import Engine
public import JSON
import Dialogue
import Intents

extension Turn {
    /// What was said, what came of it, and the slots as they stand: one value a line for programs that talk to us.
    public var json: JSON {
        [
            "utterance": .string(words),
            "parts": .array(reply.parts.map(\.json)),
            "quick_replies": .array(
                reply.quickReplies.map { ["label": .string($0.label), "send": .string($0.send)] }
            ),
            "frames": .array(frames.map(\.json)),
            "calls": .array(
                calls.map { ["handler": .string($0.handler), "arguments": .object($0.arguments)] }
            ),
        ]
    }
}

extension Frame {
    fileprivate var json: JSON {
        let slots = fillings.map { name, filling -> (String, JSON) in
            switch filling.content {
            case .words(let words): (name.rawValue, .string(words))
            case .value(let value): (name.rawValue, value.json)
            }
        }
        return ["intent": .string(intent.rawValue), "slots": .object(Dictionary(uniqueKeysWithValues: slots))]
    }
}

extension Reply.Part {
    public var json: JSON {
        [
            "kind": .string("\(kind)"), "text": .string(text), "blocks": .array(blocks.map(\.json)),
            "operation": operation.map(JSON.string) ?? .null,
        ]
    }
}

extension Block {
    public var json: JSON {
        switch self {
        case .records(let table): table.json
        case .record(let sheet): sheet.json
        case .confirm(let card, let title): card.json(title: title)
        case .form(let form): form.json
        case .chart(let chart): chart.json
        case .undo(let operation): ["kind": "undo", "operation": .string(operation)]
        }
    }
}

extension Block.Table {
    fileprivate var json: JSON {
        let columns = columns.map { column -> JSON in
            ["key": .string(column.key), "label": .string(column.label), "type": .string(column.type)]
        }
        let rows = rows.map { row -> JSON in
            ["id": row.id.map(JSON.integer) ?? .null, "cells": .array(row.cells.map(JSON.string))]
        }
        return [
            "kind": "records", "model": .string(model), "columns": .array(columns), "rows": .array(rows),
            "total": .integer(total),
        ]
    }
}

extension Block.Sheet {
    fileprivate var json: JSON {
        let fields = fields.map { field -> JSON in ["label": .string(field.label), "value": .string(field.value)] }
        return [
            "kind": "record", "model": .string(model), "id": .integer(id), "title": .string(title),
            "fields": .array(fields),
        ]
    }
}

extension Block.Form {
    fileprivate var json: JSON {
        let fields = fields.map { field -> JSON in
            [
                "slot": .string(field.slot.rawValue), "label": .string(field.label), "input": .string(field.input),
                "required": .bool(field.isRequired), "options": .array(field.options.map(JSON.string)),
            ]
        }
        return ["kind": "form", "title": .string(title), "fields": .array(fields)]
    }
}

extension Block.Chart {
    fileprivate var json: JSON {
        let series = series.map { series -> JSON in
            ["name": .string(series.name), "values": .array(series.values.map(JSON.double))]
        }
        return [
            "kind": "chart", "form": .string(form.rawValue), "title": .string(title),
            "labels": .array(labels.map(JSON.string)), "series": .array(series), "unit": .string(unit),
        ]
    }
}

extension Card {
    fileprivate func json(title: String) -> JSON {
        let lines = lines.map { line -> JSON in
            [
                "slot": .string(line.slot), "label": .string(line.label), "value": .string(line.value),
                "before": line.before.map(JSON.string) ?? .null, "evidence": line.evidence.map(JSON.string) ?? .null,
                "changed": .bool(line.isChanged),
            ]
        }
        return [
            "kind": "confirm", "id": .string(id), "title": .string(title), "level": .string(level.rawValue),
            "lines": .array(lines), "expires": .integer(expires),
        ]
    }
}
