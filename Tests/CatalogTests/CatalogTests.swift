import Catalog
import Diagnostics
import Intents
import Testing

@Suite struct CatalogTests {
    static func minimal(_ heads: String) -> String {
        """
        title: {zh: 查客户, en: Find}
        heads: {zh: ["\(heads)"], en: ["\(heads)"]}
        plan: {odoo.search: {model: res.partner}}
        reply: {zh: 好, en: ok}
        never: {zh: [不], en: [no]}
        examples: {zh: ["\(heads)"], en: ["\(heads)"]}
        """
    }

    @Test func `the shipped files have no mistake`() {
        let (pack, diagnostics) = Catalog.load("\(packageRoot)/Intents")
        #expect(diagnostics.filter { $0.severity == .error } == [])
        #expect(pack.intents.count >= 2)
        #expect(pack.records.map(\.name).contains("customer"))
        var settings = Pack.Settings()
        settings.roles = pack.settings.roles
        #expect(pack.settings == settings)
        #expect(pack.settings.roles["sales_manager"] == Localized(zh: "销售经理", en: "sales manager"))
    }

    @Test func `a role that the pack does not name is told`() throws {
        let intent = Self.minimal("查") + "\nallow: [salse]\n"
        let roles = "version: 1\nroles: {sales: {zh: 销售, en: sales}}\n"
        let folder = try TemporaryFolder(["pack.yaml": roles, "find_partner.yaml": intent])
        let (_, diagnostics) = Catalog.load(folder.path)
        #expect(diagnostics.map(\.id) == ["role.unknown"])
        #expect(diagnostics.first?.suggestion == "did you mean `sales`?")
    }

    @Test func `a file of eight lines is a whole operation`() throws {
        let folder = try TemporaryFolder(["find_partner.yaml": Self.minimal("查")])
        let (pack, diagnostics) = Catalog.load(folder.path)
        #expect(diagnostics == [])
        let intent = try #require(pack.intents.first)
        #expect(intent.id == "find_partner")
        #expect(intent.effect == .read)
        #expect(intent.plan.map(\.handler) == ["odoo.search"])
        #expect(intent.digest.count == 64)
        #expect(
            Catalog(folder: folder.path).defaults(ofFile: "\(folder.path)/find_partner.yaml").contains {
                $0.path == "does"
            }
        )
    }

    @Test func `a bad file is reported and the others are read`() throws {
        let folder = try TemporaryFolder([
            "good.yaml": Self.minimal("查"), "bad.yaml": "title: [",
            "deep/worse.yaml": "heads: {zh: [\"(a\"]}\nslots: 7\n",
            "my file.yaml": Self.minimal("找"), "empty.yaml": "", "notes.md": "no file of ours", ".hidden.yaml": "x",
        ])
        try folder.write([0xFF, 0xFE, 0x00], to: "binary.yaml")
        let (pack, diagnostics) = Catalog.load(folder.path)
        #expect(pack.intents.map(\.id) == ["good"])
        #expect(
            Set(diagnostics.map { $0.range.file.dropFirst(folder.path.count + 1) })
                == ["bad.yaml", "deep/worse.yaml", "my file.yaml", "empty.yaml", "binary.yaml"]
        )
        #expect(
            diagnostics.filter { $0.range.file.hasSuffix("worse.yaml") }.map(\.id) == [
                "locale.missing", "pattern.unclosed", "yaml.wrong-type",
            ]
        )
    }

    @Test func `the last good version of a bad file stays live`() throws {
        let folder = try TemporaryFolder(["a.yaml": Self.minimal("查"), "b.yaml": Self.minimal("找")])
        var catalog = Catalog(folder: folder.path)
        expectNoReload(&catalog)

        try folder.write("title: {zh: 坏", to: "a.yaml")
        let reload = catalog.reload()
        let broken = try #require(reload)
        #expect(broken.changed == ["\(folder.path)/a.yaml"])
        #expect(broken.diagnostics.containsError)
        #expect(catalog.pack.intents.map(\.id) == ["a", "b"])
        #expect(catalog.pack.intents.first?.title.zh == "查客户")
        expectNoReload(&catalog)

        try folder.write(Self.minimal("看"), to: "a.yaml")
        let mended = catalog.reload()
        #expect(mended?.diagnostics == [])
        #expect(catalog.pack.intents.first?.heads.zh?.first?.source == "看")

        try folder.remove("a.yaml")
        let removed = catalog.reload()?.removed
        #expect(removed == ["\(folder.path)/a.yaml"])
        #expect(catalog.pack.intents.map(\.id) == ["b"])
    }

    @Test func `a folder that is not there is one mistake`() {
        var catalog = Catalog(folder: "/nowhere/at/all")
        #expect(catalog.diagnostics.map(\.id) == ["file.unreadable"])
        expectNoReload(&catalog)
    }

    @Test func `two files cannot declare one intent`() throws {
        let folder = try TemporaryFolder(["a/x.yaml": Self.minimal("查"), "b/x.yaml": Self.minimal("找")])
        let (pack, diagnostics) = Catalog.load(folder.path)
        #expect(diagnostics.map(\.id) == ["intent.duplicate"])
        #expect(diagnostics.first?.range.file == "\(folder.path)/b/x.yaml")
        #expect(pack.intents.map(\.heads.zh?.first?.source) == ["查"])
    }

    @Test func `what comes with Parlance says everything in both languages`() {
        for phrase in Phrase.allCases {
            let reply = Talk.standard.replies[phrase.rawValue]
            #expect(reply?.zh != nil && reply?.en != nil, "\(phrase)")
        }
    }

    @Test(arguments: [
        ("replies: {card_expirde: 晚了, thanks: {zh: 好嘞, en: sure}}", "talk.unknown-reply", "好嘞"),
        ("replies: {confirm: {zh: '{title', en: x}, thanks: {zh: 好嘞, en: sure}}", "pattern.unclosed", "好嘞"),
        ("replies: [", "yaml.expected-value", "不客气。"),
        ("", "file.empty", "不客气。"),
    ])
    func `a talk file with a mistake leaves the words that come with Parlance`(
        text: String,
        mistake: String,
        thanks: String
    ) throws {
        let folder = try TemporaryFolder(["talk.yaml": text])
        let (pack, diagnostics) = Catalog.load(folder.path)
        let mistakes = diagnostics.map { "\($0.id)" }
        #expect(mistakes == [mistake])
        let talk = pack.talk
        let standard = Talk.standard
        #expect(talk.replies["thanks"]?.zh?.source == thanks)
        #expect(talk.replies["confirm"]?.zh?.source == standard.replies["confirm"]?.zh?.source)
        #expect(talk.words["yes"]?.zh?.count == standard.words["yes"]?.zh?.count)
    }

    @Test func `a records file and a pack file lose only what is wrong in them`() throws {
        let folder = try TemporaryFolder([
            "records.yaml": "customer: {model: res.partner}\nstage: {modle: crm.stage}\nuser:\n  model: res.users\n",
            "pack.yaml": "currency: usd\nregion: US\ncolour: red\n",
        ])
        let (pack, diagnostics) = Catalog.load(folder.path)
        #expect(diagnostics.containsError)
        #expect(pack.records.map(\.name) == ["customer", "user"])
        #expect(pack.settings.currency == Pack.Settings().currency)
        #expect(pack.settings.region == "US")
    }

    private func expectNoReload(_ catalog: inout Catalog) {
        let reload = catalog.reload()
        #expect(reload?.changed == nil)
    }
}
