internal import Synchronization

/// All models by name; a model's schema is read when it is first asked for.
enum Models {
    static subscript(name: String) -> Model? {
        cache.withLock { models in
            if let known = models[name] { return known }
            guard let definition = definitions[name] else { return nil }
            let model = Model(definition)
            models[name] = model
            return model
        }
    }

    static var names: [String] { definitions.keys.sorted() }

    /// Changes with every change of a schema, so that an older file is brought up to date.
    static let fingerprint: Int = {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for name in names {
            guard let definition = definitions[name] else { continue }
            let parts = [name, definition.text, definition.hidden.joined(), definition.indexes.joined()]
            for byte in parts.joined().utf8 {
                hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
            }
        }
        return Int(hash & 0x7FFF_FFFF)
    }()

    private static let cache = Mutex<[String: Model]>([:])

    private static let definitions: [String: Definition] = Dictionary(
        uniqueKeysWithValues: [
            .partner, .partnerCategory, .user, .company, .country, .state, .currency, .lead, .stage, .tag, .lostReason,
            .team, .source, .activity, .activityType, .message, .subtype, .event, .attendee, .order, .orderLine,
            .product,
        ].map { (definition: Definition) in (definition.name, definition) }
    )
}
