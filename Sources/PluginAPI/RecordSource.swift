public import JSON

/// Where words find their records, and where lint finds models and fields.
///
/// Domains, field names and field values have the form of Odoo (see `odoo19/README.md` of the recordings: false is
/// null for every type but boolean, a many2one reads as `[id, name]`, datetimes are naive UTC).
public protocol RecordSource: Sendable {
    /// The records that fit, in order; unknown models, fields and operators are `.misused`.
    func search(_ query: RecordQuery, as caller: Caller) async throws(HandlerFailure) -> [Record]
    /// The fields of a model as this installation has them; nil when it has no such model.
    func schema(of model: String, as caller: Caller) async throws(HandlerFailure) -> ModelSchema?
    /// The record of the model `res.users` that the caller is.
    func currentUser(as caller: Caller) async throws(HandlerFailure) -> Record
    /// The ISO 4217 code of the currency that the caller's books are kept in; nil for the pack's.
    func currency(as caller: Caller) async throws(HandlerFailure) -> String?
}

extension RecordSource {
    public func currency(as caller: Caller) async throws(HandlerFailure) -> String? { nil }
}

public struct RecordQuery: Hashable, Sendable {
    public var model: String
    public var domain: JSON
    public var fields: [String]
    public var limit: Int?
    public var offset: Int
    public var order: String?
    public var includesArchived: Bool

    public init(
        model: String,
        domain: JSON = .array([]),
        fields: [String],
        limit: Int? = nil,
        offset: Int = 0,
        order: String? = nil,
        includesArchived: Bool = false
    ) {
        self.model = model
        self.domain = domain
        self.fields = fields
        self.limit = limit
        self.offset = offset
        self.order = order
        self.includesArchived = includesArchived
    }
}

/// One record as it was read: `values` holds the fields that were asked for.
public struct Record: Hashable, Sendable {
    public let model: String
    public let id: Int
    public var values: [String: JSON]

    public init(model: String, id: Int, values: [String: JSON]) {
        self.model = model
        self.id = id
        self.values = values
    }
}
