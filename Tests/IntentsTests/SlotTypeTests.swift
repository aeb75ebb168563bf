import Diagnostics
import Intents
import Testing

@Suite struct SlotTypeTests {
    @Test(arguments: [
        ("text", SlotType.text), ("organization | person", .either([.organization, .person])),
        ("record(customer | lead)", .record(["customer", "lead"])), ("record(user)", .record(["user"])),
        ("date(future)", .date(.future)), ("datetime", .moment(.any)), ("datetime(past)", .moment(.past)),
        ("list( text )", .list(.text)), ("list(record(tag))", .list(.record(["tag"]))), ("date_range", .period),
        ("slot(phone | email)", .slot(["phone", "email"])), ("discount", .discount), ("choice", .choice),
        ("list(person | organization)", .list(.either([.person, .organization]))),
    ])
    func `a type is read`(text: String, expected: SlotType) {
        var diagnostics: [Diagnostic] = []
        #expect(SlotType(parsing: excerpt(text), into: &diagnostics) == expected)
        #expect(diagnostics.isEmpty)
    }

    @Test(arguments: [
        ("phon", "slot.unknown-type @ 1-5: there is no type `phon`", "did you mean `phone`?"),
        ("string", "slot.unknown-type @ 1-7: there is no type `string`", "did you mean `text`?"),
        ("person | compny", "slot.unknown-type @ 10-16: there is no type `compny`", nil),
        ("record", "slot.incomplete-type @ 1-7: this type needs to know what it holds", "write `record(customer)`"),
        ("list(list(text))", "slot.list-of-lists @ 1-5: a list cannot hold lists", nil),
        ("date(futur)", "slot.unknown-tense @ 6-11: `futur` is neither `future` nor `past`", "did you mean `future`?"),
        ("record(customer", "slot.open-type @ 1-16: a `)` is missing", nil),
        (
            "text, phone", "slot.stray-type @ 5-12: `, phone` does not fit here",
            "alternatives are written `organization | person`"
        ),
        ("", "slot.missing-type @ 1-1: the name of a type is missing", nil),
    ])
    func `a mistake in a type is shown where it is`(text: String, expected: String, suggestion: String?) {
        var diagnostics: [Diagnostic] = []
        #expect(SlotType(parsing: excerpt(text), into: &diagnostics) == nil)
        #expect(lines(diagnostics) == expected)
        if let suggestion { #expect(diagnostics.first?.suggestion == suggestion) }
    }

    @Test(arguments: SlotType.names.filter { !["record", "list", "slot"].contains($0) })
    func `a type is written as it is read`(name: String) throws {
        var diagnostics: [Diagnostic] = []
        let type = try #require(SlotType(parsing: excerpt(name), into: &diagnostics))
        #expect("\(type)" == (name == "date_range" ? "period" : name))
    }
}
