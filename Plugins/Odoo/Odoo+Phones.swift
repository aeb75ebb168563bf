internal import JSON
internal import PluginAPI

extension Odoo {
    /// The domain with its telephone numbers looked for by their digits: they stand in Odoo as people wrote them. More
    /// may be found than was asked for (another country's number), never less.
    func byDigits(_ domain: JSON, in model: String, as caller: Caller) async throws(HandlerFailure) -> JSON {
        guard case .array(let items) = domain, items.contains(where: { Odoo.digits(in: $0) != nil }),
            try await schema(of: model, as: caller)?.fields["phone_mobile_search"] != nil
        else { return domain }
        return .array(
            items.map { item in
                Odoo.digits(in: item).map { ["phone_mobile_search", "ilike", .string($0)] } ?? item
            }
        )
    }

    /// Of a condition on `phone` that names a number, or a piece of one: without the country's code and a leading zero.
    private static func digits(in leaf: JSON) -> String? {
        guard leaf[0] == "phone", leaf[1] == "=" || leaf[1] == "ilike", let text = leaf[2]?.stringValue,
            text.allSatisfy({ $0.isASCII && !$0.isLetter })
        else { return nil }
        let digits = text.filter(\.isNumber)
        guard digits.count >= shortest else { return nil }
        return String(digits.suffix(longest))
    }

    /// Odoo refuses to look for fewer than three.
    private static let shortest = 4
    private static let longest = 10
}
