extension Vendor {
    /// Prices are an example, of June 2026; the vendor's own stand at developers.openai.com/api/docs/pricing.
    public static let openAI = Vendor(
        "openai",
        url: "https://api.openai.com/v1",
        model: "gpt-4.1-mini",
        [.jsonObject, .strictSchema, .tools, .contextCaching, .streaming],
        lengthMember: "max_completion_tokens",
        // Reasoning models refuse any but their own.
        temperature: nil,
        price: Price(input: 400_000, cached: 100_000, output: 1_600_000)
    )
}
