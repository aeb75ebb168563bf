internal import JSON
internal import PluginAPI
internal import SQLite

/// What a new file starts with: what Odoo's own installation brings.
enum Seed {
    static func isMissing(in session: Session) throws(HandlerFailure) -> Bool {
        try session.number(SQL("SELECT count(*) FROM res_company")) == 0
    }

    static func plant(in session: Session) throws(HandlerFailure) {
        // Another process may have been faster.
        guard try isMissing(in: session) else { return }
        for (model, records) in beginnings {
            for record in records { _ = try session.create(model, record) }
        }
    }

    private static let beginnings: [(model: String, records: [[String: JSON]])] = [
        (
            "res.currency",
            [
                ["name": "CNY", "symbol": "¥", "full_name": "Chinese yuan", "position": "before"],
                ["name": "USD", "symbol": "$", "full_name": "United States dollar", "position": "before"],
                ["name": "EUR", "symbol": "€", "full_name": "Euro"],
                ["name": "HKD", "symbol": "$", "full_name": "Hong Kong dollar", "position": "before"],
                ["name": "TWD", "symbol": "NT$", "full_name": "New Taiwan dollar", "position": "before"],
                ["name": "JPY", "symbol": "¥", "full_name": "Japanese yen", "rounding": 1],
                ["name": "GBP", "symbol": "£", "full_name": "Pound sterling", "position": "before"],
                ["name": "SGD", "symbol": "S$", "full_name": "Singapore dollar", "position": "before"],
            ]
        ),
        ("res.country", countries.map { ["code": $0.0, "name": ["en": $0.1, "zh": $0.2], "phone_code": $0.3] }),
        ("res.country.state", provinces.map { ["code": $0.0, "name": ["en": $0.1, "zh": $0.2], "country_id": 1] }),
        ("res.company", [["name": "My Company", "currency_id": 1, "country_id": 1]]),
        (
            "res.users",
            [["login": "__system__", "name": "Parlance", "active": false, "company_id": 1, "partner_id": nil]]
        ),
        ("crm.team", [["name": ["en": "Sales", "zh": "销售"], "company_id": 1]]),
        (
            "crm.stage",
            [
                ["name": ["en": "New", "zh": "新建"], "sequence": 1],
                ["name": ["en": "Qualified", "zh": "已确认"], "sequence": 2],
                ["name": ["en": "Proposition", "zh": "方案报价"], "sequence": 3],
                ["name": ["en": "Negotiation", "zh": "商务谈判"], "sequence": 4],
                ["name": ["en": "Won", "zh": "赢单"], "sequence": 70, "is_won": true],
            ]
        ),
        (
            "crm.lost.reason",
            [
                ["name": ["en": "Too expensive", "zh": "价格太高"]],
                ["name": ["en": "We don't have people/skills", "zh": "我们没有相应的人员或技能"]],
                ["name": ["en": "Not enough stock", "zh": "库存不足"]],
            ]
        ),
        (
            "mail.activity.type",
            [
                activityType("Email", "邮件", "default", icon: "fa-envelope", order: 20),
                activityType("Call", "电话", "phonecall", icon: "fa-phone", order: 30, days: 2),
                activityType("Meeting", "会议", "meeting", icon: "fa-users", order: 40),
                activityType("To-Do", "待办", "default", icon: "fa-check", order: 10, days: 5),
                activityType("Document", "文档", "upload_file", icon: "fa-upload", order: 50, days: 5),
            ]
        ),
        (
            "mail.message.subtype",
            [
                ["name": ["en": "Discussions", "zh": "讨论"], "sequence": 0],
                ["name": ["en": "Note", "zh": "备注"], "internal": true, "sequence": 100, "default": false],
                ["name": ["en": "Activities", "zh": "活动"], "internal": true, "sequence": 90, "default": false],
            ]
        ),
        (
            "utm.source",
            ["Search engine", "Newsletter", "Facebook", "LinkedIn"].map { ["name": .string($0)] }
        ),
    ]

    private static func activityType(
        _ en: JSON,
        _ zh: JSON,
        _ category: JSON,
        icon: JSON,
        order: JSON,
        days: JSON = 0
    ) -> [String: JSON] {
        let words: JSON = ["en": en, "zh": zh]
        return [
            "name": words, "summary": words, "category": category, "icon": icon, "sequence": order, "delay_count": days,
        ]
    }

    private static let countries: [(JSON, JSON, JSON, JSON)] = [
        ("CN", "China", "中国", 86), ("HK", "Hong Kong", "中国香港", 852), ("MO", "Macau", "中国澳门", 853),
        ("TW", "Taiwan", "中国台湾", 886), ("US", "United States", "美国", 1), ("JP", "Japan", "日本", 81),
        ("KR", "South Korea", "韩国", 82), ("SG", "Singapore", "新加坡", 65), ("MY", "Malaysia", "马来西亚", 60),
        ("TH", "Thailand", "泰国", 66), ("VN", "Vietnam", "越南", 84), ("IN", "India", "印度", 91),
        ("AU", "Australia", "澳大利亚", 61), ("NZ", "New Zealand", "新西兰", 64), ("GB", "United Kingdom", "英国", 44),
        ("DE", "Germany", "德国", 49), ("FR", "France", "法国", 33), ("ES", "Spain", "西班牙", 34),
        ("PT", "Portugal", "葡萄牙", 351), ("IT", "Italy", "意大利", 39), ("NL", "Netherlands", "荷兰", 31),
        ("BE", "Belgium", "比利时", 32), ("CH", "Switzerland", "瑞士", 41), ("CA", "Canada", "加拿大", 1),
        ("BR", "Brazil", "巴西", 55), ("MX", "Mexico", "墨西哥", 52), ("RU", "Russia", "俄罗斯", 7),
        ("AE", "United Arab Emirates", "阿联酋", 971), ("ZA", "South Africa", "南非", 27),
    ]

    private static let provinces: [(JSON, JSON, JSON)] = [
        ("BJ", "Beijing", "北京市"), ("SH", "Shanghai", "上海市"), ("TJ", "Tianjin", "天津市"), ("CQ", "Chongqing", "重庆市"),
        ("GD", "Guangdong", "广东省"), ("ZJ", "Zhejiang", "浙江省"), ("JS", "Jiangsu", "江苏省"), ("FJ", "Fujian", "福建省"),
        ("SD", "Shandong", "山东省"), ("SC", "Sichuan", "四川省"), ("HB", "Hubei", "湖北省"), ("HN", "Hunan", "湖南省"),
        ("HA", "Henan", "河南省"), ("HE", "Hebei", "河北省"), ("SX", "Shanxi", "山西省"), ("SN", "Shaanxi", "陕西省"),
        ("LN", "Liaoning", "辽宁省"), ("JL", "Jilin", "吉林省"), ("HL", "Heilongjiang", "黑龙江省"), ("AH", "Anhui", "安徽省"),
        ("JX", "Jiangxi", "江西省"), ("GX", "Guangxi", "广西"), ("HI", "Hainan", "海南省"), ("GZ", "Guizhou", "贵州省"),
        ("YN", "Yunnan", "云南省"), ("GS", "Gansu", "甘肃省"), ("QH", "Qinghai", "青海省"), ("NX", "Ningxia", "宁夏"),
        ("XJ", "Xinjiang", "新疆"), ("XZ", "Tibet", "西藏"), ("NM", "Inner Mongolia", "内蒙古"),
    ]
}
