extension Definition {
    static let lead = Definition(
        name: "crm.lead",
        text: SchemaText.crmLead,
        order: "priority desc, id desc",
        computed: activityFields(of: "crm.lead").merging([
            "commercial_partner_id": "(SELECT p.commercial_partner_id FROM res_partner p WHERE p.id = {partner_id})",
            "company_currency": "(SELECT c.currency_id FROM res_company c WHERE c.id = {company_id})",
            "phone_mobile_search": "{phone_digits}",
            "quotation_count": """
            (SELECT count(*) FROM sale_order o WHERE o.opportunity_id = {id} AND o.state IN ('draft', 'sent'))
            """,
            "sale_order_count": """
            (SELECT count(*) FROM sale_order o WHERE o.opportunity_id = {id} AND o.state = 'sale')
            """,
            "sale_amount_total": """
            (SELECT total(o.amount_untaxed) FROM sale_order o
            WHERE o.opportunity_id = {id} AND o.state = 'sale')
            """,
        ]) { _, new in new },
        hidden: ["phone_digits"],
        indexes: ["name, active", "partner_id", "stage_id", "user_id", "write_date", "date_deadline"],
        behaviour: LeadBehaviour(),
        methods: LeadBehaviour.methods
    )

    static let stage = Definition(
        name: "crm.stage",
        text: SchemaText.crmStage,
        order: "sequence, name, id",
        computed: ["team_count": "(SELECT count(*) FROM crm_team)"],
        salesMay: []
    )

    static let tag = Definition(
        name: "crm.tag",
        text: SchemaText.crmTag,
        order: "name, id",
        indexes: ["UNIQUE name"],
        salesMay: [.create, .write, .unlink]
    )

    static let lostReason = Definition(
        name: "crm.lost.reason",
        text: SchemaText.crmLostReason,
        computed: ["leads_count": "(SELECT count(*) FROM crm_lead l WHERE l.lost_reason_id = {id})"],
        salesMay: [.create]
    )

    static let team = Definition(
        name: "crm.team",
        text: SchemaText.crmTeam,
        order: "sequence, id",
        computed: ["currency_id": "(SELECT c.currency_id FROM res_company c WHERE c.id = {company_id})"],
        salesMay: []
    )

    static let source = Definition(
        name: "utm.source",
        text: SchemaText.utmSource,
        order: "name, id",
        indexes: ["UNIQUE name"],
        salesMay: [.create, .write, .unlink]
    )

    static let order = Definition(
        name: "sale.order",
        text: SchemaText.saleOrder,
        order: "date_order desc, id desc",
        searched: ["name", "client_order_ref"],
        computed: activityFields(of: "sale.order").merging([
            "is_expired": "({state} IN ('draft', 'sent') AND {validity_date} < {today})"
        ]) { _, new in new },
        indexes: ["partner_id", "opportunity_id", "date_order", "write_date"],
        behaviour: OrderBehaviour(),
        methods: OrderBehaviour.methods
    )

    static let orderLine = Definition(
        name: "sale.order.line",
        text: SchemaText.saleOrderLine,
        order: "order_id, sequence, id",
        computed: ["product_type": "(SELECT p.type FROM product_product p WHERE p.id = {product_id})"],
        indexes: ["order_id"],
        behaviour: OrderLineBehaviour(),
        salesMay: [.create, .write, .unlink]
    )

    static let product = Definition(
        name: "product.product",
        text: SchemaText.productProduct,
        order: "default_code, name, id",
        displayName: "iif({default_code} IS NULL, '', '[' || {default_code} || '] ') || {name}",
        searched: ["default_code", "name", "barcode"],
        computed: activityFields(of: "product.product").merging([
            "currency_id": "(SELECT c.currency_id FROM res_company c ORDER BY c.id LIMIT 1)"
        ]) { _, new in new },
        indexes: ["name, active", "write_date"],
        behaviour: ProductBehaviour(),
        salesMay: []
    )
}

extension Definition {
    /// The next activity of a record, as its fields show it.
    static func activityFields(of model: String) -> [String: String] {
        let open = "FROM mail_activity a WHERE a.res_model = '\(model)' AND a.res_id = {id} AND a.active = 1"
        func next(_ column: String) -> String {
            "(SELECT a.\(column) \(open) ORDER BY a.date_deadline, a.id LIMIT 1)"
        }
        return [
            "activity_date_deadline": "(SELECT min(a.date_deadline) \(open))",
            "my_activity_date_deadline": "(SELECT min(a.date_deadline) \(open) AND a.user_id = {me})",
            "activity_state": """
            (SELECT CASE WHEN min(a.date_deadline) < {today} THEN 'overdue'
            WHEN min(a.date_deadline) = {today} THEN 'today'
            WHEN min(a.date_deadline) > {today} THEN 'planned' END \(open))
            """,
            "activity_summary": next("summary"),
            "activity_type_id": next("activity_type_id"),
            "activity_user_id": next("user_id"),
        ]
    }
}
