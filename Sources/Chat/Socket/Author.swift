/// Who says something, and how he wants to be answered.
struct Author: Hashable, Sendable {
    var bearer: Bearer
    var timeZone: String?
    var isChinese: Bool
}
