import Diagnostics
import FoundationEssentials
import Intents
import JSON
import Testing

@Suite struct ExpressionTests {
    static let scope = {
        var scope = SampleScope([
            "name": .value(.organization("云启")),
            "phone": .value(.phone(Phone(number: "+8613800138000", digits: "13800138000"))),
            "amount": .value(.money(Money(500_000))),
            "price": .value(.money(Money(100, "USD"))),
            "quantity": .value(.quantity(Quantity(3, unit: "台"))),
            "discount": .value(.percent(20)),
            "due": .value(.date(Day(number: 20_532))),
            "start": .value(.moment(Moment(unix: 1_773_799_200, offset: 28_800))),
            "length": .value(.duration(Span(seconds: 5_400))),
            "month": .value(.period(Period(Day(number: 20_513), Day(number: 20_543)))),
            "tags": .value(.list([.text("VIP"), .text("渠道")])),
            "yes": .value(.boolean(true)),
            "no": .value(.boolean(false)),
            "target": .value(.record(RecordReference(model: "crm.lead", id: 9, name: "WMS二期", kind: "lead"))),
            "customer": ExpressionValue(["id": 7, "name": "云启", "active": false, "user_id": [3, "赵敏"], "rate": 0]),
            "rows": ExpressionValue([["total": 1.5], ["total": 2]]),
            "none": ExpressionValue([]),
            "me": .value(.record(RecordReference(model: "res.users", id: 3, name: "赵敏"))),
        ])
        scope.fields = [9: ["active": ExpressionValue(true), "stage_id": ExpressionValue([4, "谈判"])]]
        return scope
    }()

    @Test(arguments: [
        ("true or false and false", true), ("(true or false) and false", false), ("not true or true", true),
        ("not not yes", true), ("not (yes and no)", true), ("1 + 2 * 3 = 7", true), ("(1 + 2) * 3 = 9", true),
        ("10 - 2 - 3 = 5", true), ("1 < 2 and 2 <= 2 and 3 > 2 and 3 >= 3 and 1 != 2", true), ("-1 < 0", true),
        ("name", true), ("$name and not missing", true), ("missing", false), ("no", false), ("yes", true),
        ("name = '云启' and name is organization and name is not person", true), ("name is person", false),
        ("phone = '13800138000' and phone = '+8613800138000' and phone.digits = '13800138000'", true),
        ("amount > 100000 and amount >= 500000 and amount.amount = 500000", true), ("amount > price", false),
        ("amount / 2 = 250000 and amount * discount = 100000 and amount - amount * discount = 400000", true),
        ("price * quantity = 300", true), ("amount + price", false), ("amount / 0", false),
        ("due > today and due - today = 2 and due = '2026-03-20' and due = today + 2", true),
        ("due < today + days(3) and start = now and start + length > now and length = minutes(90)", true),
        ("hours(1.5) = length and start.date = today", true),
        ("due in month and today in month and not ('2026-01-01' in month)", true),
        ("'VIP' in tags and not ('vip' in tags) and 'a' not in ['b', 'c'] and name in ['云启', 'x']", true),
        ("'云' in '云启'", true), ("missing in tags", false),
        ("count(tags) = 2 and count(rows) = 2 and count(none) = 0 and count(missing) = 0 and count(name) = 1", true),
        ("sum(rows.total) = 3.5", true), ("role(sales) and not role('admin')", true),
        ("target = 9 and target.id = 9 and target.name = 'WMS二期' and target = 'WMS二期'", true),
        ("target.active and target.stage_id = '谈判' and target.stage_id.id = 4 and target is lead", true),
        ("customer.user_id = me and customer.user_id.name = '赵敏' and customer.user_id = 3", true),
        ("customer.active", false), ("customer.active = false", true), ("not customer.active", true),
        ("customer.rate", true), ("customer.rate = 0", true), ("customer.nothing", false), ("rows.5.total", false),
        ("missing = other", true), ("missing != name", true), ("missing > 1", false), ("name > 1", false),
        ("\"a\\\"b\" = 'a\"b'", true), ("$(yes and yes)", true),
    ])
    func `a condition holds or does not`(text: String, expected: Bool) throws {
        let expression = try #require(readExpression(text))
        #expect(expression.holds(in: Self.scope) == expected)
    }

    @Test(arguments: [
        ("", "expression.empty @ 1-1: an expression is missing"),
        ("a and", "expression.syntax @ 1-6: the expression breaks off: expected a name, a number or a text"),
        ("a b", "expression.syntax @ 3-4: `b` does not fit here"),
        ("a == 1", "expression.operator @ 3-5: there is no operator `==`"),
        (
            "!a && b",
            "expression.operator @ 1-2: there is no operator `!`\nexpression.operator @ 4-6: there is no operator `&&`"
        ),
        ("1 < a < 3", "expression.chain @ 7-8: a comparison cannot be compared again"),
        ("(a or b", "expression.syntax @ 1-2: the bracket opened here is never closed"),
        ("a = 云启", "expression.operator @ 5-7: `云启` means nothing in an expression"),
        ("a = '云启", "expression.syntax @ 5-6: the quote opened here is never closed"),
        ("a is", "expression.syntax @ 1-5: the expression breaks off: expected the name of a type"),
        ("a.", "expression.syntax @ 1-3: the expression breaks off: expected the name of a field"),
        ("$ a", "expression.syntax @ 1-2: no name follows `$`"),
        ("a matches 'x'", "expression.syntax @ 3-10: `matches` does not fit here"),
        ("and a", "expression.syntax @ 1-4: expected a name, a number or a text, found `and`"),
    ])
    func `a mistake in an expression is shown where it is`(text: String, expected: String) {
        var diagnostics: [Diagnostic] = []
        #expect(Expression(parsing: excerpt(text), into: &diagnostics) == nil)
        #expect(lines(diagnostics) == expected)
    }

    @Test(arguments: ["(", "not ", "a and ", "[", "a + "])
    func `an endless expression is refused, not followed`(part: String) {
        var diagnostics: [Diagnostic] = []
        let text = String(repeating: part, count: 10_000)
        #expect(Expression(parsing: excerpt(text), into: &diagnostics) == nil)
        #expect(diagnostics.map(\.id) == ["expression.too-long"])
    }

    @Test(arguments: [
        ("length 2..80", 2...80), ("length ..80", 0...80), ("length 11", 11...11), ("length 2..", 2...Int.max),
    ])
    func `a rule can be a range of lengths`(text: String, expected: ClosedRange<Int>) {
        var diagnostics: [Diagnostic] = []
        guard case .length(let range) = Slot.Rule(parsing: excerpt(text), into: &diagnostics) else {
            Issue.record("no length: \(lines(diagnostics))")
            return
        }
        #expect(range == expected)
    }

    @Test(arguments: [
        ("> 0", "value > 0"), ("> 0 and <= 100", "value > 0 and value <= 100"), ("in [1, 2]", "value in [1, 2]"),
        ("not in [1, 2]", "value not in [1, 2]"), ("is person", "value is person"),
        ("value != phone", "value != phone"),
        (">= today or not phone", "value >= today or not phone"),
    ])
    func `a rule may leave out the value`(short: String, long: String) {
        var diagnostics: [Diagnostic] = []
        guard case .expression(let rule) = Slot.Rule(parsing: excerpt(short), into: &diagnostics) else {
            Issue.record("no expression: \(lines(diagnostics))")
            return
        }
        #expect(rule.node == readExpression(long)?.node)
    }

    @Test(
        arguments: [
            (
                Value.phone(Phone(number: "+862158881234", digits: "02158881234", extension: "8")),
                JSON.string("+862158881234-8")
            ),
            (.money(Money(500_000)), 500_000), (.money(Money(0.5)), 0.5), (.percent(30), 30),
            (.moment(Moment(unix: 1_773_799_200, offset: 28_800)), "2026-03-18 02:00:00"),
            (.date(Day(number: 20_530)), "2026-03-18"), (.duration(Span(seconds: 5_400)), 5_400),
            (.record(RecordReference(model: "res.users", id: 3, name: "赵敏")), 3), (.boolean(false), false),
            (.person(Person("王", title: "总")), "王总"), (.list([.text("a"), .number(2)]), ["a", 2]),
            (.period(Period(Day(number: 20_513), nil)), ["start": "2026-03-01", "end": nil]),
        ] as [(Value, JSON)]
    )
    func `a handler gets a value in the form of services`(value: Value, json: JSON) {
        #expect(value.json == json)
    }
}
