import Catalog
import Console
import Diagnostics
import FoundationEssentials
import Intents
import JSON
import Testing

struct SavedTestTests {
    @Test
    func `a saved conversation is a test that holds`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "parlance-\(UUID().uuidString)")
        try FileManager.default.copyItem(atPath: Stage.intents, toPath: folder.path)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "customer/update_customer.yaml")
        let before = try #require(FileManager.default.contents(atPath: file.path))

        let stage = try await Stage(
            ["res.partner": [["id": 70, "name": "蓝鲸物流", "is_company": true]]],
            intents: folder.path
        )
        let (text, code) = await stage.play([
            "把蓝鲸物流的邮箱改成ops@bluewhale.cn", "确认", "撤销", ":save-test 改邮箱: \"再\"撤销", ":save-test 改邮箱: \"再\"撤销",
        ])
        #expect(text.contains("saved in \(file.path)"))
        #expect(text.contains("there is a test '改邮箱: \"再\"撤销' already") == (code == 1))

        let after = try #require(FileManager.default.contents(atPath: file.path))
        #expect(after.starts(with: before))
        let (pack, diagnostics) = Catalog.load(folder.path)
        #expect(diagnostics.filter { $0.range.file == file.path && $0.severity == .error }.isEmpty)
        let test = try #require(pack.intents.first { $0.id == "update_customer" }?.tests.last)
        #expect(test.name == "改邮箱: \"再\"撤销")
        #expect(test.given == ["res.partner": [["id": 70, "name": "蓝鲸物流"]]])
        #expect(test.turns.map(\.user) == ["把蓝鲸物流的邮箱改成ops@bluewhale.cn", "确认", "撤销"])
        #expect(test.turns.map(\.bot) == ["confirm", "done", "undone"])
    }

    @Test(arguments: [
        ([":save-test x"], "nothing has been said yet"),
        (["你好", ":save-test x"], "no operation was talked about"),
        ([":save-test"], "usage: :save-test NAME"),
    ])
    func `what cannot be saved says why`(lines: [String], reason: String) async throws {
        let (text, code) = try await Stage().play(lines)
        #expect(text.contains(reason))
        #expect(code == 1)
    }
}
