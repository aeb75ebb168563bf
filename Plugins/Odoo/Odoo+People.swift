internal import Intents
internal import JSON
public import PluginAPI

/// Who speaks, as Odoo knows them, and the company that they work for.
struct Person: Sendable {
    let user: Record
    /// Of several: the one whose records are seen and made, as on Odoo's own screen after the login.
    let company: Int?
    let readAt: Int

    var companies: [Int] { user.values["company_ids"]?.arrayValue?.compactMap(\.intValue) ?? [] }
}

/// People and companies; rights and companies are given and taken while they talk, so nothing holds for long.
actor PersonCache {
    private struct Key: Hashable {
        let user: String
        let login: String
        let language: Language
    }

    private var people: [Key: Person] = [:]
    private var currencies: [Int: String] = [:]

    /// As long as names and small tables.
    private static let freshness = 600
    private static let capacity = 1_000

    func person(_ caller: Caller, _ login: String) -> Person? {
        let known = people[Key(user: caller.user, login: login, language: caller.language)]
        return known.flatMap { caller.now - $0.readAt < PersonCache.freshness ? $0 : nil }
    }

    func keep(_ person: Person, _ caller: Caller, _ login: String) {
        if people.count >= PersonCache.capacity { people.removeAll() }
        people[Key(user: caller.user, login: login, language: caller.language)] = person
    }

    func currency(of company: Int) -> String? { currencies[company] }

    func keep(currency: String, of company: Int) { currencies[company] = currency }
}

extension Odoo {
    public func currentUser(as caller: Caller) async throws(HandlerFailure) -> Record {
        try await person(caller).user
    }

    /// The currency of the caller's company.
    public func currency(as caller: Caller) async throws(HandlerFailure) -> String? {
        let person = try await person(caller)
        guard let company = person.company ?? person.user.values["company_id"]?[0]?.intValue else { return nil }
        if let known = await people.currency(of: company) { return known }
        let read = try await read("res.company", [company], fields: ["currency_id"], as: caller).first
        guard let currency = read?.values["currency_id"]?[1]?.stringValue else { return nil }
        await people.keep(currency: currency, of: company)
        return currency
    }

    /// The companies of the caller by name, the one that is worked in first.
    public func companies(of caller: Caller) async throws(HandlerFailure) -> [String] {
        let person = try await person(caller)
        let first = person.company ?? person.user.values["company_id"]?[0]?.intValue
        let read = try await read("res.company", person.companies, fields: ["name"], as: caller)
        let sorted = read.filter { $0.id == first } + read.filter { $0.id != first }
        return sorted.compactMap { $0.values["name"]?.stringValue }
    }

    /// Nil for who has one company only: there is nothing to choose.
    func company(of caller: Caller) async throws(HandlerFailure) -> Int? { try await person(caller).company }

    private func person(_ caller: Caller) async throws(HandlerFailure) -> Person {
        let login = await credentials.credential(for: caller.user)?.login ?? ""
        if let known = await people.person(caller, login) { return known }
        let context = try await call(RemoteCall("res.users", "context_get"), as: caller)
        guard let id = context["uid"]?.intValue else { throw .unexpected("res.users.context_get gave no uid") }
        let fields = ["name", "login", "email", "partner_id", "company_id", "company_ids"]
        guard let user = try await read("res.users", [id], fields: fields, as: caller).first else {
            throw .missing(model: "res.users", id: id)
        }
        let person = Person(user: user, company: try await chosen(for: user, caller), readAt: caller.now)
        await people.keep(person, caller, login)
        return person
    }

    private func chosen(for user: Record, _ caller: Caller) async throws(HandlerFailure) -> Int? {
        let companies = user.values["company_ids"]?.arrayValue?.compactMap(\.intValue) ?? []
        guard let wanted = server.company else {
            return companies.count > 1 ? user.values["company_id"]?[0]?.intValue : nil
        }
        let read = try await read("res.company", companies, fields: ["name"], as: caller)
        let found = read.first { "\($0.id)" == wanted || $0.values["name"]?.stringValue == wanted }
        guard let found else {
            throw .denied(model: "res.company", detail: Wording(caller.language).notTheirs(company: wanted))
        }
        return found.id
    }
}
