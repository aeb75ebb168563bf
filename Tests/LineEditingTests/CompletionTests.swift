import Testing

@testable import LineEditing

struct CompletionTests {
    private static let words = [":help", ":intents", "create customer", "创建客户", "创建商机", "云启科技"]

    @Test
    func `candidates may differ in case`() {
        #expect(Completion(of: "cr", candidates: ["Create", "crew"]).agreed == "Cre")
    }

    @Test(arguments: [
        (":", ":", [":help", ":intents"]),
        (":he", ":he", [":help"]),
        ("Create c", "Create c", ["create customer"]),
        ("先创建", "创建", ["创建客户", "创建商机"]),
        ("给云启", "云启", ["云启科技"]),
        ("云启科技", "云启科技", ["云启科技"]),
        ("nothing!", "", []),
        ("", "", []),
    ])
    func `the longest ending that begins a word is completed`(text: String, ending: String, candidates: [String]) {
        #expect(Completion(of: text, among: Self.words) == Completion(of: ending, candidates: candidates))
    }
}
