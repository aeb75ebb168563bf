import Intents
import JSON
import PluginAPI

/// Handlers with the declarations of real ones, which do nothing.
struct SamplePlugin: Plugin {
    let name = "sample"
    let purpose = "Declarations for tests."

    var handlers: [Handler] {
        [
            Handler(
                "odoo.create",
                "Creates a record.",
                effect: .create,
                inverse: .call { _ in nil },
                Parameter<String>("model", "What to create", .model),
                Parameter<[String: JSON]>("values", "Its field values", .values(of: "model")),
                Parameter<[String]?>("fields", "More fields to read back", .fields(of: "model"))
            ) { _, _, _, _ in Outcome() },
            Handler(
                "odoo.search",
                "Finds records.",
                effect: .read,
                Parameter<String>("model", "Where to look", .model),
                Parameter<JSON?>("domain", "A condition", .domain(of: "model")),
                Parameter<[String: JSON]?>("where", "Conditions by field", .values(of: "model")),
                Parameter<[String]?>("fields", "What to read", .fields(of: "model")),
                Parameter<Int?>("limit", "At most so many")
            ) { _, _, _, _, _, _ in Outcome() },
            Handler(
                "odoo.unlink",
                "Deletes records.",
                effect: .delete,
                inverse: .none(because: "what is deleted is gone"),
                Parameter<String>("model", "What they are", .model),
                Parameter<JSON>("id", "Which ones", .records(of: "model"))
            ) { _, _, _ in Outcome() },
            Handler(
                "odoo.call",
                "Runs a method.",
                effect: .write,
                inverse: .call { _ in nil },
                Parameter<String>("model", "What they are", .model),
                Parameter<String>("method", "The method", .method(of: "model")),
                Parameter<JSON>("partners", "Who takes part", .records(of: "res.partner"))
            ) { _, _, _, _ in Outcome() },
        ]
    }
}

extension ModelSchema {
    static let partner = ModelSchema(
        model: "res.partner",
        fields: [
            "name": Field(type: "char"), "phone": Field(type: "char"), "city": Field(type: "char"),
            "is_company": Field(type: "boolean"), "display_name": Field(type: "char", isReadonly: true),
            "type": Field(
                type: "selection",
                selection: [
                    Option(key: "contact", label: Localized(zh: "联系人", en: "Contact")),
                    Option(key: "invoice", label: Localized(zh: "发票地址", en: "Invoice Address")),
                ]
            ),
            "user_id": Field(type: "many2one", relation: "res.users"),
            "child_ids": Field(type: "one2many", relation: "res.partner", relationField: "parent_id"),
        ],
        methods: ["action_archive"]
    )

    static let user = ModelSchema(
        model: "res.users",
        fields: ["name": Field(type: "char"), "login": Field(type: "char"), "share": Field(type: "boolean")]
    )
}

/// Knows the two models above, and counts nothing.
struct SampleSource: RecordSource {
    func search(_ query: RecordQuery, as caller: Caller) async throws(HandlerFailure) -> [Record] { [] }

    func schema(of model: String, as caller: Caller) async throws(HandlerFailure) -> ModelSchema? {
        [ModelSchema.partner, .user].first { $0.model == model }
    }

    func currentUser(as caller: Caller) async throws(HandlerFailure) -> Record {
        throw .missing(model: "res.users", id: nil)
    }
}
