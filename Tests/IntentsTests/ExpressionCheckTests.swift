import Diagnostics
import Intents
import Testing

@Suite struct ExpressionCheckTests {
    static let names = {
        let place = SourceRange(file: "sample.yaml")
        func slot(_ name: Slot.Name, _ type: SlotType) -> Slot { Slot(name: name, type: type, place: place) }
        var kind = slot("kind", .choice)
        kind.options = ["call", "mail"].map { ChoiceOption(key: $0, words: Localized(), title: Localized()) }
        return ExpressionNames(
            slots: [
                kind, slot("name", .either([.organization, .person])), slot("phone", .phone), slot("amount", .money),
                slot("due", .date(.future)), slot("start", .moment(.any)), slot("tags", .list(.text)),
                slot("customer", .record(["customer"])), slot("quantity", .quantity), slot("rate", .discount),
                slot("month", .period), slot("note", .text), slot("length", .duration), slot("urgent", .boolean),
            ],
            steps: ["made"],
            value: .money
        )
    }()

    @Test(arguments: [
        "name and not phone", "amount > 100 and amount.amount < 5", "amount * quantity > 10 and amount * rate > 1",
        "due > today and due < today + 7 and due - today > 2", "start + length > now and start > '2026-01-01'",
        "count(tags) > 0 and 'VIP' in tags and kind in ['call']", "kind = 'call' and name = '云启'",
        "name is organization and customer is customer and customer is record", "customer.anything.at.all",
        "made.records.0.name = note", "before.stage_id != made.stage_id", "value > 0 and value is money",
        "due in month and 'a' in note", "role(sales) or urgent", "length = hours(2)", "name = note and phone = note",
        "customer = 7 and customer = me and customer = 'x'", "phone.digits = '1'", "amount / amount > 2",
        "$(rate + rate) > 1",
    ])
    func `a condition that can hold has no mistake`(text: String) throws {
        let expression = try #require(readExpression(text))
        #expect(lines(expression.check(Self.names, as: .condition)) == "")
    }

    @Test(arguments: [
        ("nmae", "expression.unknown-name @ 1-5: there is no slot or step `nmae` here"),
        ("not (phne and name)", "expression.unknown-name @ 6-10: there is no slot or step `phne` here"),
        ("amount > '100'", "expression.types @ 1-15: `>` cannot compare an amount of money with a text"),
        ("note < 5", "expression.types @ 1-9: `<` cannot compare a text with a number"),
        (
            "amount = 'viel' and phone.nr",
            "expression.types @ 1-16: `=` cannot compare an amount of money with a text\nexpression.unknown-part @ 21-29: a telephone number has no part `nr`"
        ),
        ("due + due > today", "expression.types @ 1-10: `+` has no meaning for a date and a date"),
        ("amount + 5 > amount", "expression.types @ 1-11: `+` has no meaning for an amount of money and a number"),
        ("name is phone", "expression.impossible-type @ 1-14: `name` is never `phone`"),
        ("customer is lead", "expression.impossible-type @ 1-17: `customer` is never `lead`"),
        ("kind = 'cal'", "expression.unknown-option @ 1-13: `cal` is not an option of `kind`"),
        ("count(tags)", "expression.no-condition @ 1-12: a number is no condition"),
        ("urgent and 'x'", "expression.no-condition @ 12-15: a text is no condition"),
        ("size(tags) > 1", "expression.unknown-function @ 1-11: there is no function `size`"),
        ("count(tags, name) > 1", "expression.arguments @ 1-18: `count` takes one value"),
        ("days('x') > length", "expression.types @ 1-10: `days` takes a number, not a text"),
        ("due in amount", "expression.types @ 1-14: a date cannot be in an amount of money"),
    ])
    func `a condition that cannot hold is shown where it is`(text: String, expected: String) throws {
        let expression = try #require(readExpression(text))
        #expect(lines(expression.check(Self.names, as: .condition)) == expected)
    }

    @Test func `only a check speaks of a value`() throws {
        let expression = try #require(readExpression("value > 0"))
        #expect(
            lines(expression.check(ExpressionNames(slots: []), as: .condition))
                == "expression.unknown-name @ 1-6: `value` has a meaning only in a check"
        )
    }

    @Test func `a reply's holes are checked like paths`() throws {
        let template = try #require(readTemplate("{name} [{phone.nr}] {made.x.y|money} {who}"))
        #expect(
            lines(template.check(Self.names)) == """
                expression.unknown-part @ 10-18: a telephone number has no part `nr`
                expression.unknown-name @ 39-42: there is no slot or step `who` here
                """
        )
    }
}
