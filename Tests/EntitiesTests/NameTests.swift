import Entities
import Intents
import Testing

struct NameTests {
    @Test(arguments: [
        ("约王总下周三开会", ["王 (总)"]), ("见了信息中心的钱主任", ["钱 (主任)"]), ("联系人姓丁丁总电话", ["丁 (总)"]), ("让小李去负责", ["小李"]),
        ("欧阳经理和张工", ["欧阳 (经理)", "张 (工)"]), ("找李华老师", ["李华 (老师)"]),
        ("meet Mr Smith and Dr. Jane Doe", ["Smith (Mr)", "Jane Doe (Dr.)"]),
        ("公司总部的工作总结", []), ("小程序和小红书", []), ("三小时后", []),
    ])
    func `people are found by their titles`(text: String, people: [String]) {
        #expect(values(.person, in: text, kinds: [.person]) == people)
    }

    @Test(arguments: [
        "王芳", "欧阳娜娜", "陈玉婷", "林佳穎", "吕志强", "王总", "李经理", "小李", "Raj Patel", "Tomas Ferreira", "Mr Smith", "买买提·艾山",
    ])
    func `a person's name is more likely a person`(name: String) {
        let scores = NameKinds.scores(of: name)
        #expect(scores.person > scores.organization || name.contains("·"))
        #expect(scores.person >= 0.6)
    }

    @Test(arguments: [
        "上海云启科技有限公司", "千寻网络", "长江大学", "第一百货", "元气满满果汁", "半亩花田", "香港維港貿易", "Acme Ltd", "Orion Optics",
        "kiwi coffee roasters",
        "Open Door Schools", "明天传媒", "Monday Motors",
    ])
    func `an organization's name is more likely an organization`(name: String) {
        let scores = NameKinds.scores(of: name)
        #expect(scores.organization > scores.person)
        #expect(scores.organization >= 0.6)
    }

    @Test(arguments: ["", "   ", String(repeating: "王", count: 100), "123", "，。"])
    func `what is no name scores low`(text: String) {
        let scores = NameKinds.scores(of: text)
        #expect(scores.person < 0.5 && scores.organization <= 0.5)
    }

    @Test(arguments: [
        ("负责人李四", ["李四"]), ("归张三，电话", ["张三"]), ("分给王五的", ["王五"]), ("李四百块", []), ("王五十个", []),
    ])
    func `the names for anybody are people where no number goes on`(text: String, people: [String]) {
        let text = NormalizedText(text)
        #expect(NameKinds.people(in: text).map { text.text($0.range) } == people)
    }

    @Test func `full names in running text are candidates`() {
        let text = NormalizedText("赵敏去年赢的单，联系人王芳，Kevin Zhou也在")
        let names = NameKinds.people(in: text).map { text.text($0.range) }
        #expect(Set(names) == ["赵敏", "王芳", "Kevin Zhou"])
    }

    @Test(arguments: [
        ("创建客户 上海云启科技有限公司，联系人王芳", ["上海云启科技有限公司"]), ("给Acme Trading Ltd.报价", ["Acme Trading Ltd."]), ("公司是不是个人", []),
    ])
    func `organizations are found by their legal form`(text: String, names: [String]) {
        #expect(values(.organization, in: text, kinds: [.organization]) == names)
    }

    @Test(arguments: [
        ("云启科技", "上海云启科技有限公司", 0.9), ("雲啟科技", "云启科技", 1), ("Acme", "ACME Co., Ltd.", 0.9),
        ("云启科技（上海）有限公司", "上海云启科技", 0.9),
        ("云启", "云启科技", 0.85), ("云启科技", "宏图展览", 0), ("云起科技", "云启科技", 0.7), ("北京大学", "长江大学", 0.4),
    ])
    func `organizations are compared without what does not tell them apart`(left: String, right: String, least: Double)
    {
        let similarity = OrganizationName(left).similarity(to: OrganizationName(right))
        #expect(similarity >= least)
        #expect(similarity == OrganizationName(right).similarity(to: OrganizationName(left)))
        if least < 0.5 { #expect(similarity < 0.7) }
    }

    @Test(arguments: [
        ("上海", "上海"), ("杭州市", "杭州"), ("廣州", "廣州"), ("New York", "New York"), ("London", "London"), ("云启", nil),
        ("上海云启", nil),
    ])
    func `cities are known with and without 市`(text: String, city: String?) {
        #expect(Places.city(text) == city)
    }

    @Test(arguments: [
        ("可以", true), ("好的。", true), ("确认", true), ("yep", true), ("go ahead", true), ("不用了", false), ("算了", false),
        ("nope", false), ("don't", false),
        ("可以改成三点吗", nil), ("云启", nil), ("好单厨具", nil),
    ])
    func `yes and no stand alone`(text: String, answer: Bool?) {
        #expect(values(.boolean, in: text, kinds: [.boolean]) == answer.map { ["\($0)"] } ?? [])
    }
}
