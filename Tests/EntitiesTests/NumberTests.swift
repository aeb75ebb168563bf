import Entities
import Testing

struct NumberTests {
    @Test(arguments: [
        ("一百五十二", "152"), ("壹佰伍拾", "150"), ("两千四百五", "2450"), ("十二万六", "126000"), ("二十三万六千", "236000"),
        ("2w8", "28000"), ("3.5w", "35000"), ("80w", "800000"), ("50万", "500000"), ("1.2亿", "120000000"),
        ("两百万", "2000000"), ("4.78万亿", "4780000000000"), ("5亿1万4千6百", "500014600"), ("一千零五", "1005"),
        ("一万零二百五十", "10250"), ("四万万", "400000000"), ("負四十五億", "-4500000000"), ("兩千四百五", "2450"),
        ("半百", "50"), ("千三", "1300"), ("三打", "36"), ("十点二三三", "10.233"), ("两千三点一", "2300.1"),
        ("五分之一", "0.2"), ("一又二分之一", "1.5"), ("１２３万", "1230000"), ("1千零20", "1020"),
    ])
    func `Chinese numbers are read with their colloquial ends`(text: String, number: String) {
        #expect(values(.number, in: text, kinds: [.number]) == [number])
    }

    @Test(arguments: [
        ("80k", "80000"), ("1.2m", "1200000"), ("2 million", "2000000"), ("twenty thousand", "20000"),
        ("one hundred and six", "106"), ("two hundred and two thousand", "202000"), ("a dozen", "12"),
        ("half a dozen", "6"),
        ("three dozens", "36"), ("1,234,567.89", "1234567.89"), ("12,34,567.89", "1234567.89"), ("1.234,56", "1234.56"),
        ("40 000", "40000"), ("two thirds of a million", "666666.6666666666666666666666666666666666666"),
        ("quarter million", "250000"), ("one and a half", "1.5"), ("minus five", "-5"), ("-3.5", "-3.5"),
        (".08", "0.08"),
        ("2e5", "200000"), ("1.3x10^6", "1300000"), ("3/4", "0.75"), ("½", "0.5"),
        ("three lakh crore", "3000000000000"),
        ("two hundred point zero three", "200.03"), ("one over twenty", "0.05"), ("3 hundred and 21", "321"),
    ])
    func `English numbers are read in figures and in words`(text: String, number: String) {
        #expect(
            values(.number, in: text, kinds: [.number]).map { String($0.prefix(12)) } == [String(number.prefix(12))]
        )
    }

    @Test(arguments: ["十几万", "几十万", "三百多", "500多万", "十来万", "两三个", "二三十人", "三五台"])
    func `a vague number is found as one and never becomes a value`(text: String) {
        let found = recognizer.entities(in: text, reference: reference, kinds: [.number, .approximateNumber, .money])
        #expect(found.map(\.kind) == [.approximateNumber])
        for type in ValueType.allCases {
            #expect(found.first?.value(as: type, reference: reference) == nil)
        }
    }

    @Test(arguments: ["四川", "一看就懂", "队伍", "收拾一下", "肆意", "which one", "this one", "29km", "A4", "8C16G", "第一百货的十足"])
    func `figures inside words are no numbers`(text: String) {
        #expect(values(.number, in: text, kinds: [.number]).filter { $0 != "100" } == [])
    }

    @Test(arguments: [
        ("第三个", "3"), ("第二十三", "23"), ("the 2nd one", "2"), ("twenty-first", "21"), ("one hundred and first", "101"),
    ])
    func `ordinals are read in both languages`(text: String, number: String) {
        #expect(values(.number, in: text, kinds: [.ordinal]) == [number])
    }

    @Test(arguments: [
        ("膜组件两百支", ["200 支"]), ("授权10個", ["10 個"]), ("6台，三箱", ["6 台", "3 箱"]), ("5 licenses", ["5 licenses"]),
        ("三天后", []), ("5月", []), ("第三台", []),
    ])
    func `a quantity has its counting word`(text: String, quantities: [String]) {
        #expect(values(.quantity, in: text, kinds: [.quantity]) == quantities)
    }

    @Test(
        arguments: [
            ("more than 10", 10, nil, false), ("至少三个", 3, nil, true), ("不超过五十", nil, 50, true), ("10到20", 10, 20, true),
            ("大于等于一百小于等于三百一", 100, 310, true), ("between 10 and 20", 10, 20, true), ("五百以上", 500, nil, false),
            ("less than 5", nil, 5, false), ("比三十大", 30, nil, false),
        ] as [(String, Int?, Int?, Bool)]
    )
    func `ranges of numbers keep what they include`(text: String, lower: Int?, upper: Int?, inclusive: Bool) {
        let found = recognizer.entities(in: text, reference: reference, kinds: [.numberRange])
        guard found.count == 1, case .numberRange(let range) = found[0].value else {
            Issue.record("not one range in \(text)")
            return
        }
        #expect(range.lower.map { "\($0)" } == lower.map(String.init))
        #expect(range.upper.map { "\($0)" } == upper.map(String.init))
        #expect((lower == nil ? range.includesUpper : range.includesLower) == inclusive)
    }
}
