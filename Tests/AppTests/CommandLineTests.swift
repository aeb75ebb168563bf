import Foundation
import JSON
import Testing

struct CommandLineTests {
    @Test(arguments: [
        (["lnit"], "did you mean 'lint'?"), (["lint", "--schem", "x"], "did you mean --schema?"),
        (["lint", "--schema"], "--schema needs a value"), (["explain"], "explain needs an utterance"),
        (["eval", "utterances", "/nowhere"], "cannot read '/nowhere'"), (["demo", "fr"], "zh or en"),
        (["test", "create_custmer"], "did you mean 'create_customer'?"),
    ])
    func `a command line that cannot be used says what to do`(arguments: [String], message: String) throws {
        let result = try Program().run(arguments)
        #expect(result.status == 2)
        #expect(result.errors.contains(message), "\(result.errors)")
        #expect(result.output.isEmpty)
    }

    @Test
    func `lint points at the mistake, and its last line counts`() throws {
        let program = try Program()
        #expect(try program.run(["lint"]).status == 0)
        let file = program.intents.appending(path: "customer/create_customer.yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
        try text.replacing("phone: $phone", with: "mobile: $phone").write(to: file, atomically: true, encoding: .utf8)
        let result = try program.run(["lint"])
        #expect(result.status == 1)
        #expect(result.output.contains("error[odoo.unknown-field]"))
        #expect(result.output.contains("did you mean `phone`?"))
        #expect(result.output.contains("^^^^^^"))
        let machine = try program.run(["lint", "--json"])
        let first = try JSON(parsing: try #require(machine.lines.first { $0.contains("odoo.unknown-field") }))
        #expect(first["severity"] == "error")
        #expect(first["line"]?.intValue ?? 0 > 1)
    }

    @Test(arguments: [
        ("PARLANCE_TLS_CERTIFICATE", "/tmp/chain.pem"), ("PARLANCE_TLS_KEY", "/tmp/key.pem"),
        ("PARLANCE_PROXIES", "10.0.0.0/33"), ("PARLANCE_ORIGINS", "crm.example.com"), ("PARLANCE_EMBED", "*"),
        ("PARLANCE_LIMITS", "sockets=5"), ("PARLANCE_LIMITS", "messages=0"), ("PARLANCE_LIMITS", "messages"),
    ])
    func `nothing is served with a setting that is half or wrong`(name: String, value: String) throws {
        let result = try Program().run(["serve", "--port", "0", "--memory"], environment: [name: value])
        #expect(result.status == 2)
        #expect(result.errors.contains(name), "\(result.errors)")
    }

    @Test
    func `a bad file takes no other operation down`() throws {
        let program = try Program()
        try "title: [".write(
            to: program.intents.appending(path: "customer/broken.yaml"),
            atomically: true,
            encoding: .utf8
        )
        let result = try program.run(["explain", "创建客户 云启科技"])
        #expect(result.output.contains("create_customer"))
    }

    @Test
    func `evaluation prints one prediction a line`() throws {
        let program = try Program()
        let cases = program.folder.appending(path: "cases.jsonl")
        try """
        {"id":"a","lang":"zh","text":"创建客户 云启科技，电话13800138000","reference_time":"2026-03-18T10:00:00+08:00"}
        {"id":"b","lang":"en","text":"what can you do","reference_time":"2026-03-18T10:00:00+08:00"}
        """.write(to: cases, atomically: true, encoding: .utf8)
        let result = try program.run(["eval", "utterances", cases.path])
        let predictions = try result.lines.map { try JSON(parsing: $0) }
        #expect(predictions.map { $0["id"] } == ["a", "b"])
        #expect(predictions.first?["intent"] == "create_customer")
        #expect(predictions.first?["slots"]?["phone"] == "13800138000")
        #expect(predictions.last?["intent"] == "help")
    }

    @Test(arguments: [["intents", "--json"], ["intents", "--handlers", "--json"]])
    func `what can be asked, and what plans are made of, is JSON for programs`(arguments: [String]) throws {
        let result = try Program().run(arguments)
        #expect(result.status == 0, "\(result.errors)")
        let values = try result.lines.map { try JSON(parsing: $0) }
        #expect(!values.isEmpty)
        let key = arguments.contains("--handlers") ? "handler" : "intent"
        #expect(values.allSatisfy { $0[key]?.stringValue != nil && $0["does"]?.stringValue != nil })
        guard key == "intent" else { return }
        let creating = try #require(values.first { $0["intent"] == "create_customer" })
        #expect(creating["title"]?["zh"] == "创建客户")
        #expect(creating["slots"]?.arrayValue?.contains("owner") == true)
        #expect(creating["examples"]?["en"]?.arrayValue?.isEmpty == false)
    }

    @Test
    func `what is kept is its owner's alone`() throws {
        let program = try Program()
        #expect(try program.run(["repl"], input: "create customer Foo Works\nyes\n").status == 0)
        #expect(try program.run(["key", "list"]).output.contains("parlance key add"))
        #expect(try program.run(["user", "list"]).status == 0)
        let data = program.folder.appending(path: "data").path
        let names = try FileManager.default.contentsOfDirectory(atPath: data)
        #expect(Set(names).isSuperset(of: ["crm.sqlite", "journal.sqlite", "keys.sqlite", "users.sqlite"]))
        for name in names {
            let mode = try FileManager.default.attributesOfItem(atPath: "\(data)/\(name)")[.posixPermissions] as? Int
            #expect(mode == 0o600, "\(name)")
        }
    }

    @Test
    func `a scaffold lints clean and passes its own tests`() throws {
        let program = try Program()
        let made = try program.run([
            "new", "create_visit", "--model", "crm.lead", "--fields", "name,expected_revenue,priority",
        ])
        #expect(made.status == 0, "\(made.errors)")
        let lint = try program.run(["lint"])
        #expect(lint.status == 0)
        #expect(!lint.output.contains("create_visit"))
        #expect(try program.run(["test", "create_visit"]).output.hasSuffix(" 0 failed\n"))
        let again = try program.run(["new", "create_visit", "--model", "crm.lead", "--fields", "name"])
        #expect(again.status == 2)
        let wrong = try program.run(["new", "create_x", "--model", "crm.lead", "--fields", "expected_revenu"])
        #expect(wrong.errors.contains("did you mean 'expected_revenue'?"))
    }

    @Test(arguments: [
        ["log_visit", "crm.lead", "name,partner_id"], ["log_visit", "crm.lead", "name,user_id,date_deadline"],
        ["visit", "crm.lead", "name,partner_id"], ["note_partner", "res.partner", "name,phone,email,user_id"],
    ])
    func `a scaffold passes its tests whatever the fields, and speaks of it in words`(about: [String]) throws {
        let program = try Program()
        let made = try program.run(["new", about[0], "--model", about[1], "--fields", about[2]])
        #expect(made.status == 0, "\(made.errors)")
        let title = about[0].prefix(1).uppercased() + about[0].dropFirst().replacing("_", with: " ")
        let file = program.intents.appending(path: "custom/\(about[0]).yaml")
        #expect(try String(contentsOf: file, encoding: .utf8).contains("en: \"\(title)\""))
        let lint = try program.run(["lint"])
        #expect(!lint.output.contains(about[0]), "\(lint.output)")
        let tests = try program.run(["test", about[0]])
        #expect(tests.status == 0 && tests.output.hasSuffix(" 0 failed\n"), "\(tests.output)")
    }

    @Test
    func `a snapshot of the models serves lint without the service`() throws {
        let program = try Program()
        let snapshot = try program.run(["schema-snapshot"])
        let file = program.folder.appending(path: "odoo.json")
        try snapshot.output.write(to: file, atomically: true, encoding: .utf8)
        #expect(try program.run(["lint", "--schema", file.path]).status == 0)
        let cut = snapshot.output.replacing("\"expected_revenue\"", with: "\"planned_revenue\"")
        try cut.write(to: file, atomically: true, encoding: .utf8)
        #expect(try program.run(["lint", "--schema", file.path]).output.contains("expected_revenue"))
    }

    @Test
    func `a key is read from standard input, sealed, listed without itself, and revoked`() throws {
        let program = try Program()
        let secret = "0123456789abcdef0123456789abcdef01234567"
        let added = try program.run(
            ["key", "add", "wang", "sales.wang", "--expires", "2020-01-01"],
            input: secret + "\n"
        )
        #expect(added.status == 0, "\(added.errors)")
        let listed = try program.run(["key", "list"])
        #expect(listed.output.contains("wang  sales.wang"))
        #expect(listed.output.contains("EXPIRED"))
        for name in ["keys.sqlite", "keys.sqlite-wal"] {
            let stored = try? Data(contentsOf: program.folder.appending(path: "data/\(name)"))
            #expect(stored?.range(of: Data(secret.utf8)) == nil)
        }
        let mode = try FileManager.default.attributesOfItem(
            atPath: program.folder.appending(path: "data/secret.key").path
        )
        #expect(mode[.posixPermissions] as? Int == 0o600)
        #expect(try program.run(["key", "revoke", "wang"]).status == 0)
        #expect(try program.run(["key", "revoke", "wang"]).status == 2)
    }

    @Test
    func `users are added, listed, given roles and disabled, and their passwords are nowhere in plain`() throws {
        let program = try Program()
        let added = try program.run(
            ["user", "add", "wang", "--name", "王芳", "--role", "sales"],
            input: "correct horse\n"
        )
        #expect(added.status == 0, "\(added.errors)")
        #expect(added.output == "wang  王芳  sales\n")
        #expect(try program.run(["user", "add", "wang"], input: "correct horse\n").errors.contains("already"))
        #expect(try program.run(["user", "add", "li"], input: "short\n").errors.contains("10 to 200"))
        let promoted = try program.run(["user", "role", "wang", "sales,sales_manager"])
        #expect(promoted.output.contains("sales,sales_manager"))
        let token = try program.run(["token", "wang"])
        #expect(token.lines.first?.split(separator: ".").count == 3)
        #expect(try program.run(["user", "disable", "wang"]).output.hasSuffix("disabled\n"))
        #expect(try program.run(["token", "wang"]).status == 2)
        #expect(try program.run(["user", "list"]).lines.count == 1)
        for name in ["users.sqlite", "token.key"] {
            let file = program.folder.appending(path: "data/\(name)").path
            #expect(try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int == 0o600)
        }
        for name in ["users.sqlite", "users.sqlite-wal"] {
            let stored = try? Data(contentsOf: program.folder.appending(path: "data/\(name)"))
            #expect(stored?.range(of: Data("correct horse".utf8)) == nil)
        }
    }

    @Test
    func `doctor says what to do when Odoo is not there`() throws {
        let environment = ["PARLANCE_ODOO_URL": "http://127.0.0.1:1", "PARLANCE_ODOO_KEY": "TOP-SECRET"]
        let result = try Program().run(["doctor"], environment: environment)
        #expect(result.status == 1)
        let bad = result.lines.indices.filter { result.lines[$0].hasPrefix("BAD") }
        #expect(bad.count == 2, "\(result.output)")
        #expect(result.output.contains("PARLANCE_ODOO_DB is not set"))
        #expect(result.output.contains("check PARLANCE_ODOO_URL and PARLANCE_ODOO_DB"))
        #expect(bad.allSatisfy { result.lines[$0 + 1].hasPrefix("     ") })
        for word in ["TOP-SECRET", "unavailable(", "mayHaveHappened", "create_customer", "may not"] {
            #expect(!result.output.contains(word), "\(result.output)")
        }
    }

    @Test
    func `doctor finds all well with the embedded CRM`() throws {
        let result = try Program().run(["doctor"])
        #expect(result.status == 0, "\(result.output)")
        #expect(result.output.contains("the intents fit the models"))
    }
}
