internal import HTTPAPI
internal import Dialogue
internal import Engine
internal import Intents
internal import JSON
internal import Storage

/// One message on its way to its answer.
struct Answering: Sendable {
    /// What came of it: the frame's data, what happened with it, and what the dialogue goes on with.
    struct Result: Sendable {
        var data: JSON
        var isFailure = false
        var events: [JSON] = []
        var conversation: Conversation
        /// Nil for what was refused before there was a turn.
        var turn: Turn?
    }

    /// The answer's.
    let id: String
    let saying: Saying
    /// What the person is seen to have said.
    let words: String
    let now: Int
    let log: any ChatLog
    let report: TurnReport

    func run(_ conversation: Conversation) async -> Result {
        var conversation = conversation
        let start = ContinuousClock.now
        let card = conversation.openCard
        do throws(APIFailure) {
            let turn = try await turn(&conversation)
            if case .form(let form, _) = saying, let refusal = Self.refusal(of: turn, form: form) { throw refusal }
            let elapsed = Int((ContinuousClock.now - start) / .milliseconds(1))
            let data = AnswerData(turn: turn, conversation: conversation, id: id, milliseconds: elapsed)
            let events = await events(turn, before: card, conversation)
            return Result(data: data.json, events: events, conversation: conversation, turn: turn)
        } catch {
            let json = error.json(inChinese: conversation.state.language == .zh, request: id)
            return Result(data: ["error": json], isFailure: true, conversation: conversation)
        }
    }

    private func turn(_ conversation: inout Conversation) async throws(APIFailure) -> Turn {
        switch saying {
        case .words(let words): return await conversation.reply(to: words, at: now, report: report)
        case .confirm(let id, let accepts, let phrase):
            guard let card = conversation.openCard, card.id == id else { throw await closed(id, conversation) }
            return await conversation.answer(card, accepts: accepts, words: phrase, at: now, report: report)
        case .form(let id, let values):
            guard let slot = conversation.openSlot?.slot, id.hasSuffix(":\(slot.name.rawValue)") else {
                throw APIFailure(.alreadyResolved)
            }
            guard let words = values[slot.name.rawValue]?.spoken(conversation.state.language), !words.isEmpty else {
                var failure = APIFailure(.invalidValue)
                (failure.field, failure.form) = (slot.name.rawValue, id)
                throw failure
            }
            return await conversation.reply(to: words, at: now, report: report)
        case .retry(let message):
            let said = (try? await log.frame(message, in: conversation.session.id)) ?? nil
            guard let said, said.kind == .message, let words = said.data["content"]?.stringValue, !words.isEmpty else {
                throw APIFailure(.notFound)
            }
            return await conversation.reply(to: words, at: now, report: report)
        case .undo(let id):
            let operation = (try? await conversation.interpreter.journal.operation(id)) ?? nil
            guard let operation, operation.session == conversation.session.id,
                operation.user == conversation.session.user
            else { throw APIFailure(.notFound) }
            guard operation.state == .done else { throw APIFailure(.alreadyResolved) }
            return await conversation.takeBack(operation, at: now, report: report)
        case .rows(let rows):
            let table = try rows.table(conversation.interpreter, for: conversation.session.roles)
            return await conversation.propose(table, words: words, at: now, report: report)
        }
    }

    /// Why a card that is not open cannot be answered.
    private func closed(_ card: String, _ conversation: Conversation) async -> APIFailure {
        let operation = (try? await conversation.interpreter.journal.operation(card)) ?? nil
        let wasAnswered = conversation.state.answered.contains(card) || operation != nil
        return APIFailure(wasAnswered ? .alreadyResolved : .expired)
    }

    /// A value that was refused leaves the form open.
    private static func refusal(of turn: Turn, form: String) -> APIFailure? {
        for part in turn.reply.parts {
            guard case .reject(let slot) = part.kind else { continue }
            var failure = APIFailure(.invalidValue, .init(zh: part.text, en: part.text))
            (failure.field, failure.form) = (slot, form)
            return failure
        }
        return nil
    }

    private func events(_ turn: Turn, before card: Card?, _ conversation: Conversation) async -> [JSON] {
        var events: [JSON] = []
        if let card, conversation.openCard?.id != card.id {
            let outcome = await outcome(of: card, conversation)
            events.append(event("confirm_resolved", ["confirm_id": .string(card.id), "outcome": .string(outcome)]))
        }
        if case .form(let form, _) = saying {
            events.append(event("form_resolved", ["form_id": .string(form), "outcome": "submitted"]))
        }
        for part in turn.reply.parts where part.kind == .undone {
            guard let id = part.operation,
                let undone = (try? await conversation.interpreter.journal.operation(id))?.undoes
            else { continue }
            events.append(event("undone", ["operation_id": .string(undone)]))
        }
        return events
    }

    private func event(_ action: String, _ result: JSON) -> JSON { ["action": .string(action), "result": result] }

    private func outcome(of card: Card, _ conversation: Conversation) async -> String {
        if let operation = try? await conversation.interpreter.journal.operation(card.id), operation.id == card.id {
            return "accepted"
        }
        if conversation.state.answered.contains(card.id) { return "declined" }
        return now > card.expires ? "expired" : "superseded"
    }
}

extension JSON {
    /// What was put into a field of a form, as one would say it.
    fileprivate func spoken(_ language: Language) -> String? {
        switch self {
        case .string(let text): text
        case .bool(let flag): language == .zh ? (flag ? "是" : "否") : (flag ? "yes" : "no")
        case .array(let items): items.compactMap(\.stringValue).joined(separator: language == .zh ? "、" : ", ")
        case .null, .integer, .double, .object: nil
        }
    }
}
