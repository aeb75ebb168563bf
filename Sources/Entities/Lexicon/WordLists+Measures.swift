extension WordLists {
    /// Counting words; behind one of them a single Chinese figure is a number.
    static let measures =
        "measure 1: "
            + """
            台 个 件 套 支 只 条 张 位 名 人 家 次 份 批 届 级 种 笔 根 座 步 颗 棵 节 朵 克 吨 磅 码 英尺 英寸 升 加仑 立方 立方米 平米 平方米 平方 箱 包 桶 袋 期 层 度 面 把 片 阵 间 叠 碟 \
            组 盒 瓶 罐 杯 碗 盘 篇 句 本 辆 艘 架 部 门 扇 栋 幢 户 班 车 趟 遍 回 场 项 款 样 双 对 副 卷 头 匹 群 队 公里 公斤 千克 毫米 厘米 米 亩 公顷 斤 两 里 站 路 楼 章 段 行 页 \
            字 倍 票 股 单 事 岁 口 人次 席 坛 听 管 发 枚 粒 滴 尊 顶 眼 口 道 处 所 堂 课 级 阶 版 代 轮 局 盘 手 脚 声 幅 封 则 出 幕 集 \
            账号 用户 坐席 节点 许可 授权 端口 核 柜 工位 车间 吨位 打 盏 株 串 捆 摞 团 丝 缕 束 丛 具 员 宗 起 桩 伙 帮 派 批次 人份 小组 支架 平 箱子 排 列 册 屏 帧 档 格 寸 尺 丈
            """.split(separator: " ").joined(separator: "|")
            + """

            measure 3: 线|点|分|秒|块|元|角|毛|天|年|月|日|号|周|小时|分钟|下|时|季|世|更|成|通
            measure 2: license|licenses|seat|seats|unit|units|set|sets|piece|pieces|pcs|pc|box|boxes|pair|pairs|user|users|copy|copies|item|items|ton|tons|kg|set
            """
}
