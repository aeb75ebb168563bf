/// The words of all grammars, one list per subject, in the form that `Lexicon` reads.
enum WordLists {
    static let all =
        [numbers, money, phones, calendar, clock, holidays, particles, bounds, measures, relativePeriods]
        + NameLists.all

    /// 上周, 下下个月, 本季度 … from their parts.
    private static var relativePeriods: String {
        let shifts: [(Int, [String])] = [
            (-2, ["上上", "上上个"]), (-1, ["上", "上个", "上一", "上一个", "前一个"]), (0, ["这", "这个", "这一", "这一个", "本", "当"]),
            (1, ["下", "下个", "下一", "下一个"]), (2, ["下下", "下下个"]),
        ]
        let units: [(CalendarUnit, [String])] = [
            (.week, ["周", "星期", "礼拜"]), (.month, ["月", "月份"]), (.quarter, ["季度", "季"]), (.year, ["年", "年度"]),
            (.weekend, ["周末", "星期末"]), (.century, ["世纪"]), (.decade, ["年代"]),
        ]
        var lines: [String] = []
        for (shift, prefixes) in shifts {
            for (unit, names) in units {
                let phrases = prefixes.flatMap { prefix in names.map { prefix + $0 } }
                lines.append("relativePeriod \(code(unit, shift)): " + phrases.joined(separator: "|"))
            }
        }
        let years: [(Int, String)] = [
            (-3, "大前年"), (-2, "前年"), (-1, "去年|上年"), (0, "今年|本年度|今年度"), (1, "明年|来年"), (2, "后年"), (3, "大后年"),
        ]
        for (shift, phrases) in years { lines.append("relativePeriod \(code(.year, shift)): \(phrases)") }
        lines.append("relativePeriod \(code(.year, -1)): 去年度|去年全年|上一年度")
        lines.append("relativePeriod \(code(.year, 0)): 今年全年|本年全年")
        lines.append("relativePeriod \(code(.weekend, 0)): 周末|这周末|本周末|这个周末")
        return lines.joined(separator: "\n")
    }

    private static func code(_ unit: CalendarUnit, _ shift: Int) -> Int { unit.rawValue * 100 + 50 + shift }

    private static let numbers = """
        hanDigit 0: 零|〇
        hanDigit 1: 一|壹
        hanDigit 2: 二|贰|两|俩
        hanDigit 3: 三|叁|仨
        hanDigit 4: 四|肆
        hanDigit 5: 五|伍
        hanDigit 6: 六|陆
        hanDigit 7: 七|柒
        hanDigit 8: 八|捌
        hanDigit 9: 九|玖
        hanUnit 10: 十|拾
        hanUnit 100: 百|佰
        hanUnit 1000: 千|仟
        hanMyriad 4: 万|w
        hanMyriad 8: 亿
        hanMyriad 12: 兆
        spokenDigit 0: 零|〇|洞|o
        spokenDigit 1: 一|幺|壹
        spokenDigit 2: 二|两|贰
        spokenDigit 3: 三|叁
        spokenDigit 4: 四|肆
        spokenDigit 5: 五|伍
        spokenDigit 6: 六|陆
        spokenDigit 7: 七|拐|柒
        spokenDigit 8: 八|捌
        spokenDigit 9: 九|勾|玖
        cardinal 0: zero|nought|naught
        cardinal 1: one
        cardinal 2: two
        cardinal 3: three
        cardinal 4: four
        cardinal 5: five
        cardinal 6: six
        cardinal 7: seven
        cardinal 8: eight
        cardinal 9: nine
        cardinal 10: ten
        cardinal 11: eleven
        cardinal 12: twelve
        cardinal 13: thirteen
        cardinal 14: fourteen
        cardinal 15: fifteen
        cardinal 16: sixteen
        cardinal 17: seventeen
        cardinal 18: eighteen
        cardinal 19: nineteen
        tens 20: twenty
        tens 30: thirty
        tens 40: forty|fourty
        tens 50: fifty
        tens 60: sixty
        tens 70: seventy
        tens 80: eighty
        tens 90: ninety
        hundred: hundred|hundreds
        scale 3: thousand|thousands
        scale 5: lakh|lakhs|lac
        scale 6: million|millions
        scale 7: crore|crores
        scale 9: billion|billions
        scale 12: trillion|trillions
        dozen: dozen|dozens|dz|dzs
        ordinal 1: first
        ordinal 2: second
        ordinal 3: third
        ordinal 4: fourth
        ordinal 5: fifth
        ordinal 6: sixth
        ordinal 7: seventh
        ordinal 8: eighth
        ordinal 9: ninth|nineth
        ordinal 10: tenth
        ordinal 11: eleventh
        ordinal 12: twelfth
        ordinal 13: thirteenth
        ordinal 14: fourteenth
        ordinal 15: fifteenth
        ordinal 16: sixteenth
        ordinal 17: seventeenth
        ordinal 18: eighteenth
        ordinal 19: nineteenth
        tensOrdinal 20: twentieth
        tensOrdinal 30: thirtieth
        tensOrdinal 40: fortieth
        tensOrdinal 50: fiftieth
        tensOrdinal 60: sixtieth
        tensOrdinal 70: seventieth
        tensOrdinal 80: eightieth
        tensOrdinal 90: ninetieth
        scaleOrdinal 2: hundredth|hundredths
        scaleOrdinal 3: thousandth|thousandths
        scaleOrdinal 6: millionth|millionths
        scaleOrdinal 9: billionth|billionths
        scaleOrdinal 12: trillionth|trillionths
        fractionNoun 1: firsts
        fractionNoun 2: halves
        fractionNoun 3: thirds
        fractionNoun 4: fourths|quarters|quarter
        fractionNoun 5: fifths
        fractionNoun 6: sixths
        fractionNoun 7: sevenths
        fractionNoun 8: eighths
        fractionNoun 9: ninths
        fractionNoun 10: tenths
        fractionNoun 11: elevenths
        fractionNoun 12: twelfths
        fractionNoun 13: thirteenths
        fractionNoun 14: fourteenths
        fractionNoun 15: fifteenths
        fractionNoun 16: sixteenths
        fractionNoun 17: seventeenths
        fractionNoun 18: eighteenths
        fractionNoun 19: nineteenths
        fractionNoun 20: twentieths
        fractionNoun 30: thirtieths
        fractionNoun 50: fiftieths
        ordinalSuffix: st|nd|rd|th
        multiplier 3: k
        multiplier 6: m|mm|mil|mln|mio
        multiplier 9: b|bn|g
        multiplier 12: t|tn
        approximate 1: 几|数|若干
        approximate 2: 多|余
        approximate 3: 来
        particle hanPoint: 点
        particle halfHan: 半
        particle pairHan: 两|俩|仨
        particle minusHan: 负|零下
        particle negative: minus|negative
        particle fractionOf: 分之
        particle mixed: 又
        particle half: half
        particle quarter: quarter|quarters
        particle over: over
        particle outOf: out of
        particle point: point
        particle ordinalHan: 第
        particle notNumber: 一看|四川|十足|队伍|伍仁|放肆|肆意|肆无忌惮|大陆|陆地|登陆|海陆|陆空|拾取|拾起|收拾|拾到|夕拾|一下|一些|一样|一起|一定|一直|一般|万一|一旦|一共|统一|唯一|三星|四季|五金|五粮液|六一|七喜|八达|九阳|十全|百度|百货|千寻|万达|万科|万里|亿达|亿联|一诺|一汽|两岸|三一重工|四维|五矿|百胜|千禧|万华|万和|万联|第一百货
        particle behindNumber: 是|到|以|至|加|减|乘|除|打|的|和|与|及|等|或|还是|那是|比|大|小|多|少|更|之
        particle beforePronoun: the|this|that|which|each|every|any|no|some|another|first|last
        particle percent: %|percent|percents|per cent|per cents|percentage|pct
        particle percentOf: percent of|per cent of|percents of
        particle percentPoints: 个百分点|百分点
        particle hundredthsOf: 百分之
        particle thousandthsOf: 千分之
        particle fold: 折
        particle notFold: 折扣|折叠|折旧|折中|折腾|折算|折合
        particle tenth: 成
        particle notTenth: 成为|成功|成交|成都|成员|成立|成本|成熟|成人|成品|成果|成绩|成长|成分|成套|成型|成家|成天|成员
        particle evenFold: 对折|半折
        particle halfTenth: 半成
        particle evenly: 五五开|一半一半|fifty fifty|fifty-fifty|50 / 50
        particle off: off|discount
        particle giveWay: 让|让利|优惠|下浮|便宜|降|降价|减|立减|折让|返点|返
        particle points: 个点|点
        """

    private static let calendar = """
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
        weekday 2: 周二|星期二|礼拜二|tuesday|tue|tues
        weekday 3: 周三|星期三|礼拜三|wednesday|wed|weds|wedn
        weekday 4: 周四|星期四|礼拜四|thursday|thu|thur|thurs
        weekday 5: 周五|星期五|礼拜五|friday|fri
        weekday 6: 周六|星期六|礼拜六|saturday|sat
        weekday 7: 周日|周天|星期日|星期天|礼拜日|礼拜天|sunday|sun
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
        relativeDay 1: 明天|明日|明儿|tomorrow|tmr|tmrw|tomorow|tommorow|next day|the next day|the following day|following day|the day after
        relativeDay 2: 后天|后日|the day after tomorrow|day after tomorrow|the day after tmrw|day after tmrw|the day after tmr|day after tmr
        relativeDay 3: 大后天
        particle notDay: 今日头条|明日之后|明天系|昨日重现|今天国际|明天控股
        unit 1: second|seconds|sec|secs|秒|秒钟
        unit 2: minute|minutes|min|mins|分钟
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
        unit 16: night|nights|晚
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

    private static let clock = """
        meridiem 1: am|a.m.|a.m|a m|a . m|a
        meridiem 2: pm|p.m.|p.m|p m|p . m|p
        meridiem 3: ampm|am pm|am/pm
        dayPart 1: morning|mornings|早上|早间|上午|早晨|清晨|一早|早
        dayPart 2: 中午|正午|午间|noontime
        dayPart 3: afternoon|afternoons|下午|午后
        dayPart 4: evening|evenings|晚上|傍晚|夜里|夜晚|晚间|晚
        dayPart 5: night|nights
        dayPart 6: 凌晨
        dayPart 7: daytime|day time|白天|日间
        dayPart 8: nighttime|night-time|night time
        dayPart 9: breakfast|brunch
        dayPart 10: lunch|lunchtime|lunch time
        dayPart 11: dinner|supper|dinnertime|dinner time
        dayPart 12: 深夜|半夜|夜间|午夜|overnight
        dayPart 13: business hours|business hour
        dayPart 14: midnight
        datedPart 5005: tonight|tonite
        datedPart 5004: 今晚|今夜|今儿晚上
        datedPart 5001: 今早|今晨
        datedPart 5104: 明晚
        datedPart 5101: 明早|明晨
        datedPart 4904: 昨晚|昨夜
        datedPart 4901: 昨早|昨晨
        datedPart 5204: 后晚
        datedPart 4804: 前晚
        namedTime 0: midnight|mid night|mid-night
        namedTime 600: midmorning|mid-morning|mid morning
        namedTime 720: noon|midday|mid-day|mid day|noonish
        namedTime 840: midafternoon|mid-afternoon|mid afternoon
        """

    private static let holidays = """
        holiday 1: 元旦|元旦节|新年|new year|new years|new year's|new year day|new years day|new year's day|yuandan|yuan dan
        holiday 2: 情人节|valentine's day|valentines day|valentine day|lovers day|lover day
        holiday 3: 妇女节|三八妇女节|女神节|women's day|womens day|international women's day|female day
        holiday 4: 植树节|tree planting day|arbor day
        holiday 5: 愚人节|april fools|april fools day|april fool's day
        holiday 6: 清明|清明节|qingming|qingming day|qingming festival|tomb sweeping day|tombsweeping day
        holiday 7: 五一|五一节|劳动节|五一劳动节|may day|mayday|workers' day|workers day|international workers' day|international workers day|int'l workers' day|int'l workers day
        holiday 8: 青年节|五四青年节|youth day
        holiday 9: 母亲节|mother's day|mothers day|mother day
        holiday 10: 儿童节|六一|六一儿童节|children day|children's day
        holiday 11: 父亲节|father's day|fathers day|father day
        holiday 12: 建军节|八一建军节
        holiday 13: 教师节|teacher's day|teachers day|teacher day
        holiday 14: 国庆|国庆节|十一国庆|national day|chinese national day
        holiday 15: 万圣节|halloween|halloween day|all hallow day
        holiday 16: 光棍节|双十一|双11|single day|singles day|singles' day
        holiday 17: 感恩节|thanksgiving|thanks giving|thanksgiving day|thanks giving day
        holiday 18: 平安夜|christmas eve|xmas eve
        holiday 19: 圣诞|圣诞节|christmas|xmas|christmas day|xmas day
        holiday 20: 跨年夜|new year's eve|new years eve|new year eve
        holiday 30: 除夕|大年三十|年三十
        holiday 31: 春节|农历新年|大年初一|chinese new year|lunar new year|spring festival|spring day|cny
        holiday 32: 元宵|元宵节|lantern festival|lantern day
        holiday 33: 端午|端午节|dragon boat|dragon boat day|dragon boat festival
        holiday 34: 七夕|七夕节
        holiday 35: 中秋|中秋节|mid-autumn day|mid autumn day|mid-autumn festival|mid autumn festival|moon day|moon festival
        holiday 36: 重阳|重阳节
        holiday 50: 复活节|easter|easter sunday|easter day
        holiday 51: good friday|耶稣受难日
        holiday 52: easter monday
        holiday 53: easter saturday
        holiday 54: palm sunday
        holiday 55: ash wednesday
        holiday 56: pentecost|white sunday|whitsunday
        holiday 57: ascension day
        holiday 58: corpus christi
        holiday 70: black friday|黑色星期五|黑五
        holiday 71: cyber monday
        holiday 72: martin luther king day|martin luther king jr day|martin luther king jr. day|mlk day
        holiday 73: presidents day|presidents' day|president's day|washington's birthday
        holiday 74: memorial day
        holiday 75: independence day|us independence day|us independence
        holiday 76: labor day|labour day
        holiday 77: columbus day
        holiday 78: veterans day|veterans' day|veteran's day
        holiday 79: saint patrick's day|saint patrick day|st patrick's day|st patrick day|st. patrick's day|st. patrick day|st patricks day|saint patricks day
        holiday 80: earth day
        holiday 81: groundhog day
        holiday 82: all saint's day|all saints day|all saints' day
        holiday 83: all souls day|all souls' day|all soul's day
        holiday 84: guy fawkes|guy fawkes day
        holiday 85: cinco de mayo|cinco de mayo day
        holiday 86: juneteenth|freedom day|jubilee day
        holiday 87: bastille day|baptiste day
        holiday 88: mao's birthday
        holiday 89: inauguration day
        holiday 90: boxing day
        holiday 91: white day|white lover day|白色情人节
        holiday 92: st george day|st. george day|saint george day|st george's day
        holiday 93: girls day|女生节
        holiday 94: white monday
        holiday 95: trinity sunday
        holiday 96: maundy thursday
        holiday 97: canada day
        holiday 98: 六一八|618
        holiday 99: 双十二|双12
        """
}
