extension Template {
    /// The words for filters.
    public static var filterNames: [String] { TemplateFilter.allCases.map(\.rawValue) }
}

/// The filters of holes: how a value is said when its own way will not do.
enum TemplateFilter: String, CaseIterable {
    case money, number, percent, date, time, datetime, phone
    case count, join, first
    /// A number with what is counted: `plural customer/customers`.
    case plural
    case upper, lower
    case `default`

    enum ArgumentRule { case none, text, forms, wholeNumber, optionalText, optionalWholeNumber }

    /// `join , ` keeps its space: an argument is all that stands behind the filter's name and one space.
    var argument: ArgumentRule {
        switch self {
        case .percent, .date, .time, .datetime, .phone, .count, .upper, .lower: .none
        case .money: .optionalText
        case .number: .optionalWholeNumber
        case .join, .default: .text
        case .plural: .forms
        case .first: .wholeNumber
        }
    }

    /// What an author may write behind its name.
    var exampleArgument: String? {
        switch self {
        case .join: "、"
        case .plural: "customer/customers"
        default: nil
        }
    }
}
