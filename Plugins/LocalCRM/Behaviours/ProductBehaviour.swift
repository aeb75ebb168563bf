internal import JSON
internal import PluginAPI

/// Products: the two names that Odoo has for their price.
struct ProductBehaviour: Behaviour {
    func prepare(_ values: inout [String: JSON], creatingIn session: Session) throws(HandlerFailure) {
        level(&values)
    }

    func prepare(_ values: inout [String: JSON], writing ids: [Int], in session: Session) throws(HandlerFailure) {
        level(&values)
    }

    private func level(_ values: inout [String: JSON]) {
        if let price = values["lst_price"] {
            values["list_price"] = price
        } else if let price = values["list_price"] {
            values["lst_price"] = price
        }
    }
}
