/// Small words that grammars look for by name; `WordLists` says how each is written in both languages.
enum Particle: Int32, CaseIterable {
    // Numbers
    case dozenHan, notDozen, hanPoint, halfHan, pairHan, minusHan, negative, fractionOf, mixed, half, quarter, over,
        outOf, point,
        ordinalHan
    case notNumber, behindNumber, beforePronoun, percent, percentOf, percentPoints, hundredthsOf, thousandthsOf, fold,
        notFold, tenth, notTenth
    case evenFold, halfTenth, evenly, off, giveWay, points, orEqual, comparedWith, bigger, smaller, andBound, located
    case dollarWord, kuai, notMoney
    // Articles, conjunctions, prepositions
    case the, a, of, and, or, on, at, `in`, by, to, till, until, from, between, through, `for`, than, with, around
    case approximately, my, ofHan, fromHan, tillHan, andHan, betweenHan, atHan, again, past
    // Before, after and the like
    case before, after, since, ago, later, fromNow, within, starting, beforeHan, afterHan, agoHan, laterHan, withinHan
    case inside, untilNow, sinceSuffix, inclusiveBefore, inclusiveAfter, oneDay, lapseLead, remaining, lessThan,
        moreThan,
        orLater, orBefore
    case toDate, notToDate, yearToDate, monthToDate
    // Parts of periods
    case earlyInDay, lateInDay, early, late, middle, beginning, end, earlierIn, laterIn, rest, partStart, partMiddle,
        partEnd, notMiddle
    case endOfDay, endOfYear, endOfMonth, lastOne, lastOneHan, firstHan, lastHan, afterNext
    // Counts and units
    case another, several, couple, few, whole, week, weekend, calendar, monthOf, monthSuffix, yearWord, piece
    case notUnit, afterSecond, date, day, year, notDay, notMonth, dayMark, notDayMark, firstDays, lunar, firstLunar,
        centuryHan, decadeHan
    case every, otherOne, someTime
    case decadeSuffix
    // Clock
    case theHour, now, oclock, ish, exactHour, hourHan, notHour, minuteHan, secondHan, quarterHan, lacks, greeting,
        mealTime
    // Telephones
    case phoneExtension, phoneEnding
    // Names
    case anybody, notTitle, notName, notFamiliar, givenPrefix, nameLead, nameTail, placeSuffix
}
