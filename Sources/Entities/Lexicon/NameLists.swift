/// Surnames, titles, marks of organizations, places.
enum NameLists {
    static let all = [surnames, titles, organizations, institutions, answers, places, other]

    private static func line(_ head: String, _ words: String) -> String {
        head + ": " + words.split(whereSeparator: \.isWhitespace).joined(separator: "|") + "\n"
    }

    /// 2 for those that nearly every list of names opens with, 1 for the others, 3 for compound ones.
    private static let surnames =
        line(
            "surname 2",
            """
            王 李 张 刘 陈 杨 黄 赵 吴 周 徐 孙 马 朱 胡 郭 何 高 林 罗 郑 梁 谢 宋 唐 许 韩 冯 邓 曹 彭 曾 肖 田 董 袁 潘 于 蒋 蔡 余 杜 \
            叶 程 苏 魏 吕 丁 任 沈 姚 卢 姜 崔 钟 谭 陆 汪 范 金 石 廖 贾 夏 韦 付 方 白 邹 孟 熊 秦 邱 江 尹 薛 闫 段 雷 侯 龙 史 陶 黎 \
            贺 顾 毛 郝 龚 邵 万 钱 严 覃 武 戴 莫 孔 向 汤
            """
        )
        + line(
            "surname 1",
            """
            常 温 康 施 文 牛 樊 葛 邢 安 齐 易 乔 伍 庞 颜 倪 庄 聂 章 鲁 岳 翟 殷 詹 申 欧 耿 关 兰 焦 俞 左 柳 甘 祝 包 宁 尚 符 舒 阮 \
            柯 纪 梅 童 凌 毕 单 季 裴 霍 涂 成 苗 谷 盛 曲 翁 冉 骆 蓝 路 游 辛 靳 欧阳 管 柴 蒙 鲍 华 喻 祁 蒲 房 滕 屈 饶 解 牟 艾 尤 阳 \
            时 穆 农 司 卓 古 吉 缪 简 车 项 连 芦 麦 褚 娄 窦 戚 岑 景 党 宫 费 卜 冷 晏 席 卫 米 柏 宗 瞿 桂 全 佟 应 臧 闵 苟 邬 边 卞 姬 \
            师 和 仇 栾 隋 商 刁 沙 荣 巫 寇 桑 郎 甄 丛 仲 虞 敖 巩 明 佘 池 查 麻 苑 迟 邝 官 封 谈 匡 鞠 惠 荆 乐 冀 郁 胥 南 班 储 原 栗 \
            燕 楚 鄢 劳 谌 奚 皮 粟 冼 蔺 楼 盘 满 闻 位 厉 伊 仝 区 郜 海 阚 花 权 强 帅 屠 豆 朴 盖 练 廉 禹 井 祖 漆 巴 丰 支 卿 国 狄 平 \
            计 索 宣 晋 相 初 门 云 容 敬 来 扈 晁 芮 都 普 阙 浦 戈 伏 鹿 薄 邸 雍 辜 羊 阿 乌 母 裘 亓 修 邰 赫 杭 况 那 宿 鲜 印 逯 隆 茹 诺 战 慕 危 玉 银 亢 嵇 公 哈 湛 宾 戎 勾 茅 利 於 呼 居 揭 干 但 尉 冶 斯 元 束 檀 衣 信 展 阴 昝 智 幸 奉 植 衡 富 尧 闭 由
            """
        )
        + line(
            "surname 3",
            """
            欧阳 上官 皇甫 司徒 司马 诸葛 令狐 慕容 东方 独孤 南宫 夏侯 尉迟 长孙 宇文 端木 公孙 西门 轩辕 呼延 百里 东郭 闻人 澹台 \
            公冶 宗政 濮阳 淳于 单于 太叔 申屠 仲孙 钟离 鲜于 闾丘 司空 完颜 纳兰 赫连 万俟 拓跋 第五 欧阳 爱新觉罗 叶赫那拉
            """
        )

    private static let titles =
        line(
            "title 1",
            """
            总 总经理 经理 副总 副总经理 总监 副总监 总裁 副总裁 董事长 董事 董 主任 副主任 主管 部长 副部长 处长 副处长 科长 局长 厅长 市长 县长 区长 镇长 \
            院长 副院长 校长 副校长 所长 站长 厂长 副厂长 店长 行长 副行长 会长 秘书长 秘书 书记 组长 队长 班长 老师 教授 博士 医生 大夫 护士 律师 会计 \
            会计师 工程师 设计师 工 师傅 老板 老板娘 先生 女士 小姐 太太 夫人 同学 同志 姐 哥 弟 妹 叔 阿姨 大哥 大姐 总工 总助 助理 专员 顾问 代表 \
            采购 主席 理事 干事 馆长 台长 社长 总编 编辑 记者 导演 教练 司机 掌柜 总管 协理 课长 襄理 特助 营运长 执行长 财务长
            """
        )
        + line("title 2", "mr mr. mrs mrs. ms ms. miss dr dr. prof prof. professor sir madam doctor")

    /// 3 for legal forms, 2 for kinds of business, 4 for institutions, whose kind is part of the name.
    private static let organizations =
        line(
            "organizationSuffix 3",
            """
            有限公司 有限责任公司 股份有限公司 股份公司 集团有限公司 集团公司 总公司 分公司 子公司 公司 责任公司 合伙企业 个体工商户 事务所 工作室 合作社 \
            ltd ltd. limited inc inc. incorporated corp corp. corporation co co. company llc llp plc gmbh ag sa nv bv pty oy ab srl spa kk pte \
            co.,ltd co.,ltd. co.ltd s.a. s.r.l. pte.ltd pvt
            """
        )
        + line(
            "organizationSuffix 2",
            """
            科技 集团 贸易 物流 商贸 实业 电子 信息 网络 软件 技术 传媒 文化 教育 培训 药业 医药 制药 医疗 生物 \
            食品 餐饮 酒店 宾馆 酒楼 饭店 餐厅 咖啡 茶业 酒业 乳业 农业 牧业 渔业 林业 化工 材料 新材 钢铁 钢构 铝业 铜业 矿业 能源 电力 电气 电器 机械 机电 \
            重工 装备 设备 仪器 仪表 五金 模具 汽车 汽配 航空 航运 海运 货运 快递 供应链 冷链 仓储 港务 铁路 地产 置业 房产 物业 建筑 建设 建材 建工 装饰 装修 \
            设计 规划 工程 园林 环保 水务 水产 环境 服装 服饰 纺织 印染 鞋业 家居 家具 家电 陶瓷 玻璃 塑料 包装 印刷 纸业 广告 展览 会展 影视 影城 影业 游戏 动漫 旅游 旅行社 \
            国旅 证券 基金 保险 信托 资本 投资 金融 租赁 担保 财税 财务 咨询 顾问 人力 人才 猎头 律师事务所 会计师事务所 \
            超市 商场 百货 商城 连锁 便利 药房 药店 美容 健身 体育 保洁 家政 安防 安保 光电 半导体 芯片 通信 通讯 数据 智能 智造 智联 机器人 \
            自动化 互联 云 动力 电池 新能源 光伏 风电 照明 电缆 线缆 轴承 阀门 泵业 果汁 饮料 饮品 潜水 水族 露营 漏营 民宿 花卉 宠物 母婴 玩具 珠宝 钟表 眼镜 化妆品 日化 \
            bank group foundation labs laboratories clinics clinic motors robotics freight logistics systems hotels hotel marine optics solutions software technologies \
            technology tech industries industrial holdings partners ventures capital media studios studio consulting consultants services international enterprises \
            university college school schools hospital institute institution association society museum restaurant cafe coffee roasters foods bakery farms energy power \
            pharma pharmaceuticals healthcare health insurance airlines cargo shipping transport trading imports exports supply construction builders properties realty \
            electronics semiconductors networks telecom communications design designs recycling credit credit-union union agency works mills brewery
            """
        )

    private static let institutions = line("organizationSuffix 4", institutionNames)

    private static let institutionNames =
        "学校 学院 大学 中学 小学 幼儿园 医院 诊所 银行 研究院 研究所 设计院 规划院 协会 商会 学会 基金会 委员会 管委会 政府 中心"

    private static let answers =
        line(
            "yes",
            """
            是 是的 对 对的 好 好的 好啊 好呀 好吧 行 行的 行啊 可以 可以的 没错 没问题 确认 确定 嗯 嗯嗯 成 中 要 需要 同意 就这样 没有问题 ok okay yes yep yeah yup \
            sure confirm confirmed right correct absolutely definitely
            """
        )
        + line(
            "no",
            """
            不 不是 不对 不用 不用了 不要 不要了 不了 不行 不可以 不需要 不必 算了 取消 别 没有 否 拒绝 不同意 no nope nah cancel never wrong negative
            """
        )
        + "yes: of course|go ahead|looks good|sounds good|that's right|all right|alright\n"
        + "no: not now|don't|do not|no thanks|no thank you|forget it|never mind|nevermind"

    private static let places =
        line(
            "province",
            """
            北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾 \
            内蒙古 广西 西藏 宁夏 新疆 香港 澳门
            """
        )
        + line(
            "city",
            """
            北京 天津 上海 重庆 香港 澳门 石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 太原 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁 \
            呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布 兴安盟 锡林郭勒 阿拉善 沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 朝阳 \
            葫芦岛 长春 吉林 四平 辽源 通化 白山 松原 白城 延边 哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化 大兴安岭 南京 无锡 徐州 \
            常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁 杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水 合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 \
            滁州 阜阳 宿州 六安 亳州 池州 宣城 福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德 南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶 济南 青岛 淄博 枣庄 \
            东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽 郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店 济源 \
            武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 恩施 仙桃 潜江 天门 长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 湘西 \
            广州 韶关 深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 清远 东莞 中山 潮州 揭阳 云浮 南宁 柳州 桂林 梧州 北海 防城港 钦州 贵港 玉林 百色 \
            贺州 河池 来宾 崇左 海口 三亚 三沙 儋州 成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳 阿坝 甘孜 凉山 贵阳 六盘水 \
            遵义 安顺 毕节 铜仁 黔西南 黔东南 黔南 昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 楚雄 红河 文山 西双版纳 大理 德宏 怒江 迪庆 拉萨 日喀则 昌都 林芝 山南 那曲 \
            阿里 西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛 兰州 嘉峪关 金昌 白银 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南 临夏 甘南 西宁 海东 海北 黄南 海南州 果洛 \
            玉树 海西 银川 石嘴山 吴忠 固原 中卫 乌鲁木齐 克拉玛依 吐鲁番 哈密 昌吉 博尔塔拉 巴音郭楞 阿克苏 克孜勒苏 喀什 和田 伊犁 塔城 阿勒泰 石河子 台北 高雄 台中 台南 \
            新北 桃园 基隆 新竹 嘉义 昆山 义乌 江阴 张家港 常熟 太仓 宜兴 慈溪 余姚 晋江 石狮 顺德 南海 浦东
            """
        )
        + line(
            "foreignCity",
            """
            london paris berlin munich frankfurt hamburg madrid barcelona rome milan vienna zurich geneva amsterdam rotterdam brussels copenhagen stockholm oslo helsinki \
            dublin lisbon prague warsaw budapest athens istanbul moscow dubai tokyo osaka kyoto seoul busan singapore bangkok jakarta manila hanoi mumbai delhi bangalore \
            sydney melbourne brisbane perth auckland toronto vancouver montreal chicago boston seattle houston dallas austin denver atlanta miami philadelphia detroit \
            bristol manchester birmingham leeds glasgow edinburgh beijing shanghai guangzhou shenzhen hangzhou chengdu nanjing wuhan tianjin suzhou xiamen chongqing taipei macau \
            东京 大阪 首尔 新加坡 曼谷 吉隆坡 雅加达 马尼拉 河内 孟买 迪拜 伦敦 巴黎 柏林 慕尼黑 法兰克福 马德里 罗马 米兰 维也纳 苏黎世 阿姆斯特丹 莫斯科 纽约 洛杉矶 \
            旧金山 芝加哥 波士顿 西雅图 多伦多 温哥华 悉尼 墨尔本 奥克兰
            """
        )
        + "foreignCity: new york|los angeles|san francisco|hong kong|kuala lumpur|ho chi minh city|san jose|las vegas|san diego|washington dc|cape town|sao paulo|mexico city|tel aviv\n"

    private static let other = """
        particle anybody: 张三|李四|王五|赵六
        particle notTitle: 总部|总结|总共|总是|总价|总额|总计|总量|总体|总之|总数|总和|总包|总线|总店|总公司|总承包|工作|工程|工厂|工地|工具|工资|工业|工人|工期|哥们|董事会|代表团|采购部|采购单|会计部|秘书处|主任务|顾问团|先生们|编辑部
        particle notName: 高兴|方案|金额|成功|周一|周二|周三|周四|周五|周六|周日|周末|周期|周边|江苏|江西|马上|平安|安排|何时|时间|时候|明天|明年|明确|明细|白天|于是|任务|任何|任意|关于|关闭|关系|关注|车间|车辆|海外|海关|和平|管理|管线|路线|路由|应该|应收|应付|应用|成交|成本|成为|全部|全年|全国|全面|全新|文件|文档|文案|方式|方向|方便|方面|石油|金融|金属|钱包|安全|安装|单价|单位|单子|单独|商机|商务|商品|商量|支付|支持|国内|国际|国家|项目|计划|计算|经理|易用|常用|常见|温度|温馨|高级|高度|高价|高端|水平|向上|万元|万一|华东|华南|华北|华中|南方|北方|东方|西方|江南|白色|黄色|蓝色|金色|古代|查看|查询|查找|查一|谈判|谈好|包装|包括|包车|鲜花|元旦|元素|印刷|阳光|段落|席位|麻烦|满意|满足|来自|来访|来电|阿里|连接|连锁|练习|乐意|展示|展览|党员|左右|尚未|有限|充值|花费|容易|位置|位于|都是|都有|都要|边界|简单|简介|相关|相当|原因|原来|原定|原有|宣传|和田|干净|干货|但是|利润|利用|利率|公司|公里|公开|云南|云端|云服|云主|普通|初步|初次|初级|门店|门口|强调|都没|信息|信用|信任|由于|富士|那个|那边|那家|那天|那些
        particle notFamiliar: 小程|小红|小米|小马过河|老师|老家|小时|小区|小结|小孔|大连|大同|大石|大方|大白|大江|大陆|大唐|大龙|大钟|大金|阿里|小石|大夏|大万|老万|小白|小金|小龙虾|大于|小于|大任|大石化|大武|大汪|大石桥|大田|小田|大成|大安|小高层|大高|小苏打|大苏|老牛|小牛
        particle givenPrefix: 小|老|阿|大
        particle nameLead: 约|给|和|跟|与|找|见|叫|是|由|让|归|请|联系人|联系|老板|对接人|负责人|客户|姓名|名字|拜访|致电|同事|认识|通知|告诉|问|等|陪|接|分给|交给|转给|派给|提醒|咨询|约了|见了|打给
        particle nameTail: 的|说|让|来|去|要|在|和|跟|与|那边|那里|聊|谈|打|电话|手机|微信|邮箱|开会|见面|吃饭|约|是|想|问|发|、|先生|女士|负责
        particle placeSuffix: 市|省|县|区|镇|自治区|特别行政区|自治州
        """
}
