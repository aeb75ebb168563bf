import Entities
import Testing

struct MoneyTests {
    @Test(arguments: [
        ("¥500,000", "500000 CNY"), ("￥300", "300 CNY"), ("RMB 500,000", "500000 CNY"), ("$1.2m", "1200000 USD"),
        ("us $ 10 billion", "10000000000 USD"), ("单价港幣8,000", "8000 HKD"), ("1200亿美元", "120000000000 USD"),
        ("8亿元人民币", "800000000 CNY"), ("五元三毛", "5.3 CNY"), ("三块五", "3.5 CNY"), ("十五万八千元", "158000 CNY"),
        ("100万块钱", "1000000 CNY"), ("2w8元", "28000 CNY"), ("budget around 15k USD", "15000 USD"),
        ("323 million euros", "323000000 EUR"),
        ("£ 8.10 million", "8100000 GBP"), ("3 dollars 50 cents", "3.5 USD"), ("15 dollars and 15", "15.15 USD"),
        ("30 MUSD", "30000000 USD"), ("75 USD million", "75000000 USD"), ("5 €", "5 EUR"),
        ("twenty thousand yen", "20000 JPY"),
        ("100 KES", "100 KES"), ("20个比特币", "20 BTC"), ("１０．５美元", "10.5 USD"),
    ])
    func `an amount has its currency`(text: String, money: String) {
        #expect(values(.money, in: text, kinds: [.money]) == [money])
    }

    @Test(arguments: [
        ("大概80w", "800000 -"), ("预算十五万八", "158000 -"), ("金额45万", "450000 -"), ("120k", "120000 -"),
        ("两百万", "2000000 -"),
    ])
    func `a bare number can be an amount`(text: String, money: String) {
        #expect(values(.money, in: text, kinds: [.money, .number]) == [money])
    }

    @Test(arguments: [
        "十几万元", "all 70 of us", "he lost his pen 7 times", "五元素", "100元旦礼盒", "订单 A202107211321363588510367",
    ])
    func `what only looks like an amount is none`(text: String) {
        #expect(values(.money, in: text, kinds: [.money]) == [])
    }

    @Test func `commas of lists part amounts`() {
        #expect(values(.money, in: "$20，300美圆, ￥300", kinds: [.money]) == ["20 USD", "300 USD", "300 CNY"])
    }
}
