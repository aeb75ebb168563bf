import Diagnostics
import Testing

struct ClosestTests {
    @Test(arguments: [
        ("phnoe", "phone"),
        ("fone", nil),
        ("Phone", "phone"),
        ("organisation", "organization"),
        ("custmer_nam", "customer_name"),
        ("emial", "email"),
        ("zh", nil),
        ("e", nil),
        ("", nil),
        ("客户名", "客户名称"),
        ("unrelated", nil),
    ])
    func `a misspelt name finds what was meant`(typed: String, meant: String?) {
        let names = ["phone", "email", "organization", "customer_name", "customer", "en", "客户名称"]
        #expect(names.closest(to: typed) == meant)
    }

    @Test func `equally near names do not depend on order`() {
        #expect(["datx", "data", "dats"].closest(to: "date") == "data")
        #expect(["dats", "datx", "data"].closest(to: "date") == "data")
    }

    @Test func `the name itself is no misspelling of it`() {
        #expect(["date", "dates"].closest(to: "date") == "dates")
        #expect([].closest(to: "date") == nil)
    }
}
