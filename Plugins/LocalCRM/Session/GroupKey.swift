internal import Intents
internal import JSON
internal import PluginAPI
internal import SQLite
internal import TimeZones

/// What records are grouped by: a field, or the day, week, month, quarter or year of a date.
struct GroupKey {
    enum Step: String { case day, week, month, quarter, year }

    let written: String
    let sql: String
    let sortKey: String
    /// What is selected for it: the key, and the name of the record it is.
    let columns: [String]
    private let field: Field
    private let step: Step?
    private let session: Session

    init(_ written: String, of model: Model, where condition: SQL, in session: Session) throws(HandlerFailure) {
        self.written = written
        self.session = session
        let parts = written.split(separator: ":").map(String.init)
        field = try session.field(parts.first ?? "", of: model)
        guard !field.isMultiple else {
            throw .misused("'\(field.name)' cannot be grouped by: it stands for many records")
        }
        let value = try session.expression(field, of: model, "t")
        guard field.kind == .date || field.kind == .datetime else {
            guard parts.count == 1 else { throw .misused("'\(field.name)' is no date and has no '\(parts[1])'") }
            step = nil
            switch field.kind {
            case .many2one:
                sql = value
                columns = [value, try session.relatedName(field, of: model, "t")]
                sortKey = try session.order(field.name, of: model, "t").replacing(" ASC NULLS LAST", with: "")
            case .boolean:
                sql = "coalesce(\(value), 0)"
                columns = [sql]
                sortKey = sql
            default:
                sql = value
                columns = [value]
                sortKey = value
            }
            return
        }
        let name = parts.count == 2 ? parts[1] : "month"
        guard let step = Step(rawValue: name) else {
            throw .misused("there is no '\(name)': use day, week, month, quarter or year")
        }
        self.step = step
        let local = field.kind == .date ? value : try GroupKey.local(value, model, condition, session)
        sql = GroupKey.start(of: step, local)
        columns = [sql]
        sortKey = sql
    }

    func value(_ row: borrowing Row, _ column: Int) -> (json: JSON, domain: [JSON]) {
        let name = JSON.string(field.name)
        func same(_ value: JSON) -> [JSON] { [[name, "=", value]] }
        switch field.kind {
        case .boolean:
            let flag = JSON.bool(row.integer(column) != 0)
            return (flag, same(flag))
        case .many2one:
            guard !row.isNull(column) else { return (false, same(false)) }
            let id = JSON.integer(row.integer(column))
            return ([id, .string(row.text(column + 1) ?? "")], same(id))
        case .date, .datetime:
            guard let step, let text = row.text(column), let start = Day(text) else { return (false, same(false)) }
            let from = edge(start)
            let to = edge(step.next(start))
            return (
                [from, .string(step.label(start, session.caller.language))],
                [[name, ">=", from], [name, "<", to]]
            )
        case .integer:
            return (.integer(row.integer(column)), same(.integer(row.integer(column))))
        case .float, .monetary: return (.double(row.real(column)), same(.double(row.real(column))))
        default:
            let value = row.text(column).map(JSON.string) ?? false
            return (value, same(value))
        }
    }

    /// The first instant of a day, as the field holds it.
    private func edge(_ day: Day) -> JSON {
        field.kind == .date ? .string(day.description) : .string(Session.text(session.zone.instant(of: day)))
    }

    /// The first day of the step in which a date lies.
    private static func start(of step: Step, _ date: String) -> String {
        switch step {
        case .day: "date(\(date))"
        case .week: "date(\(date), '-6 days', 'weekday 1')"
        case .month: "date(\(date), 'start of month')"
        case .quarter:
            "date(\(date), 'start of month', printf('-%d months', (CAST(strftime('%m', \(date)) AS INTEGER) - 1) % 3))"
        case .year: "date(\(date), 'start of year')"
        }
    }

    /// A datetime on the caller's clock. The zone's distance from UTC may change among the records, so the SQL has one
    /// case for each stretch of time in which it does not.
    private static func local(
        _ value: String,
        _ model: Model,
        _ condition: SQL,
        _ session: Session
    ) throws(HandlerFailure) -> String {
        let range = "SELECT min(\(value)), max(\(value)) FROM \"\(model.table)\" t WHERE " + condition
        let bounds = try session.first(range) { row in [row.text(0), row.text(1)] }
        guard let first = bounds?[0].flatMap({ Day($0.prefix(10)) }),
            let last = bounds?[1].flatMap({ Day($0.prefix(10)) })
        else { return value }
        let changes = session.zone.changes(from: (first - 1).number * 86_400, to: (last + 2).number * 86_400)
        var cases = ""
        for change in changes.dropFirst().reversed() {
            cases += "WHEN \(value) >= '\(Session.text(change.instant))' THEN '\(change.offset) seconds' "
        }
        let earliest = "'\(changes.first?.offset ?? 0) seconds'"
        return cases.isEmpty
            ? "datetime(\(value), \(earliest))" : "datetime(\(value), CASE \(cases)ELSE \(earliest) END)"
    }
}

extension GroupKey.Step {
    func next(_ start: Day) -> Day {
        switch self {
        case .day: start + 1
        case .week: start + 7
        case .month: start.adding(months: 1)
        case .quarter: start.adding(months: 3)
        case .year: start.adding(months: 12)
        }
    }

    func label(_ start: Day, _ language: Language) -> String {
        let (year, month, day) = start.civil
        let quarter = (month - 1) / 3 + 1
        switch (self, language) {
        case (.day, .zh): return "\(year)年\(month)月\(day)日"
        case (.day, .en): return "\(day) \(Self.months[month - 1].prefix(3)) \(year)"
        case (.week, .zh): return "\(start.isoWeek.year)年第\(start.isoWeek.week)周"
        case (.week, .en): return "W\(start.isoWeek.week) \(start.isoWeek.year)"
        case (.month, .zh): return "\(year)年\(month)月"
        case (.month, .en): return "\(Self.months[month - 1]) \(year)"
        case (.quarter, .zh): return "\(year)年第\(quarter)季度"
        case (.quarter, .en): return "Q\(quarter) \(year)"
        case (.year, .zh): return "\(year)年"
        case (.year, .en): return "\(year)"
        }
    }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}

extension Day {
    /// The week of ISO 8601, and the year it belongs to.
    fileprivate var isoWeek: (year: Int, week: Int) {
        let thursday = self + (4 - weekday)
        let newYear = thursday - (thursday.number - Day(number: 0).adding(months: (thursday.year - 1970) * 12).number)
        return (thursday.year, (thursday.number - newYear.number) / 7 + 1)
    }
}
