import JSON
import LocalCRMPlugin
import PluginAPI
import RecordHandlers
import Testing

struct SmokeTests {
    let crm: LocalCRM

    init() throws {
        crm = try LocalCRM()
    }

    @Test func `a company is made with its contact and found by its name`() async throws {
        let id = try await crm.make(
            "res.partner",
            [
                "name": "华为技术有限公司", "is_company": true, "phone": "+86 755 2878 0808", "city": "深圳",
                "child_ids": [[0, 0, ["name": "张伟"]]],
            ]
        )
        let partner = try await crm.one("res.partner", id, "name", "display_name", "child_ids", "city", "user_id")
        let child = try #require(partner["child_ids"]?[0]?.intValue)
        #expect(partner["name"] == "华为技术有限公司")
        #expect(partner["user_id"] == false)
        #expect(
            try await crm.one("res.partner", child, "display_name", "city", "parent_id") == [
                "display_name": "华为技术有限公司, 张伟", "city": "深圳", "parent_id": [.integer(id), "华为技术有限公司"],
            ]
        )
        #expect(try await crm.find("res.partner", [["name", "ilike", "华为"]]) == [id])
        #expect(try await crm.find("res.partner", [["phone_mobile_search", "ilike", "75528780808"]]) == [id])
    }

    @Test func `an opportunity starts in the first stage and is won and lost`() async throws {
        let id = try await crm.make("crm.lead", ["name": "采购", "expected_revenue": 150000.5])
        let fields = ["stage_id", "probability", "won_status", "active"]
        var lead = try await crm.read("crm.lead", [id], fields: fields, as: chen)[0].values
        #expect(lead == ["stage_id": [1, "新建"], "probability": 0.0, "won_status": "pending", "active": true])
        _ = try await crm.call("action_set_won", on: "crm.lead", [id], [:], key: nil, as: chen)
        lead = try await crm.read("crm.lead", [id], fields: fields, as: chen)[0].values
        #expect(lead == ["stage_id": [5, "赢单"], "probability": 100.0, "won_status": "won", "active": true])
        _ = try await crm.call("action_set_lost", on: "crm.lead", [id], ["lost_reason_id": 1], key: nil, as: chen)
        lead = try await crm.read("crm.lead", [id], fields: fields, as: chen)[0].values
        #expect(lead == ["stage_id": [5, "赢单"], "probability": 0.0, "won_status": "lost", "active": false])
    }
}
