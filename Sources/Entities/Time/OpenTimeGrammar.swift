/// Words for times that are no single one: 每周一, 每隔两天, `every other week`, 晚点, `sometime`.
struct OpenTimeGrammar {
    let scanner: Scanner
    let numbers: NumberGrammar

    func time(_ index: Int) -> Found<EntityValue>? {
        guard scanner.isKnown(index), !scanner.continuesWord(index) else { return nil }
        if let next = scanner.skip(.someTime, index), !scanner.isContinued(next) {
            return Found(.openTime(.vague), next)
        }
        guard let every = scanner.skip(.every, index) else { return nil }
        var place = scanner.past(.piece, scanner.past(.otherOne, every))
        if let count = numbers.number(place) { place = scanner.past(.piece, count.next) }
        guard let next = period(place) else { return nil }
        return Found(.openTime(.recurring), next)
    }

    private func period(_ index: Int) -> Int? {
        let ends =
            [scanner.find(.weekday, index), scanner.find(.unit, index), scanner.find(.dayPart, index)].compactMap {
                $0?.next
            }
            + [scanner.isSign("月", index) ? index + 1 : nil].compactMap(\.self)
        guard let end = ends.max(), !scanner.isContinued(end) || scanner.kind(index) == .han else { return nil }
        return end
    }
}
