internal import Intents
internal import JSON
internal import PluginAPI
internal import SQLite

/// Quotations and orders: their numbers, their sums, their states.
struct OrderBehaviour: Behaviour {
    func prepare(_ values: inout [String: JSON], creatingIn session: Session) throws(HandlerFailure) {
        if values["name"] == nil || values["name"] == "New" { values["name"] = .string(try nextNumber(session)) }
        if values["date_order"] == nil { values["date_order"] = .string(session.now) }
        if values["validity_date"] == nil { values["validity_date"] = .string((session.today + 30).description) }
        if values["user_id"] == nil { values["user_id"] = .integer(session.user) }
        if values["team_id"] == nil { values["team_id"] = try session.firstID("crm.team") }
        if values["company_id"] == nil { values["company_id"] = try session.firstID("res.company") }
        if values["currency_id"] == nil {
            values["currency_id"] = try session.number(SQL("SELECT currency_id FROM res_company ORDER BY id LIMIT 1"))
                .map(JSON.integer)
        }
        for name in ["partner_invoice_id", "partner_shipping_id"] where values[name] == nil {
            values[name] = values["partner_id"]
        }
        if values["invoice_status"] == nil { values["invoice_status"] = "no" }
        for name in ["amount_untaxed", "amount_tax", "amount_total"] where values[name] == nil { values[name] = 0 }
    }

    func finish(_ ids: [Int], touched: Set<String>, isNew: Bool, in session: Session) throws(HandlerFailure) {
        guard isNew || !touched.isDisjoint(with: ["order_line", "state", "partner_id", "user_id"]) else { return }
        try OrderBehaviour.total(ids, session)
    }

    func remove(_ ids: [Int], in session: Session) throws(HandlerFailure) {
        let busy = try session.number(
            "SELECT count(*) FROM sale_order WHERE state NOT IN ('draft', 'cancel') AND id IN " + SQL.list(ids)
        )
        guard busy == 0 else {
            throw .invalid(
                field: "state",
                detail: session.caller.language == .zh
                    ? "已发送的报价单和已确认的订单不能删除，请先取消。"
                    : "You can not delete a sent quotation or a confirmed sales order. You must first cancel it."
            )
        }
    }

    /// Brings the sums and the copies in the lines up to date.
    static func total(_ ids: [Int], without lines: [Int] = [], _ session: Session) throws(HandlerFailure) {
        let orders = SQL.list(ids)
        let gone = SQL.list(lines)
        try session.run(
            SQL(
                """
                UPDATE sale_order_line SET (state, order_partner_id, salesman_id, currency_id, company_id) =
                    (SELECT o.state, o.partner_id, o.user_id, o.currency_id, o.company_id FROM sale_order o
                    WHERE o.id = order_id)
                WHERE order_id IN \(orders.text)
                """,
                orders.values
            )
        )
        try session.run(
            SQL(
                """
                UPDATE sale_order SET
                    (amount_untaxed, amount_tax, amount_total) =
                        (SELECT round(total(l.price_subtotal), 2), round(total(l.price_tax), 2),
                            round(total(l.price_total), 2)
                        FROM sale_order_line l WHERE l.order_id = sale_order.id AND l.id NOT IN \(gone.text)),
                    invoice_status = iif(state = 'sale', 'to invoice', 'no')
                WHERE id IN \(orders.text)
                """,
                gone.values + orders.values
            )
        )
    }

    private func nextNumber(_ session: Session) throws(HandlerFailure) -> String {
        let last = try session.number(
            SQL("SELECT max(CAST(substr(name, 2) AS INTEGER)) FROM sale_order WHERE name GLOB 'S[0-9]*'")
        )
        let digits = String((last ?? 0) + 1)
        return "S" + String(repeating: "0", count: max(0, 5 - digits.count)) + digits
    }
}

extension OrderBehaviour {
    static let methods: [String: Method] = [
        "action_confirm": Method { call throws(HandlerFailure) in
            let refusal =
                call.session.caller.language == .zh
                ? "只有报价单可以确认。" : "Some orders are not in a state requiring confirmation."
            try move(call, from: ["draft", "sent"], to: "sale", or: refusal)
            try call.session.run(
                SQL("UPDATE sale_order SET date_order = ? WHERE id IN ", [.text(call.session.now)]) + SQL.list(call.ids)
            )
            return true
        },
        "action_quotation_sent": Method { call throws(HandlerFailure) in
            try move(call, from: ["draft"], to: "sent", or: "Only draft orders can be marked as sent directly.")
            return true
        },
        "action_cancel": Method { call throws(HandlerFailure) in
            try move(call, from: ["draft", "sent", "sale"], to: "cancel", or: nil)
            return true
        },
        "action_draft": Method { call throws(HandlerFailure) in
            try move(call, from: ["cancel", "sent"], to: "draft", or: nil)
            return true
        },
    ]

    /// Orders in another state are left alone, or refused with a sentence.
    private static func move(
        _ call: Method.Call,
        from states: Set<String>,
        to state: String,
        or refusal: String?
    ) throws(HandlerFailure) {
        let session = call.session
        try session.checkAllThere(call.ids, in: call.model)
        var moved: [Int] = []
        for record in try session.read("sale.order", call.ids, fields: ["state"]) {
            if let current = record.values["state"]?.stringValue, states.contains(current) {
                moved.append(record.id)
            } else if let refusal {
                throw .invalid(field: "state", detail: refusal)
            }
        }
        try session.write("sale.order", moved, ["state": .string(state)])
    }
}

/// Lines of an order: what the product says when the line does not.
struct OrderLineBehaviour: Behaviour {
    var goesWith: Set<String> { ["order_id"] }

    func prepare(_ values: inout [String: JSON], creatingIn session: Session) throws(HandlerFailure) {
        if values["display_type"]?.stringValue != nil {
            values["product_uom_qty"] = 0
            values["price_unit"] = 0
        } else if let id = values["product_id"]?.intValue {
            let fields = ["display_name", "description_sale", "list_price"]
            guard let product = try session.read("product.product", [id], fields: fields).first else {
                throw .missing(model: "product.product", id: id)
            }
            if values["name"] == nil {
                let texts = [product.values["display_name"], product.values["description_sale"]]
                values["name"] = .string(texts.compactMap { $0?.stringValue }.joined(separator: "\n"))
            }
            if values["price_unit"] == nil { values["price_unit"] = product.values["list_price"] }
        }
        if values["name"] == nil { values["name"] = "" }
    }

    func prepare(_ values: inout [String: JSON], writing ids: [Int], in session: Session) throws(HandlerFailure) {
        guard let id = values["product_id"]?.intValue else { return }
        let product = try session.read("product.product", [id], fields: ["display_name", "list_price"]).first
        if values["name"] == nil { values["name"] = product?.values["display_name"] }
        if values["price_unit"] == nil { values["price_unit"] = product?.values["list_price"] }
    }

    func finish(_ ids: [Int], touched: Set<String>, isNew: Bool, in session: Session) throws(HandlerFailure) {
        let lines = SQL.list(ids)
        try session.run(
            SQL(
                """
                UPDATE sale_order_line SET price_tax = 0,
                    price_subtotal = round(coalesce(product_uom_qty, 0) * coalesce(price_unit, 0)
                        * (1 - coalesce(discount, 0) / 100), 2),
                    price_total = round(coalesce(product_uom_qty, 0) * coalesce(price_unit, 0)
                        * (1 - coalesce(discount, 0) / 100), 2)
                WHERE id IN \(lines.text)
                """,
                lines.values
            )
        )
        try OrderBehaviour.total(try orders(of: ids, session), session)
    }

    func remove(_ ids: [Int], in session: Session) throws(HandlerFailure) {
        let confirmed = try session.number(
            "SELECT count(*) FROM sale_order_line WHERE state = 'sale' AND id IN " + SQL.list(ids)
        )
        guard confirmed == 0 else {
            throw .invalid(
                field: "order_line",
                detail: session.caller.language == .zh
                    ? "已确认订单的明细不能删除，可以把数量改为 0。"
                    : "Once a sales order is confirmed, you can't remove one of its lines. Set the quantity to 0 instead."
            )
        }
        try OrderBehaviour.total(try orders(of: ids, session), without: ids, session)
    }

    private func orders(of lines: [Int], _ session: Session) throws(HandlerFailure) -> [Int] {
        try session.rows("SELECT DISTINCT order_id FROM sale_order_line WHERE id IN " + SQL.list(lines)) {
            $0.integer(0)
        }
    }
}
