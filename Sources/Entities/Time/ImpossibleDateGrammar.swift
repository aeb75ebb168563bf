internal import Intents

/// Days that no calendar has: 2月30号, 10月32号, 2026年13月5号, `Feb 30`, `2026-13-05`. They are found so that they can
/// be refused and nothing is made of their parts.
struct ImpossibleDateGrammar {
    let scanner: Scanner
    let fields: FieldGrammar

    /// The end of an impossible date that begins at `index`.
    func date(_ index: Int) -> Found<EntityValue>? {
        guard !scanner.continuesWord(index), !scanner.continuesFigures(index) else { return nil }
        return (chinese(index) ?? monthFirst(index) ?? dayFirst(index) ?? figures(index))
            .map { Found(.impossibleDate, $0) }
    }

    private func chinese(_ index: Int) -> Int? {
        let year = fields.hanYear(index)
        let place = year?.next ?? index
        guard let month = number(place), scanner.isSign("月", month.next), let day = number(month.next + 1),
            let next = scanner.skip(.dayMark, day.next), scanner.skip(.notDayMark, day.next) == nil
        else { return nil }
        return isImpossible(year?.value, month.value, day.value) ? next : nil
    }

    /// 三十二 and 32.
    private func number(_ index: Int) -> Found<Int>? {
        guard scanner.kind(index) == .digits || scanner.kind(index) == .han else { return nil }
        return fields.hanNumber(index)
    }

    /// `February 30th, 2026`
    private func monthFirst(_ index: Int) -> Int? {
        guard scanner.kind(index) == .word, let month = fields.month(index),
            let day = day(scanner.past(.the, month.next))
        else { return nil }
        let year = fields.trailingYear(day.next)
        return isImpossible(year?.value, month.value, day.value) ? year?.next ?? day.next : nil
    }

    /// `30th of February`
    private func dayFirst(_ index: Int) -> Int? {
        guard let day = day(scanner.past(.the, index)) else { return nil }
        let place = scanner.past(.of, day.next)
        guard scanner.kind(place) == .word, let month = fields.month(place) else { return nil }
        let year = fields.trailingYear(month.next)
        return isImpossible(year?.value, month.value, day.value) ? year?.next ?? month.next : nil
    }

    private func day(_ index: Int) -> Found<Int>? {
        guard let day = scanner.digits(index), scanner.length(index) == 2, day > 28 else { return nil }
        if let suffix = scanner.find(.ordinalSuffix, index + 1), scanner.isJoined(index + 1) {
            return scanner.isContinued(suffix.next) ? nil : Found(day, suffix.next)
        }
        // In March 35 deals were won.
        let next = index + 1
        let isCount =
            scanner.kind(next) == .word && fields.month(next) == nil && scanner.skip(.of, next) == nil
            && scanner.skip(anyOf: [.at, .on, .in, .by, .to, .from, .for, .and, .or], next) == nil
        guard !scanner.isContinued(next), !isCount, day < 40 else { return nil }
        return Found(day, next)
    }

    /// `2026-13-05`: a year, two numbers, and the same sign between them.
    private func figures(_ index: Int) -> Int? {
        guard let year = scanner.digits(index), scanner.length(index) == 4, (1900...2100).contains(year),
            let sign = ["-", "/", "."].first(where: { scanner.isSign($0, index + 1) }),
            scanner.isSign(sign, index + 3), let month = scanner.digits(index + 2), scanner.length(index + 2) <= 2,
            let day = scanner.digits(index + 4), scanner.length(index + 4) <= 2,
            (1...4).allSatisfy({ scanner.isJoined(index + $0) }), !scanner.isContinued(index + 5)
        else { return nil }
        if scanner.isSign(sign, index + 5), scanner.kind(index + 6) == .digits { return nil }
        return isImpossible(year, month, day) ? index + 5 : nil
    }

    /// Without a year a day counts as possible that some year has.
    private func isImpossible(_ year: Int?, _ month: Int, _ day: Int) -> Bool {
        Day(year: year ?? 2024, month: month, day: day) == nil
    }
}
