internal import Catalog
internal import Dialogue
internal import Engine
internal import Entities
internal import Intents
internal import JSON
internal import Linking
internal import PluginAPI
internal import SQLite
internal import Storage
internal import TimeZones
internal import Understanding

/// `parlance eval`: one prediction a line for cases in the form of the evaluation data.
struct Evaluation {
    let pack: Pack
    let world: JSON

    func utterances(_ cases: [JSON]) async throws {
        let world = try await EvaluationWorld(self.world)
        let interpreter = try await interpreter(world)
        let form = EvaluationForm(interpreter: interpreter, world: world)
        for item in cases {
            var conversation = conversation(interpreter, item)
            let turn = await conversation.understand(item["text"]?.stringValue ?? "", at: moment(item).unix)
            let intent = evaluationIntent(of: turn, isCorrection: true)
            var slots = turn.begun.first.map(form.slots) ?? [:]
            if turn.begun.isEmpty { slots = form.loose(turn.commands) }
            emit(["id": item["id"] ?? .null, "intent": .string(intent), "slots": .object(slots)])
        }
    }

    func dialogues(_ cases: [JSON]) async throws {
        for item in cases {
            var world = try await EvaluationWorld(self.world)
            try await world.add(item["world"] ?? .null)
            let interpreter = try await interpreter(world)
            let form = EvaluationForm(interpreter: interpreter, world: world)
            var conversation = conversation(interpreter, item)
            var turns: [JSON] = []
            for (index, expected) in (item["turns"]?.arrayValue ?? []).enumerated() {
                let wasCard = conversation.state.current.map(isConfirming) ?? false
                let words = expected["user"]?.stringValue ?? ""
                let turn = await conversation.reply(to: words, at: moment(item).unix + index)
                turns.append(situation(turn, conversation, form, wasCard: wasCard))
            }
            emit(["id": item["id"] ?? .null, "turns": .array(turns)])
        }
    }

    func entities(_ cases: [JSON]) {
        let evaluation = EntityEvaluation()
        for item in cases {
            let found = evaluation.predictions(
                for: item["input"]?.stringValue ?? "",
                family: item["family"]?.stringValue ?? "",
                referenceTime: item["reference_time"]?.stringValue
            )
            emit(["id": item["id"] ?? .null, "entities": .array(found.map(json))])
        }
    }

    private func json(_ prediction: EntityEvaluation.Prediction) -> JSON {
        let readings = prediction.readings.map { fields -> JSON in
            var members: [String: JSON] = [:]
            for field in fields {
                switch field.form {
                case .text: members[field.name] = .string(field.text)
                case .number: members[field.name] = Double(field.text).map(JSON.double) ?? .string(field.text)
                case .flag: members[field.name] = .bool(field.text == "true")
                }
            }
            return .object(members)
        }
        return [
            "type": .string(prediction.type), "start": .integer(prediction.start), "end": .integer(prediction.end),
            "resolution": ["values": .array(readings)],
        ]
    }

    private func situation(
        _ turn: Turn,
        _ conversation: Conversation,
        _ form: EvaluationForm,
        wasCard: Bool
    ) -> JSON {
        let frame = turn.frames.last(where: { $0 == turn.frames.first }) ?? turn.frames.first
        var situation: [String: JSON] = [
            "intent": .string(evaluationIntent(of: turn, isCorrection: wasCard)),
            "slots": .object(
                (turn.frames + turn.begun).reversed().map(form.slots).reduce(into: [:]) { $0.merge($1) { $1 } }
            ),
            "state": .string(state(turn, conversation)),
        ]
        if turn.begun.count > 1 {
            situation["batch"] = .array(
                turn.begun.map { ["intent": .string($0.intent.rawValue), "slots": .object(form.slots(of: $0))] }
            )
        }
        if let asked = turn.reply.parts.last.flatMap(asksFor) { situation["asks_for"] = .string(asked) }
        if let frame, let record = form.record(of: frame) { situation["record"] = .string(record) }
        return .object(situation)
    }

    private func asksFor(_ part: Reply.Part) -> String? {
        switch part.kind {
        case .ask(let slot), .reject(let slot), Reply.Kind.none(let slot): slot
        case .pick: "record"
        default: nil
        }
    }

    private func state(_ turn: Turn, _ conversation: Conversation) -> String {
        guard let kind = turn.reply.parts.last?.kind else { return "done" }
        return switch kind {
        case .done, .undone: "done"
        case .cancelled: "cancelled"
        case .confirm: "confirming"
        case .ask, .reject, .pick, .none, .offer, .ambiguous, .duplicate: "asking"
        case .help, .notice, .unknown, .refused, .failed:
            conversation.state.current.map { isConfirming($0) ? "confirming" : "asking" } ?? "done"
        }
    }

    private func isConfirming(_ batch: Batch) -> Bool {
        if case .confirming = batch.stage { true } else { false }
    }

    private func interpreter(_ world: EvaluationWorld) async throws -> Interpreter {
        let program = await Linked(pack, [world.crm], as: EvaluationWorld.caller).program
        let journal = try SQLiteJournal(Database(.memory))
        return Interpreter(program: program, reader: OfflineReader(program.pack), journal: journal)
    }

    private func conversation(_ interpreter: Interpreter, _ item: JSON) -> Conversation {
        let session = Session(
            id: item["id"]?.stringValue ?? "",
            user: "me",
            roles: ["sales", "sales_manager", "admin"],
            timeZone: "Asia/Shanghai",
            offset: moment(item).offset
        )
        return Conversation(interpreter, session: session)
    }

    private func moment(_ item: JSON) -> Moment {
        item["reference_time"]?.stringValue.flatMap(Moment.init(iso:)) ?? Moment(unix: 0, offset: 0)
    }

    private func emit(_ prediction: JSON) { print(prediction.serialized()) }
}

extension Moment {
    /// `2026-03-18T10:00:00+08:00`; the offset may be missing.
    fileprivate init?(iso text: String) {
        let parts = text.split(separator: "T")
        guard parts.count == 2, let day = Day(parts[0]) else { return nil }
        let clock = parts[1].prefix(8).split(separator: ":").compactMap { Int($0) }
        guard clock.count == 3, let time = TimeOfDay(hour: clock[0], minute: clock[1], second: clock[2]) else {
            return nil
        }
        var offset = 0
        let zone = parts[1].dropFirst(8)
        if let sign = zone.first, sign == "+" || sign == "-" {
            let numbers = zone.dropFirst().split(separator: ":").compactMap { Int($0) }
            offset = (numbers.first ?? 0) * 3600 + (numbers.count > 1 ? numbers[1] * 60 : 0)
            if sign == "-" { offset = -offset }
        }
        self.init(day, time, offset: offset)
    }
}
