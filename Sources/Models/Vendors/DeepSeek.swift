extension Vendor {
    /// JSON mode may return only spaces, which is read as a blank answer.
    public static let deepSeek = Vendor(
        "deepseek",
        url: "https://api.deepseek.com",
        model: "deepseek-chat",
        [.jsonObject, .tools, .contextCaching, .streaming],
        price: Price(input: 280_000, cached: 28_000, output: 420_000)
    )
}
