public import Dialogue
public import Intents

/// A structured piece of a reply; the chat protocol's payload blocks are made from these.
public enum Block: Hashable, Sendable {
    case records(Table)
    case record(Sheet)
    case confirm(Card, title: String)
    case form(Form)
    case chart(Chart)
    /// The operation that 「撤销」 would take back.
    case undo(operation: String)

    /// Rows of one kind of record.
    public struct Table: Hashable, Sendable {
        public var model: String
        public var columns: [Column]
        public var rows: [Row]
        /// All that fit, of which `rows` are the first.
        public var total: Int
        public var title: String?

        /// So many rows in one table.
        public static let longest = 50

        public struct Column: Hashable, Sendable {
            public let key: String
            public let label: String
            /// `text money percent date number`
            public let type: String
        }

        public struct Row: Hashable, Sendable {
            public let id: Int?
            /// As they are shown, one a column.
            public let cells: [String]
            /// Of a table that was sent in: what can or did become of the row.
            public var status: Status?
            public var note: String?
            /// Its place in the table that was sent in, from 1, where that is another one.
            public var number: Int?

            public enum Status: String, Hashable, Sendable {
                case ready, warning, refused, done, failed, skipped
            }
        }
    }

    /// One record as labelled fields.
    public struct Sheet: Hashable, Sendable {
        public var model: String
        public var id: Int
        public var title: String
        public var fields: [Field]

        public struct Field: Hashable, Sendable {
            public let label: String
            public let value: String
        }
    }

    /// What is missing, with the kind of input that suits it.
    public struct Form: Hashable, Sendable {
        public var title: String
        public var fields: [Field]

        public struct Field: Hashable, Sendable {
            public let slot: Slot.Name
            public let label: String
            /// `text tel email url number date datetime-local select record`
            public let input: String
            public let isRequired: Bool
            public let options: [String]
        }
    }

    /// Figures with their labels: as many values in each series as there are labels.
    public struct Chart: Hashable, Sendable {
        public var form: Presentation.ChartForm
        public var title: String
        public var labels: [String]
        public var series: [Series]
        /// ISO 4217, `%` or empty.
        public var unit: String

        public struct Series: Hashable, Sendable {
            public let name: String
            public let values: [Double]
        }
    }
}
