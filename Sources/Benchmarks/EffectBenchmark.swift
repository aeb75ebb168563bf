internal import Catalog
internal import Engine
internal import FoundationEssentials
internal import Intents
internal import JSON
internal import Linking
internal import LocalCRMPlugin
internal import PluginAPI
internal import SQLite
internal import Storage
internal import Understanding

/// Whole turns with effects on the embedded CRM in files, each journalled and on the disk before its answer.
enum EffectBenchmark {
    static func run() async throws {
        let folder = "/tmp/parlance-bench-effects"
        try? FileManager.default.removeItem(atPath: folder)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let crm = try LocalCRM(file: folder + "/crm.sqlite")
        let pack = Catalog.load("Intents").0
        let program = Linker.link(pack, plugins: [crm]).0
        let journal = try SQLiteJournal(Database(.file(folder + "/journal.sqlite")))
        let interpreter = Interpreter(program: program, reader: OfflineReader(pack), journal: journal)
        let session = Session(id: "bench", user: "me", roles: ["sales"], timeZone: "Asia/Shanghai", offset: 28_800)
        var conversation = Conversation(interpreter, session: session)
        var watch = Stopwatch()
        var done = 0
        let count = 1_000
        for number in 0..<count {
            let now = 1_774_000_000 + number
            _ = await conversation.reply(to: "创建客户 测试\(number)号机械厂，电话139\(10_000_000 + number)", at: now)
            let turn = await watch.lap { await conversation.reply(to: "确认", at: now) }
            if turn.reply.parts.first?.kind == .done { done += 1 }
        }
        let seconds = Double(watch.laps.reduce(0, +)) / 1e9
        report(
            "confirmed turns with effect, \(done) of \(count) done",
            "\(Int(Double(count) / seconds)) turns/s, " + watch.summary,
            bound: "at least 500 turns/s"
        )
    }
}
