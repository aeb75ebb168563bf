import Entities
import Intents
import Understanding

/// The reader over the files of `Intents/`, with the names of a small company.
struct Desk {
    var context: ReadingContext
    private let reader: OfflineReader

    init(_ pack: Pack = .shipped, names: [RecordKind.Name: [String]] = Desk.names) {
        reader = OfflineReader(pack)
        let now = Moment(Day(number: 20_530), TimeOfDay(seconds: 36_000) ?? .midnight, offset: 28_800)
        context = ReadingContext(reference: Reference(now: now), lexicon: Lexicon(names))
    }

    /// The same desk in the middle of a conversation.
    func with(
        _ pending: ReadingContext.Pending,
        of intent: Intent.ID? = nil,
        filled: [Slot.Name] = [],
        lastRead: Intent.ID? = nil
    ) -> Desk {
        var desk = self
        desk.context.pending = pending
        desk.context.frame = intent.map { ReadingContext.OpenFrame($0, filled: filled) }
        desk.context.lastRead = lastRead
        return desk
    }

    func read(_ text: String) -> Understanding.Reading { reader.read(Utterance(text), in: context) }

    /// The commands in short: `create_customer customer_name=云启`.
    func line(_ text: String) -> String { Self.line(read(text).commands) }

    static func line(_ commands: [Command]) -> String {
        commands.map { command in
            switch command {
            case .start(let intent): "\(intent)"
            case .set(let slot, let words): "\(slot)=\(words.text)"
            case .unset(let slot): "-\(slot)"
            case .mention(let slot): "?\(slot)"
            case .pick(let picks): "pick(\(picks.map { "\($0)" }.joined(separator: " ")))"
            case .help(let intent): "help(\(intent.map { "\($0)" } ?? ""))"
            case .chitchat(let kind): kind.rawValue
            case .yes, .no, .cancel, .undo, .repeat, .skip, .why, .outOfScope: "\(command)"
            }
        }
        .joined(separator: " ")
    }

    static let names: [RecordKind.Name: [String]] = [
        "user": ["Liam", "Sofia", "赵敏", "王磊"],
        "customer": ["蓝鲸物流", "远东电缆", "老街坊食品", "明天传媒", "第一百货", "Delta Freight", "Pelican Bay"],
        "contact": ["陆建平", "Anna Berg"],
        "lead": ["阿杰", "Copper Kettle"],
        "opportunity": ["机房改造", "WMS二期", "Warehouse robots"],
        "stage": ["New", "Qualified", "Proposition", "Negotiation", "Won"],
        "source": ["广交会", "抖音", "referral"],
        "category": ["VIP", "重点"],
    ]
}
