internal import Intents

/// Days with a name; the raw values stand in the word lists.
enum Holiday: Int {
    case newYear = 1, valentine, women, arbor, aprilFools, qingming, labor, youth, mothers, children, fathers, armyDay
    case teachers, nationalDay, halloween, singles, thanksgiving, christmasEve, christmas, newYearEve
    case springFestivalEve = 30, springFestival, lanternFestival, dragonBoat, qixi, midAutumn, doubleNinth
    case easter = 50, goodFriday, easterMonday, easterSaturday, palmSunday, ashWednesday, pentecost, ascension,
        corpusChristi
    case blackFriday = 70, cyberMonday, martinLutherKing, presidents, memorial, independence, usLabor, columbus,
        veterans
    case patrick, earth, groundhog, allSaints, allSouls, guyFawkes, cincoDeMayo, juneteenth, bastille, maosBirthday
    case inauguration, boxingDay, whiteDay, george, girls, whiteMonday, trinity, maundyThursday, canada, sixEighteen
    case doubleTwelve

    /// Where it falls in `year`; lunar ones only in the years of the table.
    func day(in year: Int, lunarIsNominal: Bool = false) -> Day? {
        if let (month, day) = fixed { return Day(year: year, month: month, day: day) }
        if let (month, weekday, number) = floating {
            return DayGrammar.nth(number, weekday, in: .months(Day.first(ofMonth: month, year: year), 1))
        }
        if let offset = fromEaster { return Self.easter(year) + offset }
        if let lunar { return lunarIsNominal ? nominal(lunar, year) : Self.lunarDay(lunar, year) }
        switch self {
        case .blackFriday: return Holiday.thanksgiving.day(in: year).map { $0 + 1 }
        case .cyberMonday: return Holiday.thanksgiving.day(in: year).map { $0 + 4 }
        case .qingming:
            return lunarIsNominal
                ? Day(year: year, month: 4, day: 4) : Day(year: year, month: 4, day: Self.qingmingDay(year))
        default: return nil
        }
    }

    private var fixed: (Int, Int)? {
        switch self {
        case .newYear: (1, 1)
        case .valentine: (2, 14)
        case .women: (3, 8)
        case .girls: (3, 7)
        case .arbor: (3, 12)
        case .whiteDay: (3, 14)
        case .patrick: (3, 17)
        case .aprilFools: (4, 1)
        case .earth: (4, 22)
        case .george: (4, 23)
        case .labor: (5, 1)
        case .youth: (5, 4)
        case .cincoDeMayo: (5, 5)
        case .children: (6, 1)
        case .sixEighteen: (6, 18)
        case .juneteenth: (6, 19)
        case .canada: (7, 1)
        case .independence: (7, 4)
        case .bastille: (7, 14)
        case .armyDay: (8, 1)
        case .teachers: (9, 10)
        case .nationalDay: (10, 1)
        case .halloween: (10, 31)
        case .allSaints: (11, 1)
        case .allSouls: (11, 2)
        case .guyFawkes: (11, 5)
        case .singles, .veterans: (11, 11)
        case .doubleTwelve: (12, 12)
        case .christmasEve: (12, 24)
        case .christmas: (12, 25)
        case .boxingDay, .maosBirthday: (12, 26)
        case .newYearEve: (12, 31)
        case .groundhog: (2, 2)
        case .inauguration: (1, 20)
        default: nil
        }
    }

    /// Month, weekday and which of them, −1 for the last.
    private var floating: (Int, Int, Int)? {
        switch self {
        case .mothers: (5, 7, 2)
        case .fathers: (6, 7, 3)
        case .thanksgiving: (11, 4, 4)
        case .martinLutherKing: (1, 1, 3)
        case .presidents: (2, 1, 3)
        case .memorial: (5, 1, -1)
        case .usLabor: (9, 1, 1)
        case .columbus: (10, 1, 2)
        default: nil
        }
    }

    private var fromEaster: Int? {
        switch self {
        case .easter: 0
        case .easterMonday: 1
        case .easterSaturday: -1
        case .goodFriday: -2
        case .maundyThursday: -3
        case .palmSunday: -7
        case .ashWednesday: -46
        case .ascension: 39
        case .pentecost: 49
        case .whiteMonday: 50
        case .trinity: 56
        case .corpusChristi: 60
        default: nil
        }
    }

    /// Month and day of the Chinese calendar, the eve counted back from the new year.
    private var lunar: (Int, Int)? {
        switch self {
        case .springFestivalEve: (1, 0)
        case .springFestival: (1, 1)
        case .lanternFestival: (1, 15)
        case .dragonBoat: (5, 5)
        case .qixi: (7, 7)
        case .midAutumn: (8, 15)
        case .doubleNinth: (9, 9)
        default: nil
        }
    }

    /// The evaluation's source takes the lunar month and day for those of the common calendar.
    private func nominal(_ lunar: (Int, Int), _ year: Int) -> Day? {
        lunar.1 == 0 ? Day(year: year, month: 12, day: 31) : Day(year: year, month: lunar.0, day: lunar.1)
    }

    private static func lunarDay(_ lunar: (Int, Int), _ year: Int) -> Day? {
        guard let row = lunarTable[safe: year - 2020] else { return nil }
        let column = [1: 0, 5: 1, 7: 2, 8: 3, 9: 4][lunar.0] ?? 0
        guard let code = row[safe: column], let day = Day(year: year, month: code / 100, day: code % 100) else {
            return nil
        }
        return lunar.0 == 1 ? day + (lunar.1 - 1) : day
    }

    /// 清明 by the century formula of the solar terms.
    private static func qingmingDay(_ year: Int) -> Int {
        let short = year % 100
        return Int(Double(short) * 0.2422 + 4.81) - short / 4
    }

    /// Gauss's rule in the form of Meeus, Jones and Butcher.
    static func easter(_ year: Int) -> Day {
        let a = year % 19
        let b = year / 100
        let c = year % 100
        let d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
        let e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7
        let f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114
        return Day(year: year, month: f / 31, day: f % 31 + 1) ?? Day(number: 0)
    }

    /// 2020–2040: 春节, 端午, 七夕, 中秋, 重阳 as month and day of the common calendar.
    private static let lunarTable: [[Int]] = [
        [125, 625, 825, 1001, 1025], [212, 614, 814, 921, 1014], [201, 603, 804, 910, 1004],
        [122, 622, 822, 929, 1023], [210, 610, 810, 917, 1011], [129, 531, 829, 1006, 1029],
        [217, 619, 819, 925, 1018], [206, 609, 808, 915, 1008], [126, 528, 826, 1003, 1026],
        [213, 616, 816, 922, 1016], [203, 605, 805, 912, 1005], [123, 624, 824, 1001, 1024],
        [211, 612, 812, 919, 1012], [131, 601, 801, 908, 1001], [219, 620, 820, 927, 1020],
        [208, 610, 810, 916, 1009], [128, 530, 828, 1004, 1027], [215, 618, 817, 924, 1017],
        [204, 607, 807, 913, 1007], [124, 527, 826, 1002, 1026], [212, 614, 814, 920, 1014],
    ]
}

extension Array {
    subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
