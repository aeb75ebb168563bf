internal import Engine
internal import HTTPAPI
internal import Intents
internal import JSON
internal import Linking
internal import PluginAPI
internal import Statistics
internal import Storage
internal import WebServer

/// How the service does, for managers, and who used it how much.
struct StatusRoutes: RouteGroup {
    let hub: Hub
    let crm: CRMWatch
    private var services: ChatServices { hub.services }

    func add(to router: inout Router) {
        let door = Door(services, hub.settings.origins)
        door.on(.get, "/api/v1/status", &router, status)
        door.on(.get, "/api/v1/usage", &router, usage)
    }

    private func status(_ visit: Door.Visit) async throws(APIFailure) -> HTTPResponse {
        guard visit.bearer.isManager else { throw .forbidden }
        let program = await services.interpreter().program
        let now = services.clock()
        let titles = program.pack.intents.map { ($0.id.rawValue, $0.title.json(or: $0.id.rawValue)) }
        let surroundings = Surroundings(
            users: hub.users,
            sockets: hub.count,
            providers: try await providers(since: now - Tally.window, program.pack.settings.currency),
            crm: await crm.state(at: now),
            titles: Dictionary(titles) { first, _ in first }
        )
        return .json(.ok, services.tally.figures(at: now * 1_000, surroundings).utf8())
    }

    private func providers(
        since start: Int,
        _ currency: String
    ) async throws(APIFailure) -> [Surroundings.Provider] {
        var providers: [String: Surroundings.Provider] = [:]
        var costs: [String: Int] = [:]
        for use in try await modelUses(start..<Int.max) {
            var provider = providers[use.provider] ?? Surroundings.Provider(use.provider)
            provider.calls += use.calls
            provider.failures += use.failures
            provider.input += use.input
            provider.output += use.output
            costs[use.provider, default: 0] += use.cost
            provider.cost = JSON.money(costs[use.provider], currency)
            providers[use.provider] = provider
        }
        return providers.values.sorted { ($1.calls, $0.name) < ($0.calls, $1.name) }
    }

    private func modelUses(_ time: Range<Int>) async throws(APIFailure) -> [ModelUse] {
        do {
            return try await services.modelUses(time)
        } catch {
            throw .unavailable(after: 5)
        }
    }

    private struct Row {
        var messages = 0
        var calls = 0
        var input = 0
        var output = 0
        var cost = 0
    }

    private struct Key: Hashable {
        let day: Int
        let user: String
    }

    /// One's own; for managers everybody's. The last seven days unless others are asked for.
    private func usage(_ visit: Door.Visit) async throws(APIFailure) -> HTTPResponse {
        let to = try visit.day("to") ?? Day(number: services.clock() / 86_400)
        let from = try visit.day("from") ?? Day(number: to.number - 6)
        guard from <= to, to.number - from.number < Self.longest else { throw .badRequest("from") }
        let time = from.number * 86_400..<(to.number + 1) * 86_400
        let own = visit.bearer.isManager ? nil : visit.bearer.user
        var rows: [Key: Row] = [:]
        let counts = try await Door.logged { () throws(ChatLogFailure) in
            try await services.log.messageCounts(of: own, on: from.number..<to.number + 1)
        }
        for count in counts { rows[Key(day: count.day, user: count.user), default: Row()].messages += count.messages }
        for use in try await modelUses(time) where own == nil || use.user == own {
            let key = Key(day: use.day, user: use.user)
            rows[key, default: Row()].calls += use.calls
            rows[key, default: Row()].input += use.input
            rows[key, default: Row()].output += use.output
            rows[key, default: Row()].cost += use.cost
        }
        let currency = await services.interpreter().program.pack.settings.currency
        let sorted = rows.sorted { ($1.key.day, $0.key.user) < ($0.key.day, $1.key.user) }
        let body: JSON = [
            "from": .string("\(from)"), "to": .string("\(to)"),
            "rows": .array(sorted.map { Self.json($0.key, $0.value, currency) }),
        ]
        return .json(.ok, body.utf8())
    }

    private static let longest = 366

    private static func json(_ key: Key, _ row: Row, _ currency: String) -> JSON {
        var json: JSON = [
            "day": .string("\(Day(number: key.day))"), "user": .string(key.user), "messages": .integer(row.messages),
            "model_calls": .integer(row.calls), "input_tokens": .integer(row.input),
            "output_tokens": .integer(row.output),
        ]
        json["cost"] = .money(row.cost, currency)
        return json
    }
}

extension Door.Visit {
    fileprivate func day(_ name: String) throws(APIFailure) -> Day? {
        guard let text = query[name] else { return nil }
        guard let day = Day(text) else { throw .badRequest(name) }
        return day
    }
}

extension JSON {
    /// Nil for nothing, which is also what unknown prices add up to.
    fileprivate static func money(_ millionths: Int?, _ currency: String) -> JSON? {
        guard let millionths, millionths > 0 else { return nil }
        let rest = String(millionths % 1_000_000)
        let zeros = String(repeating: "0", count: 6 - rest.count)
        return ["amount": .string("\(millionths / 1_000_000).\(zeros)\(rest)"), "currency": .string(currency)]
    }
}
