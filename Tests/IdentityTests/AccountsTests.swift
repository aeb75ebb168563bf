import Identity
import Intents
import Testing

struct AccountsTests {
    @Test func `who has the password is let in, by their name in either case`() async throws {
        let desk = try await Desk()
        try await desk.add("wang.fang")
        let grant = try await desk.login("WANG.fang")
        let holder = try #require(await desk.accounts.holder(of: grant.accessToken))
        #expect(holder.user.username == "wang.fang")
        #expect(holder.user.roles == [Role("sales")])
        #expect(holder.expires == desk.now + 900)
        desk.wait(900)
        #expect(await desk.accounts.holder(of: grant.accessToken) == nil)
    }

    @Test func `an unknown user, a disabled one and a wrong password are refused alike`() async throws {
        let desk = try await Desk()
        try await desk.add("wang")
        try await desk.add("gone")
        try await desk.accounts.change("gone") { $0.isDisabled = true }
        for (name, password) in [("wang", "wrong"), ("nobody", Desk.password), ("gone", Desk.password), ("", "")] {
            #expect(await desk.failure { try await desk.login(name, password) } == .unauthenticated)
        }
    }

    @Test(arguments: ["wang", "nobody"])
    func `a password is tried five times and then once in half a minute, whether the user exists or not`(
        name: String
    ) async throws {
        let desk = try await Desk()
        try await desk.add("wang")
        for _ in 0..<5 { #expect(await desk.failure { try await desk.login(name, "wrong") } == .unauthenticated) }
        #expect(await desk.failure { try await desk.login(name) } == .tooManyAttempts(after: 30))
        desk.wait(29)
        #expect(await desk.failure { try await desk.login(name, "wrong") } == .tooManyAttempts(after: 1))
        desk.wait(1)
        #expect(await desk.failure { try await desk.login(name, "wrong") } == .unauthenticated)
    }

    @Test func `nobody is locked out from elsewhere, and right passwords do not count`() async throws {
        let desk = try await Desk()
        try await desk.add("wang")
        for _ in 0..<6 { _ = await desk.failure { try await desk.login("wang", "wrong", from: "6.6.6.6") } }
        for _ in 0..<60 { _ = try await desk.login("wang", from: "1.1.1.1") }
    }

    @Test func `one address cannot try many users, nor many addresses one user for ever`() async throws {
        let desk = try await Desk()
        for number in 0..<20 { _ = await desk.failure { try await desk.login("user\(number)", "wrong") } }
        #expect(await desk.failure { try await desk.login("user20", "wrong") } == .tooManyAttempts(after: 10))
        for number in 0..<50 {
            _ = await desk.failure { try await desk.login("wang", "wrong", from: "9.9.9.\(number)") }
        }
        let next = await desk.failure { try await desk.login("wang", "wrong", from: "9.9.9.51") }
        #expect(next == .tooManyAttempts(after: 60))
    }

    @Test func `a refresh token is replaced; the old one is good for half a minute, and then ends the login`()
        async throws
    {
        let desk = try await Desk()
        try await desk.add("wang")
        let first = try await desk.login("wang")
        let second = try await desk.accounts.refresh(first.refreshToken)
        #expect(second.refreshToken != first.refreshToken)
        desk.wait(30)
        let sibling = try await desk.accounts.refresh(first.refreshToken)
        let third = try await desk.accounts.refresh(second.refreshToken)
        desk.wait(1)
        #expect(await desk.failure { try await desk.accounts.refresh(first.refreshToken) } == .unauthenticated)
        // Everything that came of it is over at once.
        for grant in [second, sibling, third] {
            #expect(await desk.failure { try await desk.accounts.refresh(grant.refreshToken) } == .unauthenticated)
            #expect(await desk.accounts.holder(of: grant.accessToken) == nil)
        }
        _ = try await desk.login("wang")
    }

    @Test func `a login that nobody uses for thirty days is over`() async throws {
        let desk = try await Desk()
        try await desk.add("wang")
        var grant = try await desk.login("wang")
        for _ in 0..<3 {
            desk.wait(29 * 86_400)
            grant = try await desk.accounts.refresh(grant.refreshToken)
        }
        desk.wait(30 * 86_400)
        #expect(await desk.failure { try await desk.accounts.refresh(grant.refreshToken) } == .unauthenticated)
        #expect(await desk.failure { try await desk.accounts.refresh("") } == .unauthenticated)
    }

    @Test func `a logout ends one login, a logout everywhere all of them`() async throws {
        let desk = try await Desk()
        try await desk.add("wang")
        let phone = try await desk.login("wang")
        let laptop = try await desk.login("wang")
        let tablet = try await desk.login("wang")
        let holder = try #require(await desk.accounts.holder(of: phone.accessToken))
        try await desk.accounts.logout(holder)
        #expect(await desk.accounts.isRevoked(holder))
        #expect(await desk.accounts.holder(of: phone.accessToken) == nil)
        #expect(await desk.failure { try await desk.accounts.refresh(phone.refreshToken) } == .unauthenticated)
        try await desk.accounts.logout(refreshToken: tablet.refreshToken)
        #expect(await desk.accounts.holder(of: tablet.accessToken) == nil)
        let other = try #require(await desk.accounts.holder(of: laptop.accessToken))
        #expect(await !desk.accounts.isRevoked(other))
        try await desk.accounts.logoutEverywhere(other)
        #expect(await desk.accounts.isRevoked(other))
    }

    @Test func `who is disabled, gets a new password or loses a role holds nothing any more`() async throws {
        let desk = try await Desk()
        let changes: [@Sendable (Accounts) async throws -> Void] = [
            { try await $0.change("wang") { $0.isDisabled = true } },
            { try await $0.change("wang") { $0.isDisabled = false } },
            { try await $0.setPassword("another horse", of: "wang") },
            { try await $0.change("wang") { $0.roles = [Role("sales")] } },
        ]
        try await desk.add("wang", roles: [Role("sales"), Role("sales_manager")])
        let user = try await desk.accounts.user(named: "wang")
        for (number, change) in changes.enumerated() where number != 1 {
            if number == 2 { try await changes[1](desk.accounts) }
            let grant = try await desk.accounts.open(user)
            let holder = try #require(await desk.accounts.holder(of: grant.accessToken))
            #expect(await !desk.accounts.isRevoked(holder))
            try await change(desk.accounts)
            #expect(await desk.accounts.isRevoked(holder), "change \(number)")
        }
    }

    @Test func `a ticket opens one socket within half a minute`() async throws {
        let desk = try await Desk()
        try await desk.add("wang")
        let grant = try await desk.login("wang")
        let (ticket, seconds) = try await desk.accounts.ticket(for: grant.accessToken)
        #expect(seconds == 30)
        #expect(await desk.accounts.redeem(ticket: ticket)?.user.username == "wang")
        #expect(await desk.accounts.redeem(ticket: ticket) == nil)
        let late = try await desk.accounts.ticket(for: grant.accessToken).ticket
        desk.wait(30)
        #expect(await desk.accounts.redeem(ticket: late) == nil)
        #expect(await desk.accounts.redeem(ticket: "guess") == nil)
    }

    @Test func `the setup link makes one administrator, once`() async throws {
        let desk = try await Desk()
        let accounts = desk.accounts
        let old = try #require(try await accounts.newSetupToken())
        let token = try #require(try await accounts.newSetupToken())
        let setUp = { (token: String) async throws -> Accounts.Grant in
            try await accounts.setUp(
                token: token,
                username: "boss",
                name: "老板",
                password: Desk.password,
                locale: "zh",
                from: "1.1.1.1"
            )
        }
        for wrong in ["", "x", old] { #expect(await desk.failure { try await setUp(wrong) } == .unauthenticated) }
        let grant = try await setUp(token)
        #expect(grant.user.isManager)
        #expect(try await !accounts.needsSetup())
        #expect(await desk.failure { try await setUp(token) } == .alreadySetUp)
        #expect(try await accounts.newSetupToken() == nil)
        _ = try await desk.login("boss")
    }

    @Test func `a setup token cannot be guessed at speed`() async throws {
        let desk = try await Desk()
        let token = try #require(try await desk.accounts.newSetupToken())
        var failures: [AccountFailure?] = []
        for number in 0..<6 {
            failures.append(
                await desk.failure {
                    try await desk.accounts.setUp(
                        token: number == 5 ? token : "guess",
                        username: "boss",
                        name: "B",
                        password: Desk.password,
                        locale: nil,
                        from: "1.1.1.1"
                    )
                }
            )
        }
        #expect(failures.last == .tooManyAttempts(after: 30))
    }

    @Test(
        arguments: [
            ("w", "王", "correct horse", .badUserName), ("王芳", "王", "correct horse", .badUserName),
            ("a b", "王", "correct horse", .badUserName), ("wang", "", "correct horse", .badName),
            ("wang", "a\u{7}b", "correct horse", .badName), ("wang", "王", "short", .badPassword),
            ("correct.horse", "王", "Correct.Horse", .badPassword), ("taken", "王", "correct horse", .taken("taken")),
            ("TAKEN", "王", "correct horse", .taken("TAKEN")), ("wang", "王", "correct horse", nil),
        ] as [(String, String, String, AccountFailure?)]
    )
    func `a user is made of what may be one`(
        username: String,
        name: String,
        password: String,
        failure: AccountFailure?
    ) async throws {
        let desk = try await Desk()
        try await desk.add("taken")
        let result = await desk.failure {
            try await desk.accounts.add(username, name: name, roles: [], password: password)
        }
        #expect(result == failure)
    }
}
