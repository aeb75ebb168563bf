extension Definition {
    static let partner = Definition(
        name: "res.partner",
        text: SchemaText.resPartner,
        order: "complete_name, id desc",
        displayName: "{complete_name}",
        searched: ["complete_name", "email", "ref", "vat"],
        computed: activityFields(of: "res.partner").merging([
            "company_type": "iif({is_company}, 'company', 'person')",
            "contact_address": """
            trim(coalesce({street}, '') || ' ' || coalesce({street2}, '') || ' ' || coalesce({city}, '') || ' '
            || coalesce({zip}, ''))
            """,
            "meeting_count": "(SELECT count(*) FROM calendar_event__partner_ids m WHERE m.target = {id})",
            "opportunity_count": "(SELECT count(*) FROM crm_lead l WHERE l.partner_id = {id})",
            "phone_mobile_search": "{phone_digits}",
            "sale_order_count": "(SELECT count(*) FROM sale_order o WHERE o.partner_id = {id})",
        ]) { _, new in new },
        hidden: ["phone_digits"],
        indexes: [
            // All that a search by words looks at, in the order of the answer: fifty thousand contacts are looked
            // through without their rows being read.
            """
            complete_name COLLATE NOCASE, id DESC, active, is_company, name, ref, phone, email, vat, phone_digits, parent_id
            """,
            "name", "phone", "phone_digits", "ref", "email", "email_normalized", "parent_id", "user_id", "write_date",
        ],
        neverEmpty: ["complete_name"],
        behaviour: PartnerBehaviour(),
        methods: PartnerBehaviour.methods
    )

    static let partnerCategory = Definition(
        name: "res.partner.category",
        text: SchemaText.resPartnerCategory,
        order: "name, id",
        salesMay: [.create, .write, .unlink]
    )

    static let user = Definition(
        name: "res.users",
        text: SchemaText.resUsers,
        order: "name, login",
        searched: ["name", "login"],
        indexes: ["UNIQUE login"],
        behaviour: UserBehaviour(),
        methods: UserBehaviour.methods,
        salesMay: []
    )

    static let company = Definition(
        name: "res.company",
        text: SchemaText.resCompany,
        order: "sequence, name",
        salesMay: []
    )

    static let country = Definition(
        name: "res.country",
        text: SchemaText.resCountry,
        order: "name, id",
        searched: ["name", "code"],
        salesMay: []
    )

    static let state = Definition(
        name: "res.country.state",
        text: SchemaText.resCountryState,
        order: "code, id",
        displayName: "{name} || ' (' || (SELECT c.code FROM res_country c WHERE c.id = {country_id}) || ')'",
        searched: ["name", "code"],
        salesMay: []
    )

    static let currency = Definition(
        name: "res.currency",
        text: SchemaText.resCurrency,
        order: "active desc, name",
        searched: ["name", "full_name"],
        salesMay: []
    )
}
