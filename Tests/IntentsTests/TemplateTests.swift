import Diagnostics
import FoundationEssentials
import Intents
import JSON
import Testing

@Suite struct TemplateTests {
    static let scope = {
        var scope = SampleScope([
            "contact_name": .value(.person(Person("王", title: "总"))),
            "phone": .value(.phone(Phone(number: "+8613800138000", digits: "13800138000"))),
            "amount": .value(.money(Money(500_000))),
            "budget": .value(.money(Money(1234.5, "USD"))),
            "due": .value(.date(Day(number: 20_530))),
            "kind": .value(.choice("call")),
            "flag": .value(.boolean(false)),
            "customer": ExpressionValue(["id": 7, "name": "云启", "city": false, "user_id": [3, "赵敏"], "rate": 12.5]),
            "customers": ExpressionValue([["name": "云启"], ["name": "Acme"], ["name": "蓝鲸"]]),
            "target": .value(.record(RecordReference(model: "crm.lead", id: 9, name: "WMS二期"))),
            "start": ExpressionValue("2026-03-25 07:00:00"),
            "stop": ExpressionValue("2026-03-25T16:30:00+08:00"),
        ])
        scope.fields = [9: ["expected_revenue": ExpressionValue(80_000), "stage_id": ExpressionValue([2, "谈判"])]]
        return scope
    }()

    @Test(arguments: [
        ("已创建 {customer.name}（#{customer.id}）", "已创建 云启（#7）", "已创建 云启（#7）"),
        ("完成[，城市 {customer.city}][，负责人 {customer.user_id}]", "完成，负责人 赵敏", "完成，负责人 赵敏"),
        ("[a {nobody}[ b {amount}]] c[ d [e {nobody}] f {amount}]", " c d  f ¥500,000", " c d  f ¥500,000"),
        ("{contact_name}的电话 {phone}", "王总的电话 138 0013 8000", "王总的电话 138 0013 8000"),
        ("{amount} {budget} {kind} {flag}", "¥500,000 US$1,234.50 电话 否", "¥500,000 US$1,234.50 call no"),
        ("{due}", "3月18日", "Mar 18"),
        ("{customers.name}", "云启、Acme、蓝鲸", "云启, Acme, 蓝鲸"),
        (
            "{customers.name|join / } {customers|count} {customers.name|first 2}", "云启/ Acme/ 蓝鲸 3 云启、Acme",
            "云启/ Acme/ 蓝鲸 3 云启, Acme"
        ),
        ("{customers.1.name|upper}", "ACME", "ACME"),
        ("{customer.city|default 未填}", "未填", "未填"),
        (
            "{customer.rate|percent} {customer.rate|money} {customer.rate|money USD}", "12.5% ¥12.50 US$12.50",
            "12.5% ¥12.50 US$12.50"
        ),
        ("{start|datetime} {start|date} {start|time}", "3月25日 15:00 3月25日 15:00", "Mar 25 15:00 Mar 25 15:00"),
        ("{target} {target.expected_revenue|money} {target.stage_id}", "WMS二期 ¥80,000 谈判", "WMS二期 ¥80,000 谈判"),
        ("{stop|time} {stop|date}", "16:30 3月25日", "16:30 Mar 25"),
        ("\\{x\\} \\[y\\] a|b", "{x} [y] a|b", "{x} [y] a|b"),
        ("{today}", "3月18日", "Mar 18"),
    ])
    func `a reply fills its holes in both languages`(text: String, zh: String, en: String) throws {
        let template = try #require(readTemplate(text))
        #expect(template.render(.zh, in: Self.scope) == zh)
        #expect(template.render(.en, in: Self.scope) == en)
    }

    @Test(arguments: [
        ("a {b", "pattern.unclosed @ 3-4: `{` is never closed"),
        ("a [b {c}", "pattern.unclosed @ 3-4: `[` is never closed"),
        ("a] {}", "pattern.stray-bracket @ 2-3: `]` closes nothing\ntemplate.path @ 5-5: `` is not a name"),
        ("{$phone}", "template.path @ 2-8: `$phone` is not a name"),
        ("{客户}", "template.path @ 2-4: `客户` is not a name"),
        ("{a|mony}", "template.unknown-filter @ 4-8: there is no filter `mony`"),
        ("{a|join}", "template.filter-argument @ 4-8: the filter `join` needs an argument"),
        ("{a|first x}", "template.filter-argument @ 10-11: the filter `first` needs a whole number"),
        ("{a|phone x}", "template.filter-argument @ 10-11: the filter `phone` takes no argument"),
    ])
    func `a mistake in a reply is shown where it is`(text: String, expected: String) {
        var diagnostics: [Diagnostic] = []
        #expect(Template(parsing: excerpt(text), into: &diagnostics) == nil)
        #expect(lines(diagnostics) == expected)
    }

    @Test func `brackets without a hole are odd but allowed`() {
        var diagnostics: [Diagnostic] = []
        #expect(Template(parsing: excerpt("完成[了]"), into: &diagnostics) != nil)
        #expect(diagnostics.map(\.severity) == [.warning])
    }

    @Test(arguments: [
        (Value.money(Money(-1_234_567.891)), "-¥1,234,567.89", "-¥1,234,567.89"),
        (.money(Money(0, "JPY")), "JP¥0", "JP¥0"),
        (.money(Money(5, "CHF")), "CHF 5", "CHF 5"),
        (.number(0.1), "0.1", "0.1"),
        (.number(1_000), "1,000", "1,000"),
        (.percent(30), "30%", "30%"),
        (.quantity(Quantity(2, unit: "台")), "2台", "2台"),
        (.quantity(Quantity(12, unit: "boxes")), "12 boxes", "12 boxes"),
        (.date(Day(number: 20_895)), "2027年3月18日", "Mar 18, 2027"),
        (.duration(Span(seconds: 5_400)), "1小时30分钟", "1 h 30 min"),
        (.duration(Span(seconds: 172_800)), "2天", "2 days"),
        (.duration(Span(seconds: 0)), "0分钟", "0 min"),
        (.period(Period(Day(number: 20_513), Day(number: 20_543))), "3月1日至3月31日", "Mar 1 – Mar 31"),
        (.period(Period(nil, Day(number: 20_543))), "3月31日前", "until Mar 31"),
        (
            .phone(Phone(number: "+862158881234", digits: "02158881234", extension: "8")), "021-5888 1234 转 8",
            "021-5888 1234 ext. 8"
        ),
        (.phone(Phone(number: "+8675583991234", digits: "075583991234")), "0755-8399 1234", "0755-8399 1234"),
        (.phone(Phone(number: "+15417543010", digits: "+15417543010")), "+15417543010", "+15417543010"),
        (.person(Person("王芳", title: "经理")), "王芳", "王芳"),
        (.person(Person("欧阳", title: "总")), "欧阳总", "欧阳总"),
        (.person(Person("Smith", title: "Mr")), "Mr Smith", "Mr Smith"),
        (.list([.text("a"), .text("b")]), "a、b", "a, b"),
    ])
    func `values are written as people write them`(value: Value, zh: String, en: String) {
        let today = Day(number: 20_530)
        #expect(value.formatted(ValueFormat(.zh, today: today)) == zh)
        #expect(value.formatted(ValueFormat(.en, today: today)) == en)
    }
}
