import JSON
import Testing

struct JSONParsingTests {
    @Test(
        arguments: [
            ("null", .null),
            (" \t\r\n true \n", true),
            ("false", false),
            ("0", 0),
            ("-0", 0),
            ("-1", -1),
            ("9223372036854775807", .integer(.max)),
            ("-9223372036854775808", .integer(.min)),
            ("9223372036854775808", 9_223_372_036_854_775_808.0),
            ("-9223372036854775809", -9_223_372_036_854_775_809.0),
            ("1.0", 1.0),
            ("-0.0", .double(-0.0)),
            ("1e2", 100.0),
            ("1E+2", 100.0),
            ("1.5e-3", 0.0015),
            ("1e-400", 0.0),
            ("0.1", 0.1),
            ("2.2250738585072014e-308", 2.2250738585072014e-308),
            ("1.7976931348623157e308", .double(.greatestFiniteMagnitude)),
            (#""""#, ""),
            (#""客户 🎉""#, "客户 🎉"),
            (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
            (#""\u00e9\u4E2d\u0000""#, "é中\u{0}"),
            (#""\ud83c\uDF89""#, "🎉"),
            (#""\uFFFF\u2028""#, "\u{FFFF}\u{2028}"),
            ("\"\u{7F}\u{2028}\"", "\u{7F}\u{2028}"),
            ("[]", []),
            ("[ ]", []),
            ("[1 , [2], {}]", [1, [2], [:]]),
            ("{}", [:]),
            (#"{"":0,"a b":{"c":[null]}}"#, ["": 0, "a b": ["c": [nil]]]),
        ] as [(String, JSON)]
    )
    func `what RFC 8259 allows is read`(text: String, value: JSON) throws {
        #expect(try JSON(parsing: text) == value)
    }

    @Test(arguments: [
        ("", 0, "expected a value, found the end of the text"),
        ("  ", 2, "expected a value, found the end of the text"),
        ("nul", 0, "expected 'null', found the end of the text"),
        ("True", 0, "expected a value, found 'T'"),
        ("NaN", 0, "expected a value, found 'N'"),
        ("'a'", 0, "expected a value, found '''"),
        ("客", 0, "expected a value, found '客'"),
        ("\u{A0}1", 0, "expected a value, found '\u{A0}'"),
        ("\u{C}1", 0, "expected a value, found U+000C"),
        ("1 2", 2, "'2' follows the end of the value"),
        ("[]]", 2, "']' follows the end of the value"),
        ("null//", 4, "'/' follows the end of the value"),
        ("[1", 2, "expected ',' or ']', found the end of the text"),
        ("[1 2]", 3, "expected ',' or ']', found '2'"),
        ("[1,]", 3, "expected a value, found ']'"),
        ("[,1]", 1, "expected a value, found ','"),
        ("[1}", 2, "expected ',' or ']', found '}'"),
        ("{", 1, "expected a key in quotes, found the end of the text"),
        ("{a:1}", 1, "expected a key in quotes, found 'a'"),
        ("{1:1}", 1, "expected a key in quotes, found '1'"),
        (#"{"a" 1}"#, 5, "expected ':', found '1'"),
        (#"{"a":}"#, 5, "expected a value, found '}'"),
        (#"{"a":1,}"#, 7, "expected a key in quotes, found '}'"),
        (#"{"a":1"#, 6, "expected ',' or '}', found the end of the text"),
        (#"{"a":1,"a":1}"#, 7, "the key 'a' occurs twice in one object"),
        ("01", 0, "a number cannot start with a superfluous zero"),
        ("-00", 1, "a number cannot start with a superfluous zero"),
        ("-", 1, "expected a digit, found the end of the text"),
        ("+1", 0, "expected a value, found '+'"),
        (".5", 0, "expected a value, found '.'"),
        ("1.", 2, "expected a digit, found the end of the text"),
        ("1.e5", 2, "expected a digit, found 'e'"),
        ("1e", 2, "expected a digit, found the end of the text"),
        ("1e+", 3, "expected a digit, found the end of the text"),
        ("-Infinity", 1, "expected a digit, found 'I'"),
        ("0x1", 1, "'x' follows the end of the value"),
        ("1_000", 1, "'_' follows the end of the value"),
        ("１", 0, "expected a value, found '１'"),
        ("1e400", 0, "a number is too large for a double"),
        ("\"a", 0, "the string that starts here is not closed"),
        (#""\""#, 0, "the string that starts here is not closed"),
        (#""\"#, 2, "expected an escape, found the end of the text"),
        ("\"a\nb\"", 2, "a string contains the unescaped control character U+000A"),
        ("\"\u{0}\"", 1, "a string contains the unescaped control character U+0000"),
        ("\"\u{1F}\"", 1, "a string contains the unescaped control character U+001F"),
        (#""\a""#, 2, "a backslash cannot be followed by 'a'"),
        (#""\U0041""#, 2, "a backslash cannot be followed by 'U'"),
        (#""\u00g0""#, 5, "expected four hexadecimal digits, found 'g'"),
        (#""\u004"#, 6, "expected four hexadecimal digits, found the end of the text"),
        (#""\ud800""#, 1, "an escape is half of a surrogate pair without the other half"),
        (#""\ud800x""#, 1, "an escape is half of a surrogate pair without the other half"),
        (#""\ud800\n""#, 1, "an escape is half of a surrogate pair without the other half"),
        (#""\ud800\u0041""#, 1, "an escape is half of a surrogate pair without the other half"),
        (#""\ud800\ud800""#, 1, "an escape is half of a surrogate pair without the other half"),
        (#""\udf89""#, 1, "an escape is half of a surrogate pair without the other half"),
        ("\u{FEFF}1", 0, "the text starts with a byte order mark"),
        ("1\u{FEFF}", 1, "'\u{FEFF}' follows the end of the value"),
    ])
    func `what it does not allow is refused at its place`(text: String, offset: Int, message: String) throws {
        let error = try #require(throws: JSON.ParseError.self) { try JSON(parsing: text) }
        #expect(error == JSON.ParseError(offset: offset, message: message))
    }

    @Test(
        arguments: [
            ([0x22, 0xFF, 0x22], 1),
            ([0x22, 0xC0, 0xAF, 0x22], 1),
            ([0x22, 0xED, 0xA0, 0x80, 0x22], 1),
            ([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], 1),
            ([0x5B, 0x22, 0xE5, 0xAE], 2),
            ([0x31, 0x80], 1),
        ] as [([UInt8], Int)]
    )
    func `bytes that are not UTF-8 are refused`(bytes: [UInt8], offset: Int) throws {
        let error = try #require(throws: JSON.ParseError.self) { try JSON(parsing: bytes) }
        #expect(error == JSON.ParseError(offset: offset, message: "the text is not valid UTF-8"))
    }

    @Test func `depth and size have limits`() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        #expect(throws: Never.self) { try JSON(parsing: nested(64)) }
        let tooDeep = try #require(throws: JSON.ParseError.self) { try JSON(parsing: nested(65)) }
        #expect(tooDeep == JSON.ParseError(offset: 64, message: "arrays and objects are nested more than 64 deep"))
        // Depth is how deep, not how many.
        #expect(throws: Never.self) { try JSON(parsing: "[[],[],[]]", limits: JSON.Limits(maxDepth: 2)) }

        #expect(throws: Never.self) { try JSON(parsing: "[12]", limits: JSON.Limits(maxBytes: 4)) }
        let tooLong = try #require(throws: JSON.ParseError.self) {
            try JSON(parsing: "[123]", limits: JSON.Limits(maxBytes: 4))
        }
        #expect(tooLong.message == "the text has 5 bytes, more than the limit of 4")
    }

    @Test func `the last of equal keys wins when asked for`() throws {
        let limits = JSON.Limits(duplicateKeys: .lastWins)
        #expect(try JSON(parsing: #"{"a":1,"b":2,"a":3}"#, limits: limits) == ["a": 3, "b": 2])
    }
}
