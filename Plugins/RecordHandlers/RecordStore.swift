public import JSON
public import PluginAPI

/// Records in the form of Odoo, whoever keeps them: the `odoo.*` handlers are written once over this protocol.
///
/// Values go in as Odoo takes them: ids for a many2one, commands (`[0, 0, {…}]`, `[6, 0, ids]` …) for x2many fields,
/// `false` for empty, naive UTC texts for datetimes. Each call happens as a whole or not at all. Unknown models, fields,
/// methods and operators are `.misused`, refused values `.invalid`, deleted records `.missing`, missing rights `.denied`.
public protocol RecordStore: RecordSource {
    /// The new ids, in the order of the values. A key that was used before gives the first call's ids again.
    func create(
        _ model: String,
        _ values: [[String: JSON]],
        key: String?,
        as caller: Caller
    ) async throws(HandlerFailure) -> [Int]

    /// Creates one record and reads it back, in one call where the store can.
    func create(
        _ model: String,
        _ values: [String: JSON],
        reading fields: [String],
        key: String?,
        as caller: Caller
    ) async throws(HandlerFailure) -> Record

    /// The records in the order of `ids`, archived ones too; the ids of deleted records are left out.
    func read(
        _ model: String,
        _ ids: [Int],
        fields: [String],
        as caller: Caller
    ) async throws(HandlerFailure) -> [Record]

    func write(
        _ model: String,
        _ ids: [Int],
        _ values: [String: JSON],
        as caller: Caller
    ) async throws(HandlerFailure)

    func unlink(_ model: String, _ ids: [Int], as caller: Caller) async throws(HandlerFailure)

    func count(
        _ model: String,
        _ domain: JSON,
        includesArchived: Bool,
        as caller: Caller
    ) async throws(HandlerFailure) -> Int

    /// Whether a record of this model is made when somebody names one that is not there, as a new tag is.
    func makesByName(_ model: String) -> Bool

    /// One row for each group, in the form of `formatted_read_group`.
    func group(_ query: GroupQuery, as caller: Caller) async throws(HandlerFailure) -> [[String: JSON]]

    /// Runs a public method; records come back as their ids, nothing as null. A key that was used before gives the
    /// first call's result again, where the store can.
    func call(
        _ method: String,
        on model: String,
        _ ids: [Int],
        _ arguments: [String: JSON],
        key: String?,
        as caller: Caller
    ) async throws(HandlerFailure) -> JSON
}

extension RecordStore {
    public func makesByName(_ model: String) -> Bool { true }

    public func create(
        _ model: String,
        _ values: [String: JSON],
        reading fields: [String],
        key: String?,
        as caller: Caller
    ) async throws(HandlerFailure) -> Record {
        let ids = try await create(model, [values], key: key, as: caller)
        guard let id = ids.first else { throw .unexpected("\(model): create gave no id") }
        // It is made, whether it can be read or not.
        let made = try? await read(model, [id], fields: fields, as: caller).first
        return made ?? Record(model: model, id: id, values: values)
    }
}

/// What to count or sum, and by what.
public struct GroupQuery: Hashable, Sendable {
    public var model: String
    public var domain: JSON
    /// Field names; a date or datetime takes `:day`, `:week`, `:month`, `:quarter` or `:year`.
    public var groupBy: [String]
    /// `__count` or `field:sum`, `:avg`, `:min`, `:max`, `:count`, `:count_distinct`.
    public var aggregates: [String]
    public var order: String?
    public var limit: Int?
    public var includesArchived: Bool

    public init(
        model: String,
        domain: JSON = .array([]),
        groupBy: [String],
        aggregates: [String] = ["__count"],
        order: String? = nil,
        limit: Int? = nil,
        includesArchived: Bool = false
    ) {
        self.model = model
        self.domain = domain
        self.groupBy = groupBy
        self.aggregates = aggregates
        self.order = order
        self.limit = limit
        self.includesArchived = includesArchived
    }
}
