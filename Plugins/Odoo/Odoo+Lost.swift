internal import Intents
internal import JSON
internal import PluginAPI

extension Odoo {
    /// The records of a create whose answer was lost; nil when they cannot be told for certain.
    ///
    /// They are those that this user has made in the last minutes with the very values that were sent. A record that
    /// the user may no longer see (made for a colleague, under "own documents only") is not found: then the effect
    /// stays uncertain, and is reported so.
    func lost(_ model: String, _ values: [[String: JSON]], as caller: Caller) async -> [Int]? {
        guard let user = try? await currentUser(as: caller), let schema = try? await schema(of: model, as: caller)
        else { return nil }
        // What is known to have been made before is not what is missing.
        let known = await answers.made(in: model)
        var found: [Int] = []
        for record in values {
            let leaves = record.sorted { $0.key < $1.key }.compactMap { name, value in
                Self.leaf(name, value, schema.fields[name]?.type ?? "")
            }
            guard !leaves.isEmpty else { return nil }
            let since = Moment(unix: caller.now - Self.window, offset: 0)
            let own: [JSON] = [
                ["create_uid", "=", .integer(user.id)], ["create_date", ">=", .string("\(since.day) \(since.time)")],
                ["id", "not in", .array(known.map(JSON.integer))],
            ]
            let query = RecordQuery(
                model: model,
                domain: .array(own + leaves),
                fields: ["create_date"],
                limit: 2,
                order: "id desc",
                includesArchived: true
            )
            guard let made = try? await search(query, as: caller), made.count == 1 else { return nil }
            found.append(made[0].id)
        }
        return found
    }

    /// Clocks may differ and a server may take its time: five minutes.
    private static let window = 300

    /// A condition on a value that is kept as it was sent: not one that Odoo puts into another form (HTML, addresses of
    /// pages), rounds, or keeps elsewhere.
    private static func leaf(_ field: String, _ value: JSON, _ type: String) -> JSON? {
        switch (type, value) {
        case ("char", .string) where field != "website": [.string(field), "=", value]
        case ("selection", .string), ("date", .string), ("datetime", .string): [.string(field), "=", value]
        case ("many2one", .integer), ("integer", .integer), ("boolean", .bool): [.string(field), "=", value]
        default: nil
        }
    }
}
