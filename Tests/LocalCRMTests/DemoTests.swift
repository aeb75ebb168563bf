import Intents
import JSON
import LocalCRMPlugin
import PluginAPI
import RecordHandlers
import Testing

struct DemoTests {
    @Test(arguments: [(Language.zh, "陈晓东", "机房改造"), (.en, "Alex Chen", "Warehouse robots")])
    func `the demo is a small company with work in all stages`(
        language: Language,
        name: String,
        deal: String
    ) async throws {
        let crm = try LocalCRM()
        var caller = chen
        caller.language = language
        try await crm.loadDemo(language, as: caller)
        let me = try await crm.currentUser(as: caller)
        #expect(me.values["name"] == .string(name))
        #expect(try await crm.find("res.partner", [["is_company", "=", true]]).count == 12)
        #expect(try await crm.find("crm.lead", [["type", "=", "opportunity"]]).count == 12)
        let stages = GroupQuery(model: "crm.lead", domain: [["type", "=", "opportunity"]], groupBy: ["stage_id"])
        #expect(try await crm.group(stages, as: caller).count == 5)
        let own = try await crm.find("crm.lead", [["name", "=", .string(deal)], ["user_id", "=", .integer(me.id)]])
        #expect(own.count == 1)
        #expect(try await crm.find("mail.activity", [["state", "=", "overdue"]], as: caller).count == 1)
        #expect(try await crm.find("mail.activity", [["state", "=", "today"]], as: caller).count == 1)
    }
}
