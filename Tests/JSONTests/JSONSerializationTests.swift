import JSON
import Testing

struct JSONSerializationTests {
    @Test(
        arguments: [
            (nil, "null"),
            (true, "true"),
            (.integer(.min), "-9223372036854775808"),
            (126_000.0, "126000.0"),
            (.double(-0.0), "-0.0"),
            (0.1, "0.1"),
            (1e16, "1e+16"),
            (.double(.leastNonzeroMagnitude), "5e-324"),
            (.double(.nan), "null"),
            (.double(-.infinity), "null"),
            ("客户 🎉 \u{2028}/\u{7F}", "\"客户 🎉 \u{2028}/\u{7F}\""),
            ("\"\\\u{0}\u{8}\t\n\u{C}\r\u{1F}", #""\"\\\u0000\b\t\n\f\r\u001f""#),
            ([], "[]"),
            ([:], "{}"),
            (["b": [1, [2]], "a": ["": nil], "ab": 3], #"{"a":{"":null},"ab":3,"b":[1,[2]]}"#),
        ] as [(JSON, String)]
    )
    func `a value is written`(value: JSON, text: String) {
        #expect(value.serialized() == text)
        #expect(value.utf8() == Array(text.utf8))
    }

    @Test func `pretty text has a line for each element`() {
        let json: JSON = ["name": "云启", "tags": [1, [:]], "none": []]
        #expect(
            json.serialized(pretty: true) == """
                {
                  "name": "云启",
                  "none": [],
                  "tags": [
                    1,
                    {}
                  ]
                }
                """
        )
    }
}
