import HTTPClient
import Testing
import WebhookPlugin

struct WebhookTargetTests {
    private func configured(_ variables: [String: String]) throws(WebhookTarget.Mistake) -> [WebhookTarget] {
        try WebhookTarget.configured { variables[$0] }
    }

    @Test func `targets come out of the environment by their names`() throws {
        let targets = try configured([
            "PARLANCE_WEBHOOKS": "sales, ops-room",
            "PARLANCE_WEBHOOK_SALES_URL": "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1",
            "PARLANCE_WEBHOOK_SALES_FORMAT": "wecom",
            "PARLANCE_WEBHOOK_OPS_ROOM_URL": "http://10.0.0.7/hook",
            "PARLANCE_WEBHOOK_OPS_ROOM_PRIVATE": "yes",
            "PARLANCE_WEBHOOK_OPS_ROOM_SECRET": "s",
        ])
        #expect(targets.map(\.name) == ["sales", "ops-room"])
        #expect(targets.map(\.format) == [.wecom, .json])
        #expect(targets.map(\.reachesPrivateAddresses) == [false, true])
        #expect(targets.map { $0.secret?.revealed() } == [nil, "s"])
        #expect(try configured([:]).isEmpty)
    }

    @Test(
        arguments: [
            ([:], "PARLANCE_WEBHOOK_SALES_URL is not set: give the address of the webhook 'sales'"),
            (
                ["PARLANCE_WEBHOOK_SALES_URL": "http://example.com/secret-key"],
                "PARLANCE_WEBHOOK_SALES_URL is not an https address: set PARLANCE_WEBHOOK_SALES_PRIVATE=yes if that is meant"
            ),
            (
                ["PARLANCE_WEBHOOK_SALES_URL": "https://example.com/", "PARLANCE_WEBHOOK_SALES_FORMAT": "slack"],
                "PARLANCE_WEBHOOK_SALES_FORMAT is one of json, wecom, dingtalk, feishu, not 'slack'"
            ),
        ] as [([String: String], String)]
    )
    func `a mistake names the variable and never its secret`(variables: [String: String], sentence: String) {
        let all = variables.merging(["PARLANCE_WEBHOOKS": "sales"]) { own, _ in own }
        let mistake = #expect(throws: WebhookTarget.Mistake.self) { try configured(all) }
        #expect(mistake?.description == sentence)
    }
}
