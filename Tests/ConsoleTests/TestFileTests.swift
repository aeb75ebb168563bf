import Testing

@testable import Console

struct TestFileTests {
    private static let test = ["- name: new", "  chat:", "    - {user: hi, bot: help}"]

    @Test(arguments: [
        // No tests yet.
        ("title: x\n", "title: x\ntests:\n  - name: new\n    chat:\n      - {user: hi, bot: help}\n"),
        ("title: x", "title: x\ntests:\n  - name: new\n    chat:\n      - {user: hi, bot: help}\n"),
        // After the last one, in its indentation.
        (
            "tests:\n  - name: a\n    say: b\n",
            "tests:\n  - name: a\n    say: b\n  - name: new\n    chat:\n      - {user: hi, bot: help}\n"
        ),
        (
            "tests:\n- name: a\n  say: b",
            "tests:\n- name: a\n  say: b\n- name: new\n  chat:\n    - {user: hi, bot: help}\n"
        ),
        // Before what follows, with its comment and the blank line before it.
        (
            "tests:\n  - name: a\n\n# the rest\nnever: {}\n",
            "tests:\n  - name: a\n  - name: new\n    chat:\n      - {user: hi, bot: help}\n\n# the rest\nnever: {}\n"
        ),
        // There are none.
        ("tests: []\nnever: {}\n", "tests:\n  - name: new\n    chat:\n      - {user: hi, bot: help}\nnever: {}\n"),
        ("tests:\nnever: {}\n", "tests:\n  - name: new\n    chat:\n      - {user: hi, bot: help}\nnever: {}\n"),
        // Line ends as they are.
        (
            "title: x\r\ntests:\r\n  - name: a\r\n",
            "title: x\r\ntests:\r\n  - name: a\r\n  - name: new\r\n    chat:\r\n      - {user: hi, bot: help}\r\n"
        ),
    ])
    func `a test is added and every other byte stays`(before: String, after: String) {
        #expect(TestFile.adding(Self.test, to: before) == after)
    }

    @Test(arguments: [
        "tests: [{name: a}]\n", "tests: &all\n  - name: a\n", "tests:\n  a: b\n", "title: x\n...\n", "a: b\r\nc: d\n",
    ])
    func `a form that lines cannot be added to is left alone`(text: String) {
        #expect(TestFile.adding(Self.test, to: text) == nil)
    }

    @Test(arguments: [
        ("新建客户 云启科技，联系人王芳", "新建客户 云启科技，联系人王芳"),
        ("duplicate customer 7,8", #""duplicate customer 7,8""#),
        ("13800138000", #""13800138000""#),
        ("yes", #""yes""#), ("No", #""No""#), ("null", #""null""#),
        ("a: b", #""a: b""#), ("a:b", "a:b"), ("a #b", #""a #b""#), ("#1", "\"#1\""), ("ends:", #""ends:""#),
        ("[x]", #""[x]""#), ("- x", #""- x""#), ("", #""""#), (" x", #"" x""#),
        ("say \"hi\" \\", #""say \"hi\" \\""#),
        ("two\nlines\u{7}", #""two\nlines\U00000007""#),
        ("80% off", #""80% off""#),
    ])
    func `words are quoted only where YAML would read something else`(words: String, text: String) {
        #expect(YAMLText.flow(words) == text)
    }
}
