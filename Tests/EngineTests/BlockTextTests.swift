import Diagnostics
import Intents
import Testing

@testable import Engine

struct BlockTextTests {
    private let layout = TextLayout(width: 60, language: .zh)

    private func table(_ rows: [[String]], total: Int? = nil) -> Block {
        .records(
            Block.Table(
                model: "crm.lead",
                columns: [
                    Block.Table.Column(key: "name", label: "商机", type: "text"),
                    Block.Table.Column(key: "partner_id", label: "客户", type: "text"),
                    Block.Table.Column(key: "expected_revenue", label: "金额", type: "money"),
                ],
                rows: rows.enumerated().map { Block.Table.Row(id: $0 + 1, cells: $1) },
                total: total ?? rows.count
            )
        )
    }

    @Test
    func `a table stands in columns as wide as the terminal sees them`() {
        let text = table([["机房改造", "云启科技", "¥350,000"], ["WMS", "Acme", "¥8,000"]], total: 12).text(layout)
        #expect(
            text == """
                #  商机      客户          金额
                ─  ────────  ────────  ────────
                1  机房改造  云启科技  ¥350,000
                2  WMS       Acme        ¥8,000
                … 2 / 12
                """
        )
    }

    @Test
    func `long words are cut and figures never`() {
        let name = String(repeating: "长", count: 40)
        let text = table([[name, name, "¥1,234,567,890.50"]]).text(layout)
        #expect(text.contains("¥1,234,567,890.50"))
        #expect(text.contains("长…"))
        for line in text.split(separator: "\n") { #expect(line.terminalWidth <= 60, "\(line)") }
    }

    @Test
    func `a narrow terminal gets the rows one by one`() {
        let text = table([["机房改造", "云启科技", "¥350,000"]]).text(TextLayout(width: 24, language: .zh))
        #expect(
            text == """
                商机  机房改造
                  客户  云启科技
                  金额  ¥350,000
                """
        )
    }

    @Test
    func `nothing that a record holds moves the cursor`() {
        let text = table([["a\u{1B}[2Jb\nc\u{202E}", "d\u{7}", "1"]]).text(layout)
        #expect(text.contains("a\u{FFFD}[2Jb c\u{FFFD}"))
        #expect(!text.unicodeScalars.contains("\u{1B}"))
    }

    @Test
    func `a sheet has its labels on the left and wraps its values`() {
        let sheet = Block.Sheet(
            model: "res.partner",
            id: 7,
            title: "云启科技",
            fields: [
                Block.Sheet.Field(label: "电话", value: "138 0013 8000"),
                Block.Sheet.Field(
                    label: "Notes",
                    value: "one two three four five six seven eight nine ten eleven twelve"
                ),
            ]
        )
        #expect(
            Block.record(sheet).text(TextLayout(width: 40, language: .zh)) == """
                云启科技
                  电话   138 0013 8000
                  Notes  one two three four five six
                         seven eight nine ten eleven
                         twelve
                """
        )
    }

    @Test
    func `words that are the title already are not said twice`() {
        let sheet = Block.Sheet(model: "res.partner", id: 7, title: "云启", fields: [.init(label: "电话", value: "1")])
        #expect(Reply.Part(.done, "云启", blocks: [.record(sheet)]).text(layout) == "云启\n  电话  1")
    }

    @Test
    func `a chart is bars with their figures`() {
        let chart = Block.Chart(
            form: .bar,
            title: "漏斗",
            labels: ["新建", "赢单", "丢"],
            series: [Block.Chart.Series(name: "金额", values: [400_000, 100_000, 0])],
            unit: "CNY"
        )
        #expect(
            Block.chart(chart).text(TextLayout(width: 32, language: .zh)) == """
                漏斗
                新建  ████████████████ ¥400,000
                赢单  ████ ¥100,000
                丢    ¥0
                """
        )
    }

    @Test(arguments: [
        (Presentation.ChartForm.pie, "", [1.0, 3.0], ["a  █", "1 (25%)", "b  ███", "3 (75%)"]),
        (.line, "%", [12.5, -50], ["12.5%", "-50%"]),
        (.bar, "CNY", [.infinity, .nan], ["a  –", "b  –"]),
    ])
    func `figures say what they are`(form: Presentation.ChartForm, unit: String, values: [Double], parts: [String]) {
        let chart = Block.Chart(
            form: form,
            title: "",
            labels: ["a", "b"],
            series: [Block.Chart.Series(name: "s", values: values)],
            unit: unit
        )
        let text = Block.chart(chart).text(layout)
        for part in parts { #expect(text.contains(part), "\(text)") }
    }

    @Test
    func `series stand under their label by name`() {
        let chart = Block.Chart(
            form: .bar,
            title: "",
            labels: ["一月", "二月"],
            series: [.init(name: "赢", values: [1, 2]), .init(name: "丢", values: [3, 4])],
            unit: ""
        )
        let starts = Block.chart(chart).text(layout).split(separator: "\n").map { String($0.prefix(5)) }
        #expect(starts == ["一月 赢 ", "     ", "二月 赢 ", "     "])
    }

    @Test
    func `a card, a question and an offer to undo are in the words already`() {
        #expect(Block.undo(operation: "x").text(layout) == "")
        #expect(Block.form(Block.Form(title: "x", fields: [])).text(layout) == "")
    }
}
