import JSON
import Testing

struct JSONParsingTests {
    @Test func `a value of each kind is read`() throws {
        let json = try JSON(parsing: #"{"a": [null, true, -1, 2.50, "x\u00e9\n"]}"#)
        #expect(json == ["a": [nil, true, -1, 2.5, "xé\n"]])
    }
}
