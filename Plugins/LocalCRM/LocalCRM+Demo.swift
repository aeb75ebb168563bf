public import Intents
internal import JSON
public import PluginAPI
internal import SQLite
internal import TimeZones

extension LocalCRM {
    /// Fills an empty CRM with a small company's work, dated around the caller's today: customers with contacts,
    /// opportunities over all stages, activities, products, colleagues. The caller is one of them.
    public func loadDemo(_ language: Language, as caller: Caller) async throws(HandlerFailure) {
        let demo = language == .zh ? Demo.chinese : Demo.english
        var caller = caller
        caller.language = language
        let user = try await currentUser(as: caller)
        let isUnnamed = user.values["name"] == user.values["login"]
        if isUnnamed { try await load(["res.users": [["id": .integer(user.id), "name": demo.me]]], as: caller) }
        for records in demo.records(today: caller.zone.moment(at: caller.now).day, me: user.id) {
            try await load(records, as: caller)
        }
    }
}

extension Caller {
    fileprivate var zone: ZoneRules { ZoneRules(named: timeZone) ?? .utc }
}

/// A small company's records in one language. Places in lists point to each other by name.
struct Demo: Sendable {
    struct Company: Sendable {
        var name: JSON
        var city: JSON
        var phone: JSON
        var email: JSON
        var tags: [JSON]
        var contacts: [(name: JSON, role: JSON, phone: JSON)]
    }

    struct Deal: Sendable {
        var name: JSON
        var company: JSON
        var revenue: Int
        var stage: Int
        var owner: JSON
        /// Days from today to the expected closing.
        var closing: Int
        var source: JSON
        var tags: [JSON]
    }

    struct Prospect: Sendable {
        var name: JSON
        var company: JSON
        var person: JSON
        var phone: JSON
        var source: JSON
    }

    struct Task: Sendable {
        var type: Int
        var deal: JSON
        var summary: JSON
        var days: Int
    }

    var me: JSON
    var colleagues: [(name: JSON, login: JSON)]
    var reasons: [JSON]
    var products: [(name: JSON, code: JSON, price: Double)]
    var companies: [Company]
    var deals: [Deal]
    var prospects: [Prospect]
    var tasks: [Task]
}

extension Demo {
    /// Batches that build on each other.
    fileprivate func records(today: Day, me: Int) -> [[String: [JSON]]] {
        [
            [
                "res.users": colleagues.map { ["name": $0.name, "login": $0.login] },
                "crm.lost.reason": reasons.map { ["name": $0] },
                "utm.source": Set(deals.map(\.source) + prospects.map(\.source)).sorted(by: Demo.byText).map {
                    ["name": $0]
                },
                "product.product": products.map {
                    ["name": $0.name, "default_code": $0.code, "list_price": .double($0.price)]
                },
            ],
            ["res.partner": companies.map(partner)],
            ["crm.lead": deals.map { lead($0, today: today, me: me) } + prospects.map { lead($0, me: me) }],
            ["mail.activity": tasks.map { activity($0, today: today, me: me) }],
        ]
    }

    private static func byText(_ left: JSON, _ right: JSON) -> Bool {
        (left.stringValue ?? "") < (right.stringValue ?? "")
    }

    private func partner(_ company: Company) -> JSON {
        [
            "name": company.name, "is_company": true, "city": company.city, "phone": company.phone,
            "email": company.email, "customer_rank": 1, "category_id": .array(company.tags),
            "child_ids": .array(
                company.contacts.map { [0, 0, ["name": $0.name, "function": $0.role, "phone": $0.phone]] }
            ),
        ]
    }

    private func lead(_ deal: Deal, today: Day, me: Int) -> JSON {
        [
            "type": "opportunity", "name": deal.name, "partner_id": deal.company,
            "expected_revenue": .integer(deal.revenue), "stage_id": .integer(deal.stage),
            "probability": .integer([10, 25, 50, 70, 100][deal.stage - 1]),
            "user_id": deal.owner == "me" ? .integer(me) : deal.owner,
            "date_deadline": .string((today + deal.closing).description), "source_id": deal.source,
            "tag_ids": .array(deal.tags),
        ]
    }

    private func lead(_ prospect: Prospect, me: Int) -> JSON {
        [
            "type": "lead", "name": prospect.name, "partner_name": prospect.company, "contact_name": prospect.person,
            "phone": prospect.phone, "source_id": prospect.source, "user_id": .integer(me),
        ]
    }

    private func activity(_ task: Task, today: Day, me: Int) -> JSON {
        [
            "res_model": "crm.lead", "res_id": task.deal, "activity_type_id": .integer(task.type),
            "summary": task.summary, "date_deadline": .string((today + task.days).description),
            "user_id": .integer(me),
        ]
    }
}
