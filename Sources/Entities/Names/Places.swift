/// Chinese cities and provinces and some foreign cities.
public enum Places {
    /// The city's name without 市, simplified or as written in Latin letters; nil where `text` is no city or province known.
    public static func city(_ text: String) -> String? {
        let scanner = Scanner(NormalizedText(text))
        guard let place = PlaceGrammar(scanner: scanner).place(0), place.next == scanner.count else { return nil }
        return place.value
    }

    public static func isCity(_ text: String) -> Bool { city(text) != nil }
}

struct PlaceGrammar {
    let scanner: Scanner

    /// 上海, 杭州市, `New York`
    func place(_ index: Int) -> Found<String>? {
        guard scanner.kind(index) == .han || !scanner.continuesWord(index) else { return nil }
        guard
            let place = scanner.find(.city, index) ?? scanner.find(.province, index)
                ?? scanner.find(.foreignCity, index)
        else { return nil }
        guard scanner.kind(index) == .han || !scanner.isContinued(place.next) else { return nil }
        let name = scanner.text.text(scanner.range(index, place.next))
        let end = scanner.kind(index) == .han ? scanner.past(.placeSuffix, place.next) : place.next
        return Found(name, end)
    }
}
