import Entities
import Testing

struct PercentTests {
    @Test(arguments: [
        ("百分之三十", "30"), ("六成把握", "60"), ("七成六", "76"), ("五五开", "50"), ("40%", "40"), ("twenty percent", "20"),
        ("12.56个百分点", "12.56"), ("千分之五", "0.5"), ("负3.9%", "-3.9"), ("８５％", "85"), ("半成", "5"), ("percent of 10", "10"),
    ])
    func `a share is out of a hundred`(text: String, percent: String) {
        #expect(values(.percent, in: text, kinds: [.percent]) == [percent])
    }

    @Test(arguments: [
        ("打八折", "20"), ("八五折", "15"), ("75折", "25"), ("9.5折", "5"), ("打九折", "10"), ("对折", "50"), ("让3个点", "3"),
        ("5% off", "5"), ("优惠10%", "10"), ("10 percent discount", "10"), ("便宜百分之五", "5"),
    ])
    func `a discount is what comes off`(text: String, percent: String) {
        #expect(values(.discount, in: text, kinds: [.discount]) == [percent])
    }

    @Test(arguments: ["两成都", "三折叠", "成功了", "https://www.test.com/search?q=30%25%2020%"])
    func `figures before other words are no share`(text: String) {
        #expect(values(.percent, in: text, kinds: [.percent, .discount]) == [])
    }
}
