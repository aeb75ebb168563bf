import Testing

@testable import WebServer

@Suite struct RequestTargetTests {
    @Test(arguments: [
        ("/", []),
        ("/a", ["a"]),
        ("/a/", ["a", ""]),
        ("/a//b", ["a", "", "b"]),
        ("/a%2Fb/c%20d", ["a/b", "c d"]),
        ("/%E6%8A%A5%E4%BB%B7", ["报价"]),
        ("/a+b", ["a+b"]),
        ("/...", ["..."]),
    ])
    func `segments are decoded one by one`(text: String, segments: [String]) {
        #expect(RequestTarget(text)?.segments == segments)
    }

    @Test(arguments: [
        "", "a", "/.", "/..", "/a/../b", "/%2e%2e/etc/passwd", "/%2E%2e/x", "/.%2e", "/a/%2e/b", "/%00", "/a%0d%0ab",
        "/%1f", "/%7f", "/%", "/%2", "/%zz", "/%ff", "/%c0%ae", "/a#b", "/a b", "/?a=%", "/?%00=a", "/?a=%ff",
    ])
    func `what decodes to something else than a name is refused`(text: String) {
        #expect(RequestTarget(text) == nil)
    }

    @Test func `a query keeps order and repetition and reads plus as space`() throws {
        let query = try #require(RequestTarget("/p?a=1&b=x+y&a=2&c&=d&e=f=g&%C3%A4=%26")).query
        #expect(query.items.map(\.name) == ["a", "b", "a", "c", "", "e", "ä"])
        #expect(query.items.map(\.value) == ["1", "x y", "2", "", "d", "f=g", "&"])
        #expect(query["a"] == "1")
        #expect(query["z"] == nil)
    }
}
