internal import HTTPAPI
internal import Intents
internal import JSON
internal import Observability
internal import WebServer

extension IdentityRoutes {
    func setupState(_ request: HTTPRequest) async throws(APIFailure) -> HTTPResponse {
        let isNeeded = try await asked { () throws(AccountFailure) in try await accounts.needsSetup() }
        return .json(.ok, JSON.object(["needed": .bool(isNeeded)]).utf8())
    }

    func setUp(_ request: HTTPRequest) async throws(APIFailure) -> HTTPResponse {
        let body = try await JSONBody(request)
        let token = try body.text("token", 1...200)
        let username = try body.text("username", 2...120)
        let name = try body.text("name", 1...80)
        let password = try body.text("password", 10...200)
        let locale = try Self.locale(in: body)
        let grant = try await asked { () throws(AccountFailure) in
            try await accounts.setUp(
                token: token,
                username: username,
                name: name,
                password: password,
                locale: locale,
                from: request.remote.network.description
            )
        }
        return answer(.created, grant, to: request)
    }

    func login(_ request: HTTPRequest) async throws(APIFailure) -> HTTPResponse {
        let body = try await JSONBody(request)
        let username = try body.text("username", 1...120)
        let password = try body.text("password", 1...200)
        let device = try body.optionalText("device", 0...120)
        let embedded = try body.flag("embedded")
        do throws(AccountFailure) {
            let grant = try await accounts.login(
                username,
                password: password,
                from: request.remote.network.description,
                device: device,
                embedded: embedded
            )
            metrics.add(.logins, "done")
            return answer(.ok, grant, to: request)
        } catch {
            let failure = APIFailure(error)
            metrics.add(.logins, failure.code.rawValue)
            if case .tooManyAttempts = error { metrics.add(.refusals, "login") }
            throw failure
        }
    }

    /// Nobody is logged in where there is no token; one that is no longer good is refused, and the cookie taken away.
    func refresh(_ request: HTTPRequest) async throws(APIFailure) -> HTTPResponse {
        let body = try await JSONBody(request, isOptional: true)
        let given = try body.optionalText("refresh_token", 1...200)
        guard let token = given ?? RefreshCookie.value(in: request) else { return HTTPResponse(.noContent) }
        do throws(AccountFailure) {
            return answer(.ok, try await accounts.refresh(token), to: request)
        } catch {
            let failure = APIFailure(error)
            guard failure.status == .unauthorized, given == nil else { throw failure }
            metrics.add(.errors, failure.code.rawValue)
            var response = failure.response(to: request)
            for line in RefreshCookie.clearing(secure: request.isSecure) { response.fields.append("set-cookie", line) }
            return response
        }
    }

    func logout(_ request: HTTPRequest) async throws(APIFailure) -> HTTPResponse {
        if let token = request.bearer, let holder = await accounts.holder(of: token) {
            try await asked { () throws(AccountFailure) in try await accounts.logout(holder) }
        }
        if let token = RefreshCookie.value(in: request) {
            try await asked { () throws(AccountFailure) in try await accounts.logout(refreshToken: token) }
        }
        return loggedOut(request)
    }

    func logoutEverywhere(_ request: HTTPRequest) async throws(APIFailure) -> HTTPResponse {
        let holder = try await holder(request).0
        try await asked { () throws(AccountFailure) in try await accounts.logoutEverywhere(holder) }
        return loggedOut(request)
    }

    func me(_ request: HTTPRequest) async throws(APIFailure) -> HTTPResponse {
        .json(.ok, try await holder(request).0.user.json.utf8())
    }

    func changeMe(_ request: HTTPRequest) async throws(APIFailure) -> HTTPResponse {
        let holder = try await holder(request).0
        let body = try await JSONBody(request)
        let name = try body.optionalText("name", 1...80)
        let locale = try Self.locale(in: body)
        let zone = try body.optionalText("tz", 1...64)
        let changed = try await asked { () throws(AccountFailure) in
            try await accounts.change(holder.user.username) { user in
                user.name = name ?? user.name
                user.locale = locale ?? user.locale
                user.timeZone = zone ?? user.timeZone
            }
        }
        return .json(.ok, changed.json.utf8())
    }

    func ticket(_ request: HTTPRequest) async throws(APIFailure) -> HTTPResponse {
        let token = try await holder(request).token
        let issued = try await asked { () throws(AccountFailure) in try await accounts.ticket(for: token) }
        let answer: JSON = ["ticket": .string(issued.ticket), "expires_in": .integer(issued.expiresIn)]
        return .json(.ok, answer.utf8())
    }

    /// A browser gets its refresh token as a cookie; who has none, which an absent origin tells, in the body.
    private func answer(_ status: HTTPStatus, _ grant: Accounts.Grant, to request: HTTPRequest) -> HTTPResponse {
        var login: JSON = [
            "access_token": .string(grant.accessToken), "token_type": "Bearer", "expires_in": .integer(grant.expiresIn),
            "user": grant.user.json,
        ]
        let isBrowser = request.fields.contains("origin") || request.fields.contains("sec-fetch-site")
        if !isBrowser { login["refresh_token"] = .string(grant.refreshToken) }
        var response = HTTPResponse.json(status, login.utf8())
        if isBrowser {
            response.fields["set-cookie"] = RefreshCookie.setting(
                grant.refreshToken,
                embedded: grant.isEmbedded,
                secure: request.isSecure
            )
        }
        return response
    }

    private func loggedOut(_ request: HTTPRequest) -> HTTPResponse {
        var response = HTTPResponse(.noContent)
        for line in RefreshCookie.clearing(secure: request.isSecure) { response.fields.append("set-cookie", line) }
        return response
    }
}

extension User {
    /// As the contract shows a user.
    var json: JSON {
        var shown: JSON = [
            "id": .string(id), "username": .string(username), "name": .string(name),
            "roles": .array(roles.map(\.rawValue).sorted().map(JSON.string)), "manager": .bool(isManager),
        ]
        shown["locale"] = locale.map(JSON.string)
        shown["tz"] = timeZone.map(JSON.string)
        return shown
    }
}
