extension Vendor {
    /// JSON mode may return only spaces, which is read as a blank answer.
    ///
    /// `deepseek-flash` and its prices at peak hours as of November 2026, twice those of other hours, from
    /// api-docs.deepseek.com/quick_start/pricing; its thinking is on by default (guides/thinking_mode there).
    /// The names `deepseek-chat` and `deepseek-reasoner` are no longer served.
    public static let deepSeek = Vendor(
        "deepseek",
        url: "https://api.deepseek.com",
        model: "deepseek-flash",
        [.jsonObject, .tools, .contextCaching, .streaming, .thinking],
        price: Price(input: 300_000, cached: 6_000, output: 1_200_000)
    )
}
