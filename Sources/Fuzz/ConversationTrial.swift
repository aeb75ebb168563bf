import Dialogue
import Engine
import Intents
import JSON
import Linking
import LocalCRMPlugin
import PluginAPI
import SQLite
import Storage
import Understanding

/// Every message is answered in words, and nothing is changed without a card that was shown and confirmed.
struct ConversationTrial: Trial {
    let name = "conversation"
    let share = 60
    let pack: Pack
    let reader: OfflineReader
    let utterances: [String]

    private static let now = 1_773_799_200
    private static let answers = [
        "确认", "yes", "取消", "cancel", "撤销", "undo", "跳过", "第一个", "1", "2", "全部", "不对，电话是13900139000", "13800138000",
        "云启科技", "为什么", "帮助", "再来一次", "改一下邮箱", "确认删除", "delete", "no", "明天下午三点", "50万", "它的电话是多少",
    ]

    func run(_ random: inout SeededGenerator) async throws -> String? {
        let program: Program
        var conversation: Conversation
        (program, conversation) = try await world()
        var said: [String] = []
        for turn in 0..<8 {
            let stage = conversation.state.current?.stage
            let words = utterance(stage, &random)
            said.append(words)
            let result = await conversation.reply(to: words, at: Self.now + turn * 60)
            if result.reply.text.isEmpty { return "\(said): no words for an answer" }
            let changes = result.calls.contains { program.handler($0.handler)?.effect ?? .delete > .read }
            if changes, !isAllowed(result, stage, program) { return "\(said): changed something without a card" }
        }
        return nil
    }

    private func isAllowed(_ turn: Turn, _ stage: Batch.Stage?, _ program: Program) -> Bool {
        if case .confirming? = stage { return true }
        if turn.commands.contains(.undo) { return true }
        // An intent may do without a card by its own word.
        return turn.frames.allSatisfy { frame in
            if case .always? = program.intent(frame.intent)?.confirmation.rule { false } else { true }
        }
    }

    private func world() async throws -> (Program, Conversation) {
        let crm = try LocalCRM()
        let caller = Caller(user: "me", roles: ["admin"], language: .en, timeZone: "UTC", now: Self.now)
        let partners: [JSON] = [
            ["id": 70, "name": "云启科技", "is_company": true], ["id": 71, "name": "云启网络", "is_company": true],
            ["id": 72, "name": "王芳", "parent_id": 70],
        ]
        let leads: [JSON] = [["id": 80, "name": "机房改造", "type": "opportunity", "partner_id": 70]]
        try await crm.load(["res.partner": partners, "crm.lead": leads], as: caller)
        let program = Linker.link(pack, plugins: [crm]).0
        let journal = try SQLiteJournal(Database(.memory))
        let interpreter = Interpreter(program: program, reader: reader, journal: journal)
        let session = Session(
            id: "fuzz",
            user: "me",
            roles: ["sales", "sales_manager"],
            timeZone: "Asia/Shanghai",
            offset: 28_800
        )
        return (program, Conversation(interpreter, session: session))
    }

    private func utterance(_ stage: Batch.Stage?, _ random: inout SeededGenerator) -> String {
        // Else cards would be shown and hardly ever confirmed.
        if case .confirming? = stage, Bool.random(using: &random) { return "确认" }
        return switch Int.random(in: 0...9, using: &random) {
        case 0...3: Damage.pick(from: utterances, &random)
        case 4: Damage.text(Damage.pick(from: utterances, &random), with: &random)
        case 5: Damage.noise(&random, longest: 12)
        default: Damage.pick(from: Self.answers, &random)
        }
    }
}
