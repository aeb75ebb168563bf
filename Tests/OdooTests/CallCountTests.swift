import Catalog
import Engine
import FoundationEssentials
import HTTPClient
import Intents
import JSON
import Linking
import LocalCRMPlugin
import OdooPlugin
import PluginAPI
import SQLite
import Storage
import Testing
import Understanding

/// How many calls a turn makes once models and names are known.
struct CallCountTests {
    @Test(arguments: [
        (["创建客户 云启科技，电话13800138000", "确认"], ["res.partner.search_read", "res.partner.web_save"]),
        (["查一下深圳的客户"], ["res.partner.search_read"]),
        (
            ["把蓝鲸物流的邮箱改成ops@bluewhale.cn", "确认"],
            [
                // The name among companies and among people; what the card shows; whether it is still so.
                "res.partner.search_read", "res.partner.search_read", "res.partner.search_read",
                "res.partner.search_read", "res.partner.read", "res.partner.write", "res.partner.read",
            ]
        ),
        (["看看销售漏斗"], ["crm.lead.formatted_read_group", "crm.lead.formatted_read_group"]),
    ])
    func `an operation makes no more calls than it needs`(words: [String], calls: [String]) async throws {
        let crm = try LocalCRM()
        let caller = Caller(
            user: "me",
            roles: ["admin"],
            language: .zh,
            timeZone: "UTC",
            now: OdooConversationTests.now
        )
        let customer: JSON = ["id": 70, "name": "蓝鲸物流", "city": "深圳", "is_company": true]
        try await crm.load(["res.partner": [customer]], as: caller)
        try await SimulatedOdoo.run { odoo in
            odoo.add(crm, as: "crm")
            let account = OdooCredential(login: "me", key: Secret("k"))
            let plugin = Odoo(OdooServer(url: odoo.url, database: "crm"), credentials: ServiceAccount(account))
            let program = Linker.link(Catalog.load(OdooConversationTests.intents).0, plugins: [plugin]).0
            let interpreter = Interpreter(
                program: program,
                reader: OfflineReader(program.pack),
                journal: try SQLiteJournal(Database(.memory))
            )
            let session = Session(
                id: "s",
                user: "me",
                roles: ["sales", "sales_manager"],
                timeZone: "Asia/Shanghai",
                offset: 28_800
            )
            var conversation = Conversation(interpreter, session: session)
            // The models and names that are asked for once.
            for model in ["res.partner", "crm.lead"] { _ = try await plugin.schema(of: model, as: caller) }
            _ = try await plugin.currentUser(as: caller)
            _ = await conversation.reply(to: "帮助", at: OdooConversationTests.now)
            odoo.forgetLog()
            for line in words { _ = await conversation.reply(to: line, at: OdooConversationTests.now) }
            #expect(odoo.log.filter { !$0.hasPrefix("res.users") } == calls)
        }
    }
}
