/// What a word or phrase of the lexicon can be to a grammar.
enum LexemeKind: UInt8, CaseIterable {
    // Numbers
    case hanDigit, hanUnit, hanMyriad, spokenDigit, cardinal, tens, hundred, scale, dozen
    case ordinal, tensOrdinal, scaleOrdinal, ordinalSuffix, multiplier, fractionNoun, measure, approximate
    case comparison, comparisonSuffix
    // Money
    case currency, currencySign, subunit, millionCode
    // Calendar
    case month, weekday, weekdayDigit, relativeDay, relativePeriod, unit, shift, direction, holiday, dynasty
    case quarterName, season, halfName, decadeName, monthThird, halfPeriod, edgeNow, bound
    // Clock
    case meridiem, dayPart, datedPart, namedTime
    // Small words
    case particle
    // Names
    case surname, title, organizationSuffix, city, province, foreignCity, yes, no
}

extension LexemeKind {
    var bit: UInt64 { 1 << UInt64(rawValue) }
}

/// One reading of the tokens from a place on.
struct Lexeme {
    let kind: LexemeKind
    let value: Int32
    /// The token after the last one.
    let next: Int
}

/// Where a grammar stands after it has read a value.
struct Found<Value> {
    let value: Value
    let next: Int

    init(_ value: Value, _ next: Int) {
        self.value = value
        self.next = next
    }
}
