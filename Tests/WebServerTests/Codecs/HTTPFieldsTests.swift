import Testing

@testable import WebServer

@Suite struct HTTPFieldsTests {
    private let fields: HTTPFields = ["Accept": "a, b", "ACCEPT": " ,c", "X-One": "1"]

    @Test func `names compare without case and repeated fields are joined`() {
        #expect(fields["accept"] == "a, b,  ,c")
        #expect(fields.list("Accept") == ["a", "b", "c"])
        #expect(fields["x-one"] == "1")
        #expect(fields["absent"] == nil)
    }

    @Test func `setting replaces all of a name`() {
        var fields = fields
        fields["Accept"] = "d"
        fields["x-one"] = nil
        #expect(fields == ["accept": "d"])
    }
}
