internal import FoundationEssentials

/// Folders of intents that nobody wrote, for sizes that nobody has yet.
enum GeneratedPack {
    /// Writes `count` intents of four heads each beside the standard pack's records and talk.
    static func write(_ count: Int, beside standard: String) throws -> String {
        let folder = Temporary.folder("parlance-bench-\(count)")
        try? FileManager.default.removeItem(atPath: folder)
        try FileManager.default.createDirectory(atPath: folder + "/made", withIntermediateDirectories: true)
        for name in ["pack.yaml", "records.yaml", "talk.yaml"] {
            try FileManager.default.copyItem(atPath: standard + "/" + name, toPath: folder + "/" + name)
        }
        for number in 0..<count {
            try Data(intent(number).utf8).write(to: URL(filePath: "\(folder)/made/act_\(number).yaml"))
        }
        return folder
    }

    /// Nouns that differ from intent to intent, so that each has words of its own, as real ones do.
    private static func noun(_ number: Int) -> String {
        let han = Array("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳")
        return "\(han[number % han.count])\(han[number / han.count % han.count])\(han[number / 7 % han.count])表"
    }

    private static func word(_ number: Int) -> String {
        let letters = Array("bcdfghjklmnpqrstvwz")
        let vowels = Array("aeiou")
        return (0..<3).map { place in
            let part = number / [1, 95, 9_025][place] % 95
            return "\(letters[part / 5])\(vowels[part % 5])"
        }.joined() + "x"
    }

    static func intent(_ number: Int) -> String {
        """
        title: {zh: 登记\(noun(number)), en: "Register \(word(number))"}
        does: create
        allow: [sales]
        heads:
          zh: ["(创建|新建|登记|录入)[一个]\(noun(number))", "\(noun(number))(登记|入库)"]
          en: ["(create|add|register) [a|an] [new] \(word(number))", "new \(word(number))"]
        slots:
          item_name:
            type: text
            required: true
            rest: true
            cues: {zh: [名称, 叫], en: [named, called]}
            ask: {zh: 叫什么名字？, en: What is it called?}
          phone:
            type: phone
            cues: {zh: [电话, 手机], en: [phone, tel]}
            ask: {zh: 电话是多少？, en: What is the phone?}
          amount:
            type: money
            cues: {zh: [金额, 预算], en: [amount, budget]}
            ask: {zh: 金额是多少？, en: What is the amount?}
            check:
              - {rule: "> 0", say: {zh: 要大于 0。, en: It must be above zero.}}
        plan:
          - as: made
            odoo.create:
              model: res.partner
              values: {name: $item_name, phone: $phone}
        undo: auto
        reply:
          done:
            zh: "已登记 {made.name}[，电话 {phone}]。"
            en: "Registered {made.name}[, phone {phone}]."
        examples:
          zh: ["登记\(noun(number)) [云启](item_name)，电话[13800138000](phone)"]
          en: ["create \(word(number)) [Acme](item_name), phone [+86 138 0013 8000](phone)"]
        never:
          zh: [不要登记\(noun(number))]
          en: ["do not register \(word(number))"]

        """
    }

    static func utterance(_ number: Int) -> String {
        number.isMultiple(of: 2)
            ? "帮我登记\(noun(number)) 上海云启科技，电话13800138000，金额50万"
            : "please create \(word(number)) Acme Tools, phone +86 138 0013 8000, amount 80k"
    }
}

/// Where files of one run may lie.
enum Temporary {
    static func folder(_ name: String) -> String { "/tmp/" + name }
}
