import Diagnostics
import Intents
import JSON
import Testing

@Suite struct ArgumentTests {
    static let scope = SampleScope([
        "name": .value(.organization("云启")),
        "phone": .value(.phone(Phone(number: "+8613800138000", digits: "13800138000"))),
        "flag": .value(.boolean(false)),
    ])

    private func literal(_ json: JSON) -> Argument { Argument(.literal(json), place: SourceRange(file: "")) }
    private func list(_ items: Argument...) -> Argument { Argument(.list(items), place: SourceRange(file: "")) }
    private func computed(_ text: String) throws -> Argument {
        Argument(.expression(try #require(readExpression(text))), place: SourceRange(file: ""))
    }

    @Test func `what is empty or whose condition does not hold is left out`() throws {
        let contact = Argument(
            .map([("name", try computed("missing")), ("phone", try computed("phone")), ("type", literal("contact"))]),
            when: readExpression("phone"),
            place: SourceRange(file: "")
        )
        var unwanted = contact
        unwanted.condition = readExpression("missing")
        let values = Argument(
            .map([
                ("name", Argument(.template(try #require(readTemplate("{name}!"))), place: SourceRange(file: ""))),
                ("is_company", try computed("name is organization")),
                ("active", try computed("flag")),
                ("email", try computed("missing")),
                ("children", list(contact, unwanted)),
            ]),
            place: SourceRange(file: "")
        )
        #expect(
            values.resolve(.zh, in: Self.scope) == [
                "name": "云启!", "is_company": true, "active": false,
                "children": [["phone": "+8613800138000", "type": "contact"]],
            ]
        )
    }

    @Test func `a domain loses the conditions that have no value, and their signs`() throws {
        let named = list(literal("name"), literal("ilike"), try computed("name"))
        let missing = list(literal("city"), literal("="), try computed("missing"))
        let fixed = list(literal("active"), literal("="), literal(true))
        let name: JSON = ["name", "ilike", "云启"]
        let active: JSON = ["active", "=", true]
        #expect(list(named, missing, fixed).resolveDomain(.zh, in: Self.scope) == [name, active])
        #expect(list(literal("|"), named, missing, fixed).resolveDomain(.zh, in: Self.scope) == [name, active])
        #expect(list(literal("|"), named, fixed).resolveDomain(.zh, in: Self.scope) == ["|", name, active])
        #expect(list(literal("!"), missing, fixed).resolveDomain(.zh, in: Self.scope) == [active])
        #expect(
            list(literal("|"), literal("|"), missing, named, fixed).resolveDomain(.zh, in: Self.scope)
                == ["|", name, active]
        )
        #expect(list(missing).resolveDomain(.zh, in: Self.scope) == [])
    }
}
