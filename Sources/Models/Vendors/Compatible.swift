extension Vendor {
    /// Ollama, vLLM, DashScope, LiteLLM and whatever else speaks chat completions; its address has to be given.
    public static let compatible = Vendor(
        "compatible",
        url: "http://127.0.0.1:11434/v1",
        model: "qwen2.5:7b",
        [.jsonObject, .streaming],
        needsKey: false
    )
}
