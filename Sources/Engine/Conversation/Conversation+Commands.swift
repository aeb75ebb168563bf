internal import Dialogue
internal import Intents
internal import Understanding

extension Conversation {
    /// Carries out what a reader believes was said, in its order; what starts something new comes last, as one batch.
    mutating func interpret(_ reading: Reading, _ turn: inout Turn) async {
        if let prohibition = prohibition(in: reading, turn) {
            await refuse(prohibition, &turn)
            return
        }
        if !reading.alternatives.isEmpty {
            await askWhich(reading, &turn)
            return
        }
        if let intents = reading.sweeping {
            await refuseSweeping(intents, &turn)
            return
        }
        if reading.isDeclined {
            turn.say(Reply.Part(.notice, say(.negated)))
            await resume(&turn)
            return
        }
        var drafts: [Draft] = []
        for segment in Segment.segments(of: reading.commands, lastRead: state.lastRead?.intent) {
            switch segment {
            case .start(let draft): drafts.append(draft)
            case .changes(let changes): await change(changes, &turn)
            case .other(let command): await obey(command, &turn)
            }
        }
        if !drafts.isEmpty { await begin(drafts, &turn) }
        if turn.reply.parts.isEmpty { await misunderstood(&turn) }
    }

    private mutating func obey(_ command: Command, _ turn: inout Turn) async {
        switch command {
        case .pick(let picks): await pick(picks, &turn)
        case .yes: await affirm(&turn)
        case .no: await decline(&turn)
        case .cancel: await cancel(&turn)
        case .undo: await undo(&turn)
        case .repeat: turn.say(Reply.Part(.notice, state.lastReply ?? say(.repeatNothing)))
        case .skip: await skip(&turn)
        case .help(let intent): await help(intent, &turn)
        case .why: turn.say(Reply.Part(.notice, explanation()))
        case .chitchat(let kind): await chat(kind, &turn)
        case .outOfScope: await outOfScope(&turn)
        case .start, .set, .unset, .mention: break
        }
    }
}
