internal import JSON

extension Demo {
    static let chinese = Demo(
        me: "陈晓东",
        colleagues: [("周慧敏", "zhou"), ("吴越", "wu"), ("赵敏", "zhao"), ("程亚楠", "cheng")],
        reasons: ["选择了竞争对手", "项目取消", "联系不上"],
        products: [
            ("云主机 8C16G", "ECS-8C16G", 1200), ("云会议年卡", "MEET-Y", 3600), ("CRM 标准版（每用户每年）", "CRM-STD", 1800),
            ("数据大屏", "BI-SCREEN", 48_000), ("实施服务（人天）", "SVC-DAY", 2500), ("条码扫描枪", "SCAN-01", 680),
            ("叉车导航套件", "AGV-KIT", 86_000), ("培训（场）", "SVC-TRAIN", 5000),
        ],
        companies: [
            Company(
                name: "上海云启科技有限公司",
                city: "上海",
                phone: "021-58881234",
                email: "info@yunqi.example.com",
                tags: ["重点", "VIP"],
                contacts: [("王芳", "采购经理", "138 0013 8001"), ("刘洋", "技术总监", "139 0013 9001")]
            ),
            Company(
                name: "杭州西湖龙井合作社",
                city: "杭州",
                phone: "0571-87651234",
                email: "tea@longjing.example.com",
                tags: ["渠道"],
                contacts: [("沈国强", "理事长", "13588880002")]
            ),
            Company(
                name: "深圳星野户外用品有限公司",
                city: "深圳",
                phone: "0755-26001234",
                email: "hi@xingye.example.com",
                tags: ["重点"],
                contacts: [("黄丽", "总经理", "13922220003"), ("田甜", "市场主管", "13922220013")]
            ),
            Company(
                name: "北京中科睿视科技有限公司",
                city: "北京",
                phone: "010-62001234",
                email: "office@ruishi.example.com",
                tags: ["VIP"],
                contacts: [("高明", "副总裁", "13611110004")]
            ),
            Company(
                name: "广州远洋航运有限公司",
                city: "广州",
                phone: "020-38001234",
                email: "ops@yuanyang.example.com",
                tags: [],
                contacts: [("梁建国", "运营总监", "13826260005")]
            ),
            Company(
                name: "天津滨港重工股份有限公司",
                city: "天津",
                phone: "022-66001234",
                email: "sales@bingang.example.com",
                tags: ["重点"],
                contacts: [("钱卫东", "设备部主任", "13702020006")]
            ),
            Company(
                name: "成都元气果汁有限公司",
                city: "成都",
                phone: "028-85001234",
                email: "juice@yuanqi.example.com",
                tags: ["潜在"],
                contacts: [("郑爽朗", "创始人", "18080800007")]
            ),
            Company(
                name: "厦门鹭岛旅行社",
                city: "厦门",
                phone: "0592-2201234",
                email: "tour@ludao.example.com",
                tags: [],
                contacts: [("林佳颖", "计调", "15959590008")]
            ),
            Company(
                name: "郑州中原冷链物流有限公司",
                city: "郑州",
                phone: "0371-66001234",
                email: "cold@zhongyuan.example.com",
                tags: ["重点"],
                contacts: [("陆建平", "车队经理", "13838380009")]
            ),
            Company(
                name: "赣鄱医药有限公司",
                city: "南昌",
                phone: "0791-88001234",
                email: "med@ganpo.example.com",
                tags: ["医药", "VIP"],
                contacts: [("欧阳娜", "信息科长", "13979790010")]
            ),
            Company(
                name: "合肥量子谷科技有限公司",
                city: "合肥",
                phone: "0551-65001234",
                email: "hello@liangzi.example.com",
                tags: ["潜在"],
                contacts: [("汪海", "CTO", "13956560011")]
            ),
            Company(
                name: "东方航空食品有限公司",
                city: "上海",
                phone: "021-62681234",
                email: "buy@dfhs.example.com",
                tags: ["VIP"],
                contacts: [("扎西", "采购专员", "13801010012"), ("李娜", "财务经理", "13801010022")]
            ),
        ],
        deals: [
            deal("智慧仓储一期", "上海云启科技有限公司", 500_000, 3, "me", 21, "转介绍", ["重点"]),
            deal("CRM 续费", "上海云启科技有限公司", 90_000, 4, "me", 9, "官网", []),
            deal("茶叶溯源平台", "杭州西湖龙井合作社", 260_000, 2, "周慧敏", 45, "展会", []),
            deal("门店小程序", "深圳星野户外用品有限公司", 80_000, 1, "me", 60, "小红书", []),
            deal("质检视觉系统", "北京中科睿视科技有限公司", 1_200_000, 3, "吴越", 35, "广交会", ["重点"]),
            deal("航运数据大屏", "广州远洋航运有限公司", 480_000, 2, "me", 30, "官网", []),
            deal("机房改造", "天津滨港重工股份有限公司", 760_000, 4, "me", 14, "转介绍", ["重点"]),
            deal("直播间设备", "成都元气果汁有限公司", 65_000, 1, "赵敏", 40, "抖音", []),
            deal("包车调度系统", "厦门鹭岛旅行社", 150_000, 2, "me", 25, "展会", []),
            deal("冷藏车 GPS", "郑州中原冷链物流有限公司", 320_000, 3, "周慧敏", 18, "广交会", []),
            deal("药品追溯升级", "赣鄱医药有限公司", 880_000, 5, "me", -3, "转介绍", ["重点"]),
            deal("智慧食堂", "东方航空食品有限公司", 430_000, 5, "吴越", -12, "官网", []),
        ],
        prospects: [
            Prospect(
                name: "官网询价：条码扫描枪 200 把",
                company: "东莞智联电子",
                person: "阿杰",
                phone: "13750500021",
                source: "官网"
            ),
            Prospect(
                name: "展会留资：无人叉车",
                company: "无锡太湖光电",
                person: "顾晓燕",
                phone: "13812120022",
                source: "展会"
            ),
            Prospect(
                name: "抖音私信：会议系统",
                company: "十字路口便利店",
                person: "马丁",
                phone: "13790900023",
                source: "抖音"
            ),
        ],
        tasks: [
            Task(type: 2, deal: "智慧仓储一期", summary: "电话确认预算", days: 0),
            Task(type: 3, deal: "机房改造", summary: "现场勘察", days: 2),
            Task(type: 1, deal: "CRM 续费", summary: "发送续费合同", days: -1),
            Task(type: 4, deal: "航运数据大屏", summary: "准备演示环境", days: 3),
            Task(type: 2, deal: "包车调度系统", summary: "15:30 跟进报价", days: 1),
        ]
    )

    static func deal(
        _ name: JSON,
        _ company: JSON,
        _ revenue: Int,
        _ stage: Int,
        _ owner: JSON,
        _ closing: Int,
        _ source: JSON,
        _ tags: [JSON]
    ) -> Deal {
        Deal(
            name: name,
            company: company,
            revenue: revenue,
            stage: stage,
            owner: owner,
            closing: closing,
            source: source,
            tags: tags
        )
    }
}
