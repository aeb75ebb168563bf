import JSON
import Testing

struct JSONValueTests {
    private let partner: JSON = [
        "name": "云启", "id": 7, "credit": 126_000.0, "active": true, "email": nil, "tags": [1, 2],
    ]

    @Test func `accessors give what is there and nil for another kind`() {
        #expect(partner["name"]?.stringValue == "云启")
        #expect(partner["name"]?.intValue == nil)
        #expect(partner["id"]?.intValue == 7)
        #expect(partner["id"]?.doubleValue == 7)
        #expect(partner["credit"]?.doubleValue == 126_000)
        #expect(partner["credit"]?.intValue == nil)
        #expect(partner["active"]?.boolValue == true)
        #expect(partner["email"]?.isNull == true)
        #expect(partner["email"]?.stringValue == nil)
        #expect(partner["tags"]?.arrayValue == [1, 2])
        #expect(partner["tags"]?.objectValue == nil)
        #expect(partner.objectValue?.count == 6)
    }

    @Test func `a missing key, a missing element and another kind are nil`() {
        #expect(partner["phone"] == nil)
        #expect(partner[0] == nil)
        #expect(partner["tags"]?[1] == 2)
        #expect(partner["tags"]?[2] == nil)
        #expect(partner["tags"]?[-1] == nil)
        #expect(partner["tags"]?["a"] == nil)
    }

    @Test func `setting a key adds, replaces and removes`() {
        var json: JSON = nil
        json["a"] = 1
        json["b"] = "x \(1 + 1)"
        json["a"] = .null
        #expect(json == ["a": nil, "b": "x 2"])
        json["a"] = nil
        #expect(json == ["b": "x 2"])
    }
}
