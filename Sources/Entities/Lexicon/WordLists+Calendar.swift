extension WordLists {
    static let calendar = """
        month 1: 一月|1月|01月|元月|january|jan
        month 2: 二月|2月|02月|february|feb
        month 3: 三月|3月|03月|march|mar
        month 4: 四月|4月|04月|april|apr
        month 5: 五月|5月|05月|may
        month 6: 六月|6月|06月|june|jun
        month 7: 七月|7月|07月|july|jul
        month 8: 八月|8月|08月|august|aug
        month 9: 九月|9月|09月|september|sept|sep
        month 10: 十月|10月|october|oct
        month 11: 十一月|11月|november|nov
        month 12: 十二月|12月|腊月|december|dec
        weekday 1: 周一|星期一|礼拜一|monday|mon|mondays
        weekday 2: 周二|星期二|礼拜二|tuesday|tue|tues|tuesdays
        weekday 3: 周三|星期三|礼拜三|wednesday|wed|weds|wedn|wednesdays
        weekday 4: 周四|星期四|礼拜四|thursday|thu|thur|thurs|thursdays
        weekday 5: 周五|星期五|礼拜五|friday|fri|fridays
        weekday 6: 周六|星期六|礼拜六|saturday|sat|saturdays
        weekday 7: 周日|周天|星期日|星期天|礼拜日|礼拜天|sunday|sun|sundays
        weekdayDigit 1: 一
        weekdayDigit 2: 二
        weekdayDigit 3: 三
        weekdayDigit 4: 四
        weekdayDigit 5: 五
        weekdayDigit 6: 六
        weekdayDigit 7: 日|天
        relativeDay -3: 大前天
        relativeDay -2: 前天|前日|the day before yesterday|day before yesterday
        relativeDay -1: 昨天|昨日|昨儿|yesterday|last day|the last day|past day|previous day|the previous day|the day before
        relativeDay 0: 今天|今日|今儿|当天|当日|today|the day|this day|my day|current date|the current date|otd
        relativeDay 1: 第二天|次日|隔天|明天|明日|明儿|tomorrow|tmr|tmrw|tomorow|tommorow|next day|the next day|the following day|following day|the day after
        relativeDay 2: 后天|后日|the day after tomorrow|day after tomorrow|the day after tmrw|day after tmrw|the day after tmr|day after tmr
        relativeDay 3: 大后天
        particle every: 每|每个|每隔|每一|每一个|逢|every|each
        particle otherOne: other|single
        particle someTime: 晚点|晚一点|晚些|晚些时候|改天|改日|过段时间|过一段时间|过一阵|过一阵子|sometime|some time|some day|someday|one of these days|later on
        particle notDay: 今日头条|明日之后|明天系|昨日重现|今天国际|明天控股
        unit 1: second|seconds|sec|secs|秒|秒钟
        unit 2: minute|minutes|min|mins|分钟|分钟时间
        unit 3: hour|hours|hr|hrs|h|小时|个小时|钟头|个钟头|个钟
        unit 4: day|days|d|天
        unit 5: week|weeks|wk|wks|周|星期|个星期|礼拜|个礼拜
        unit 6: month|months|mth|mths|个月
        unit 7: quarter|quarters|季度|个季度
        unit 8: year|years|yr|yrs|y|年
        unit 9: weekend|weekends|个周末
        unit 10: decade|decades
        unit 11: century|centuries|个世纪
        unit 12: fortnight|fortnights
        unit 13: business day|business days|working day|working days|workday|workdays|weekdays|工作日|个工作日
        unit 14: workweek|working week|work week|business week
        unit 15: night|nights|晚
        shift 0: this|current
        shift 1: next|following
        shift 10: coming|upcoming|this coming|this upcoming
        shift -1: last|previous
        shift -10: past|this past
        shift 0: 这个|这一个|本
        shift 1: 下个|下一个
        shift -1: 上个|上一个
        direction -1: 近|最近|过去|前|之前|上|过往
        direction 1: 未来|接下来|今后|往后|之后|后|下|还剩|还有|接下去
        dynasty 1912: 民国
        dynasty 1875: 光绪
        dynasty 1909: 宣统
        dynasty 1736: 乾隆
        dynasty 1662: 康熙
        dynasty 1723: 雍正
        dynasty 1796: 嘉庆
        dynasty 1821: 道光
        dynasty 1851: 咸丰
        dynasty 1862: 同治
        dynasty 1644: 顺治
        dynasty 1628: 崇祯
        dynasty 1573: 万历
        dynasty 1522: 嘉靖
        dynasty 1368: 洪武
        dynasty 1403: 永乐
        dynasty 1465: 成化
        dynasty 1457: 天顺
        dynasty 1450: 景泰
        dynasty 1399: 建文
        dynasty 627: 贞观
        dynasty 713: 开元
        dynasty 705: 神龙
        quarterName 1: q1|一季度|第一季度|1季度|第1季度|第一个季度|首季度|一季
        quarterName 2: q2|二季度|第二季度|2季度|第2季度|第二个季度|二季
        quarterName 3: q3|三季度|第三季度|3季度|第3季度|第三个季度|三季
        quarterName 4: q4|四季度|第四季度|4季度|第4季度|第四个季度|四季
        season 3: 春季|春天
        season 6: 夏季|夏天
        season 9: 秋季|秋天
        season 12: 冬季|冬天
        halfName 1: h1|上半年|前半年
        halfName 2: h2|下半年|后半年
        decadeName 10: tens
        decadeName 20: twenties
        decadeName 30: thirties
        decadeName 40: forties|fourties
        decadeName 50: fifties
        decadeName 60: sixties
        decadeName 70: seventies
        decadeName 80: eighties
        decadeName 90: nineties
        decadeName 2000: noughties|aughts|two thousands
        halfPeriod 51: 上半周|前半周
        halfPeriod 52: 下半周|后半周
        halfPeriod 61: 上半月|前半月
        halfPeriod 62: 下半月|后半月
        particle afterSecond: round|time|wave|turn|chance|thought|opinion|cycle|take|meaning|life|job|home|hand|language|display|monitor|dose|shot|half|quarter|floor|phase|option|batch|order|quote|meeting|call|visit|customer|lead|deal
        particle notUnit: 周岁|周年|周边|周期|周围|年级|年轻|年货|年会|年报|天猫|天然|天津|天地|分期|秒杀
        monthThird 0: 上旬
        monthThird 1: 中旬
        monthThird 2: 下旬
        edgeNow 60: 月初
        edgeNow 61: 月中
        edgeNow 62: 月底|月末
        edgeNow 70: 季初|季度初
        edgeNow 72: 季末|季底|季度末|季度底
        edgeNow 80: 年初|开年
        edgeNow 81: 年中
        edgeNow 82: 年底|年末|岁末
        """
}
