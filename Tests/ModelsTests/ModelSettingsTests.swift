import HTTPClient
import Models
import Testing

struct ModelSettingsTests {
    private func settings(_ variables: [String: String]) throws -> ModelSettings {
        try ModelSettings({ variables[$0] }) { $0 == "/keys/deepseek" ? "sk-file\n" : nil }
    }

    @Test
    func `each vendor of a chain has its own key, address, model and price`() throws {
        let chain = try settings([
            "PARLANCE_AI": "deepseek, openai,qwen-local", "PARLANCE_DEEPSEEK_KEY_FILE": "/keys/deepseek",
            "PARLANCE_OPENAI_KEY": "sk-openai", "PARLANCE_OPENAI_MODEL": "gpt-5-mini",
            "PARLANCE_QWEN_LOCAL_URL": "http://127.0.0.1:8000/v1", "PARLANCE_QWEN_LOCAL_PRICE": "1,2,3",
        ])
        #expect(chain.vendors.map(\.vendor.name) == ["deepseek", "openai", "qwen-local"])
        #expect(chain.vendors.map { $0.key?.revealed() } == ["sk-file", "sk-openai", nil])
        #expect(chain.vendors.map(\.vendor.url)[2] == "http://127.0.0.1:8000/v1")
        #expect(chain.vendors.map(\.vendor.model)[1] == "gpt-5-mini")
        #expect(chain.vendors[2].vendor.price == Price(parsing: "1,2,3"))
        #expect(chain.vendors[0].vendor.price == Vendor.deepSeek.price)
    }

    @Test
    func `hedging is off until it is set`() throws {
        let variables = ["PARLANCE_AI": "deepseek", "PARLANCE_DEEPSEEK_KEY": "sk-a"]
        #expect(try settings(variables).options.hedge == nil)
        let hedged = try settings(variables.merging(["PARLANCE_AI_HEDGE": "0.6"]) { $1 })
        #expect(hedged.options.hedge == .milliseconds(600))
        #expect(hedged.options.time == .seconds(2))
    }

    @Test
    func `a vendor alone takes the common variables, its own first`() throws {
        let alone = try settings([
            "PARLANCE_AI": "deepseek", "PARLANCE_AI_KEY": "sk-common", "PARLANCE_AI_MODEL": "common",
            "PARLANCE_DEEPSEEK_MODEL": "own",
        ])
        #expect(alone.vendors.map { $0.key?.revealed() } == ["sk-common"])
        #expect(alone.vendors.map(\.vendor.model) == ["own"])
    }

    @Test(arguments: [
        (["PARLANCE_AI": "deepseek"], "deepseek needs a key: set PARLANCE_DEEPSEEK_KEY or PARLANCE_DEEPSEEK_KEY_FILE"),
        (["PARLANCE_AI": "compatible"], "compatible needs an address"),
        (
            ["PARLANCE_AI": "deepseek", "PARLANCE_DEEPSEEK_KEY": "sk-a", "PARLANCE_AI_HEDGE": "soon"],
            "PARLANCE_AI_HEDGE is a number of seconds up to 120, not 'soon'"
        ),
        (["PARLANCE_AI": "deepsek"], "there is no vendor 'deepsek'"),
        (
            [
                "PARLANCE_AI": "deepseek,openai", "PARLANCE_DEEPSEEK_KEY": "a", "PARLANCE_OPENAI_KEY": "b",
                "PARLANCE_AI_KEY": "sk-common",
            ],
            "PARLANCE_AI_KEY is for one vendor alone; of several each has its own: PARLANCE_DEEPSEEK_KEY"
        ),
        (
            ["PARLANCE_AI": "openai", "PARLANCE_OPENAI_KEY": "sk-secret", "PARLANCE_OPENAI_PRICE": "1"],
            "PARLANCE_OPENAI_PRICE is three numbers"
        ),
        (
            ["PARLANCE_AI": "openai", "PARLANCE_OPENAI_KEY_FILE": "/none"],
            "cannot read PARLANCE_OPENAI_KEY_FILE, '/none'"
        ),
    ])
    func `a mistake names the variable and never a key`(variables: [String: String], message: String) {
        let mistake = #expect(throws: ModelSettings.Mistake.self) { try settings(variables) }
        #expect(mistake?.description.hasPrefix(message) == true)
        #expect(mistake?.description.contains("sk-") == false)
    }
}
