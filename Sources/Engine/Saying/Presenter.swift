internal import Dialogue
internal import FoundationEssentials
internal import Intents
internal import JSON
internal import PluginAPI

/// Facts to blocks: tables, sheets and charts with the labels that the CRM itself uses.
struct Presenter {
    let format: ValueFormat
    let scope: FrameScope
    let schema: (String) async -> ModelSchema?

    private var language: Language { format.language }

    func block(_ presentation: Presentation, _ intent: Intent) async -> Block? {
        switch presentation {
        case .table(let of, let columns, _): await table(of, columns, intent)
        case .record(let of, let fields, let only, _): await sheet(of, fields, only, intent)
        case .chart(let of, let form, let title, let label, let values, _):
            chart(of, form, title, label, values)
        }
    }

    private func table(_ of: String, _ columns: [Presentation.Column], _ intent: Intent) async -> Block? {
        let rows = rows(of)
        guard !rows.isEmpty else { return nil }
        let step = stepName(of)
        let model = intent.model(ofStep: step)
        let schema = await schema(model)
        // A column without a single value says nothing: one table serves several groupings.
        let columns = columns.filter { column in rows.contains { !text($0, column, schema).isEmpty } }
        let heads = columns.map { column in
            Block.Table.Column(
                key: column.field,
                label: label(of: column, schema),
                type: type(of: column, schema)
            )
        }
        let body = rows.map { row in
            Block.Table.Row(id: row["id"]?.intValue, cells: columns.map { text(row, $0, schema) })
        }
        return .records(
            Block.Table(
                model: model,
                columns: heads,
                rows: body,
                total: scope.results[step]?["total"]?.intValue ?? rows.count
            )
        )
    }

    private func sheet(
        _ of: String,
        _ fields: [Presentation.Column],
        _ only: Slot.Name?,
        _ intent: Intent
    ) async -> Block? {
        guard let record = scope.results[of], let id = record["id"]?.intValue else { return nil }
        let model = intent.model(ofStep: of)
        let schema = await schema(model)
        let asked = only.flatMap { scope.frame[$0] }?.json.stringValue
        let shown = fields.filter { asked == nil || ($0.name ?? $0.field) == asked }.compactMap {
            column -> Block.Sheet.Field? in
            let value = text(record, column, schema)
            return value.isEmpty ? nil : Block.Sheet.Field(label: label(of: column, schema), value: value)
        }
        let title = record["display_name"]?.stringValue ?? record["name"]?.stringValue ?? "#\(id)"
        return .record(Block.Sheet(model: model, id: id, title: title, fields: shown))
    }

    private func chart(
        _ of: String,
        _ form: Presentation.ChartForm,
        _ title: Localized<Template>,
        _ label: String,
        _ values: [Presentation.Column]
    ) -> Block? {
        let rows = rows(of)
        guard rows.contains(where: { !member($0, label).isEmpty }) else { return nil }
        let labels = rows.map { member($0, label).formatted(format) }
        let series = values.map { column in
            Block.Chart.Series(
                name: column.label.best(for: language) ?? column.field,
                values: rows.map { $0[column.field]?.doubleValue ?? 0 }
            )
        }
        return .chart(
            Block.Chart(
                form: form,
                title: title.best(for: language)?.render(language, in: scope) ?? "",
                labels: labels.map { $0.isEmpty ? "–" : $0 },
                series: series,
                unit: values.first?.format == "money" ? format.currency : ""
            )
        )
    }

    /// `pipeline` or `pipeline.rows`: the rows of a result, whatever it calls them.
    private func rows(_ path: String) -> [JSON] {
        let names = path.split(separator: ".").map(String.init)
        let result = names.dropFirst().reduce(scope.results[names.first ?? ""]) { $0?[$1] }
        return result?.arrayValue ?? result?["records"]?.arrayValue ?? result?["rows"]?.arrayValue ?? []
    }

    private func stepName(_ path: String) -> String {
        path.split(separator: ".").first.map(String.init) ?? path
    }

    private func label(of column: Presentation.Column, _ schema: ModelSchema?) -> String {
        column.label.best(for: language) ?? FieldText(schema: schema, format: format).label(of: column.field)
    }

    private func type(of column: Presentation.Column, _ schema: ModelSchema?) -> String {
        column.format ?? FieldText(schema: schema, format: format).type(of: column.field)
    }

    private func text(_ row: JSON, _ column: Presentation.Column, _ schema: ModelSchema?) -> String {
        FieldText(schema: schema, format: format).text(member(row, column.field), of: column.field, as: column.format)
    }

    private func member(_ row: JSON, _ path: String) -> ExpressionValue {
        var json: JSON? = row
        for name in path.split(separator: ".") { json = json?[String(name)] }
        return ExpressionValue(json ?? .null)
    }
}

extension Intent {
    /// The model that a step of the plan works on.
    func model(ofStep name: String) -> String {
        for step in plan where step.name == name {
            for (parameter, value) in step.arguments where parameter == "model" {
                if case .literal(.string(let model)) = value.content { return model }
            }
        }
        return ""
    }
}
