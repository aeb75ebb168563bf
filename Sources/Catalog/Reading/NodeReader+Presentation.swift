import Intents
import YAML

extension NodeReader {
    mutating func presentations(_ node: YAMLNode?) -> [Presentation] {
        (node?.itemsOrOne ?? []).compactMap { presentation($0) }
    }

    private mutating func presentation(_ node: YAMLNode) -> Presentation? {
        guard let entries = node.entries, entries.count == 1, let entry = entries.first else {
            diagnostics.append(.presentationCount(at: node.firstLine))
            return nil
        }
        let body = entry.value
        guard let source = body["of"]?.text else { return nil }
        let place = entry.key.range
        switch entry.name {
        case "table": return .table(of: source, columns: columns(body["columns"]), place: place)
        case "record":
            return .record(
                of: source,
                fields: columns(body["fields"]),
                only: body["only"]?.text.map { Slot.Name($0) },
                place: place
            )
        case "chart":
            return .chart(
                of: source,
                form: body["form"]?.text.flatMap(Presentation.ChartForm.init) ?? .bar,
                title: templates(body["title"]),
                label: body["label"]?.text ?? "",
                values: columns(body["values"]),
                place: place
            )
        default: return nil
        }
    }

    private mutating func columns(_ node: YAMLNode?) -> [Presentation.Column] {
        (node?.itemsOrOne ?? []).compactMap { item in
            let field = item["field"] ?? item
            return field.text.map {
                Presentation.Column(
                    field: $0,
                    label: texts(item["label"]),
                    format: item["format"]?.text,
                    name: item["as"]?.text,
                    place: field.range
                )
            }
        }
    }
}
