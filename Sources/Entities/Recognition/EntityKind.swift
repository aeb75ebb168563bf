/// What a recogniser looks for.
public enum EntityKind: String, Hashable, Sendable, CaseIterable {
    case phone, email, url
    /// An amount with its currency; a bare number is a `number`.
    case money
    case number, numberRange, ordinal, percent
    /// A number that leaves the rest open, 十几万 or 三百多: to be asked about, never to be used.
    case approximateNumber
    /// Part of a price taken off: 八折, 让3个点, 5% off.
    case discount
    /// A number with its counting word.
    case quantity
    /// A day that no calendar has, 2月30号: to be refused, with its reason.
    case impossibleDate
    /// A time that is no single one: 每周一, 晚点.
    case openTime
    case date, time, dateTime, dateRange, timeRange, dateTimeRange, duration
    case person, organization, city
    /// Yes and no.
    case boolean
}
