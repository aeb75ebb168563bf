public import Diagnostics
public import JSON

/// One call of a handler in a plan.
public struct Step: Sendable {
    /// The name under which later steps and replies see the result.
    public var name: String?
    public var handler: String
    public var condition: Expression?
    public var arguments: [(name: String, value: Argument)]
    public var place: SourceRange

    public init(
        name: String?,
        handler: String,
        condition: Expression?,
        arguments: [(name: String, value: Argument)],
        place: SourceRange
    ) {
        self.name = name
        self.handler = handler
        self.condition = condition
        self.arguments = arguments
        self.place = place
    }
}

/// The value of a handler's parameter: literals, expressions (`$phone`, `"$a is organization"`), texts with holes,
/// and lists and maps of those; an item or entry whose `when` does not hold, or whose expression is empty, is left out.
public struct Argument: Sendable {
    public indirect enum Content: Sendable {
        case literal(JSON)
        case expression(Expression)
        case template(Template)
        case list([Argument])
        case map([(key: String, value: Argument)])
    }

    public var content: Content
    public var condition: Expression?
    public var place: SourceRange
    /// Where the key stands that names it, nil for an item of a list.
    public var keyPlace: SourceRange?

    public init(
        _ content: Content,
        when condition: Expression? = nil,
        place: SourceRange,
        keyPlace: SourceRange? = nil
    ) {
        self.content = content
        self.condition = condition
        self.place = place
        self.keyPlace = keyPlace
    }
}

/// How a result is laid out beside the reply's sentence.
public enum Presentation: Sendable {
    /// The rows of a step as a table.
    case table(of: String, columns: [Column], place: SourceRange)
    /// One record as a list of labelled fields; where `only` is a slot that names a field, that one alone.
    case record(of: String, fields: [Column], only: Slot.Name?, place: SourceRange)
    case chart(
        of: String,
        form: ChartForm,
        title: Localized<Template>,
        label: String,
        values: [Column],
        place: SourceRange
    )

    public struct Column: Hashable, Sendable {
        public var field: String
        /// Nil: the field's own label in the CRM.
        public var label: Localized<String>
        /// `money`, `percent`, `date`, `datetime`, `number`, `text`; nil: by the field's type.
        public var format: String?
        /// What a slot that names a field calls it; nil: as the CRM does.
        public var name: String?
        public var place: SourceRange

        public init(
            field: String,
            label: Localized<String> = Localized(),
            format: String? = nil,
            name: String? = nil,
            place: SourceRange
        ) {
            self.field = field
            self.label = label
            self.format = format
            self.name = name
            self.place = place
        }
    }

    public enum ChartForm: String, Hashable, Sendable { case bar, line, pie }
}
