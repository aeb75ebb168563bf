import Diagnostics
import Testing
import YAML

struct YAMLReaderTests {
    @Test func `a mapping keeps its order, its words and its places`() throws {
        let (root, diagnostics) = YAMLReader.read(
            "title: {zh: 创建客户, en: Create}\nwords: [yes, 'no', 3]\n",
            file: "a.yaml"
        )
        #expect(diagnostics.isEmpty)
        let entries = try #require(root?.entries)
        #expect(entries.map(\.name) == ["title", "words"])
        let chinese = try #require(root?["title"]?["zh"])
        #expect(chinese.text == "创建客户")
        #expect(chinese.range.start == SourcePosition(line: 1, column: 13, offset: 12))
        #expect(chinese.range.end == SourcePosition(line: 1, column: 17, offset: 24))
        #expect(root?["words"]?.items?.map(\.text) == ["yes", "no", "3"])
        #expect(root?["words"]?.items?.map(\.boolean) == [nil, nil, nil])
        #expect(root?["words"]?.items?.map(\.integer) == [nil, nil, 3])
    }
}
