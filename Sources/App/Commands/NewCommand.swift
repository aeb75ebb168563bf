internal import Diagnostics
internal import FoundationEssentials
internal import Intents
internal import PluginAPI

/// `parlance new create_visit --model crm.lead --fields name,expected_revenue`: a file to start from.
enum NewCommand {
    static func run(_ arguments: Arguments) async throws -> Int32 {
        let words = arguments.words.dropFirst()
        guard words.count == 1, let name = words.first, let model = arguments.options["model"],
            let fields = arguments.options["fields"]?.split(separator: ",").map(String.init)
        else {
            throw UsageError("parlance new NAME --model MODEL --fields FIELD,FIELD…")
        }
        let configuration = try Configuration(arguments)
        guard let source = try Plugins.installed(configuration).lazy.compactMap(\.records).first,
            let schema = try await source.schema(of: model, as: configuration.caller())
        else { throw UsageError("there is no model '\(model)'") }
        let scaffold = try IntentScaffold(name: name, schema: schema, fields: fields)
        let folder = "\(configuration.intents)/custom"
        let path = "\(folder)/\(name).yaml"
        guard !FileManager.default.fileExists(atPath: path) else {
            throw UsageError("'\(path)' is there already")
        }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(scaffold.text.utf8).write(to: URL(filePath: path))
        print("\(path): say how people ask for it under `heads:`, then run `parlance lint` and `parlance test \(name)`")
        return 0
    }
}

/// The text of a first version of an intent, from what the model says of its fields.
struct IntentScaffold {
    private let name: String
    private let schema: ModelSchema
    private let fields: [(name: String, field: ModelSchema.Field)]

    init(name: String, schema: ModelSchema, fields names: [String]) throws(UsageError) {
        guard name.allSatisfy({ $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "_") }), !name.isEmpty else {
            throw UsageError("an intent's name has small letters, digits and `_`, not '\(name)'")
        }
        self.name = name
        self.schema = schema
        var fields: [(name: String, field: ModelSchema.Field)] = []
        for name in names {
            guard let field = schema.fields[name] else {
                let near = schema.fields.keys.sorted().closest(to: name).map { ": did you mean '\($0)'?" } ?? ""
                throw UsageError("\(schema.model) has no field '\(name)'\(near)")
            }
            guard !field.isReadonly else { throw UsageError("'\(name)' of \(schema.model) cannot be written") }
            fields.append((name, field))
        }
        self.fields = fields
    }

    var text: String {
        """
        title: {zh: \(quoted(title)), en: \(quoted(title))}
        does: create
        heads:
          zh: ["(创建|新建|登记)\(phrase)"]
          en: ["(create|add|new) \(phrase)"]
        slots:
        \(fields.enumerated().map(slot).joined(separator: "\n"))
        plan:
          - as: made
            odoo.create:
              model: \(schema.model)
              values: {\(fields.map { "\($0.name): $\($0.name)" }.joined(separator: ", "))}
        undo: auto
        reply:
          done: {zh: "已创建 {made.name}。", en: "Created {made.name}."}
        examples:
          zh: ["\(example(.zh))"]
          en: ["\(example(.en))"]
        never:
          zh: [不要\(request(.zh))]
          en: [do not \(request(.en))]
        tests:
          - name: asked for, confirmed, undone
            chat:
        \(conversation)

        """
    }

    /// `log_visit` as people say it: log visit.
    private var phrase: String { name.split(separator: "_").joined(separator: " ") }

    private var title: String { phrase.prefix(1).uppercased() + phrase.dropFirst() }

    private func request(_ language: Language) -> String {
        language == .zh ? "创建\(phrase)" : "create \(phrase)"
    }

    private var isFirstText: Bool { fields.first.map { ["char", "text"].contains($0.field.type) } ?? false }

    private func slot(_ index: Int, _ entry: (name: String, field: ModelSchema.Field)) -> String {
        let zh = entry.field.label.zh ?? entry.name
        let en = entry.field.label.en ?? entry.name
        var lines = ["  \(entry.name):", "    type: \(type(entry.field))"]
        if index == 0 || entry.field.isRequired { lines.append("    required: true") }
        if index == 0, isFirstText { lines.append("    rest: true") }
        if !entry.field.selection.isEmpty {
            lines.append("    options:")
            for option in entry.field.selection {
                let words = [option.label.zh ?? option.key, option.label.en ?? option.key].map(quoted)
                lines.append("      \(quoted(option.key)): {zh: [\(words[0])], en: [\(words[1])]}")
            }
        }
        lines.append("    title: {zh: \(quoted(zh)), en: \(quoted(en))}")
        lines.append("    cues: {zh: [\(quoted(zh))], en: [\(quoted(en.lowercased()))]}")
        lines.append("    ask: {zh: \(quoted(zh + "是什么？")), en: \(quoted("What is the \(en.lowercased())?"))}")
        return lines.joined(separator: "\n")
    }

    private func type(_ field: ModelSchema.Field) -> String {
        switch field.type {
        case "monetary": "money"
        case "integer": "integer"
        case "float": "number"
        case "boolean": "boolean"
        case "date": "date"
        case "datetime": "datetime"
        case "selection": "choice"
        case "many2one": IntentScaffold.kinds[field.relation ?? ""].map { "record(\($0))" } ?? "text"
        default: "text"
        }
    }

    /// The kinds of the standard `records.yaml` by their models.
    private static let kinds = [
        "res.partner": "customer", "res.users": "user", "crm.stage": "stage", "product.product": "product",
        "utm.source": "source",
    ]

    private func example(_ language: Language) -> String {
        guard let first = fields.first, isFirstText else { return request(language) }
        return "\(request(language)) [\(IntentScaffold.sample(language))](\(first.name))"
    }

    /// A text that looks like no customer, person or amount: another slot could take it for its own.
    private static func sample(_ language: Language) -> String { language == .zh ? "季度计划" : "quarterly plan" }

    private var conversation: String {
        guard let first = fields.first, isFirstText, fields.dropFirst().allSatisfy({ !$0.field.isRequired }) else {
            return "      - {user: \(quoted(request(.zh))), bot: ask \(fields.first?.name ?? "")}"
        }
        return """
                  - {user: \(quoted(request(.zh))), bot: ask \(first.name)}
                  - {user: \(IntentScaffold.sample(.zh)), bot: confirm}
                  - {user: 确认, bot: done, calls: [{odoo.create: \(schema.model)}]}
                  - {user: 撤销, bot: undone}
            """
    }

    private func quoted(_ text: String) -> String {
        "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
    }
}
