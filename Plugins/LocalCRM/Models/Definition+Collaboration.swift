extension Definition {
    static let activity = Definition(
        name: "mail.activity",
        text: SchemaText.mailActivity,
        order: "date_deadline, id",
        displayName: """
            coalesce({summary}, (SELECT t.name FROM mail_activity_type t WHERE t.id = {activity_type_id}))
            """,
        searched: ["summary", "res_name"],
        computed: [
            "activity_category": "(SELECT t.category FROM mail_activity_type t WHERE t.id = {activity_type_id})",
            "icon": "(SELECT t.icon FROM mail_activity_type t WHERE t.id = {activity_type_id})",
            "state": """
            CASE WHEN {active} = 0 THEN 'done' WHEN {date_deadline} < {today} THEN 'overdue'
            WHEN {date_deadline} = {today} THEN 'today' ELSE 'planned' END
            """,
        ],
        indexes: ["res_model, res_id", "user_id, date_deadline", "calendar_event_id"],
        behaviour: ActivityBehaviour(),
        methods: ActivityBehaviour.methods,
        salesMay: [.create, .write, .unlink]
    )

    static let activityType = Definition(
        name: "mail.activity.type",
        text: SchemaText.mailActivityType,
        order: "sequence, id",
        salesMay: []
    )

    static let message = Definition(
        name: "mail.message",
        text: SchemaText.mailMessage,
        order: "id desc",
        displayName: "coalesce({subject}, '')",
        searched: ["subject", "body"],
        computed: ["record_name": "{record_title}"],
        hidden: ["record_title"],
        indexes: ["model, res_id"],
        behaviour: MessageBehaviour(),
        salesMay: [.create, .write, .unlink]
    )

    static let subtype = Definition(
        name: "mail.message.subtype",
        text: SchemaText.mailMessageSubtype,
        order: "sequence, id",
        salesMay: []
    )

    static let event = Definition(
        name: "calendar.event",
        text: SchemaText.calendarEvent,
        order: "start desc, id",
        searched: ["name", "location"],
        computed: [
            "accepted_count": """
            (SELECT count(*) FROM calendar_attendee a WHERE a.event_id = {id} AND a.state = 'accepted')
            """,
            "attendees_count": "(SELECT count(*) FROM calendar_attendee a WHERE a.event_id = {id})",
            "partner_id": "(SELECT u.partner_id FROM res_users u WHERE u.id = {user_id})",
        ],
        indexes: ["start", "opportunity_id", "user_id"],
        behaviour: EventBehaviour(),
        salesMay: [.create, .write, .unlink]
    )

    static let attendee = Definition(
        name: "calendar.attendee",
        text: SchemaText.calendarAttendee,
        displayName: "{common_name}",
        searched: ["common_name"],
        computed: [
            "email": "(SELECT p.email FROM res_partner p WHERE p.id = {partner_id})",
            "phone": "(SELECT p.phone FROM res_partner p WHERE p.id = {partner_id})",
        ],
        indexes: ["event_id", "partner_id"],
        salesMay: [.create, .write, .unlink]
    )
}
