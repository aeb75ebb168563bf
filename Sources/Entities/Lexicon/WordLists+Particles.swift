extension WordLists {
    static let particles = """
        particle the: the
        particle a: a|an
        particle of: of
        particle and: and|&
        particle or: or
        particle on: on
        particle at: at|@
        particle in: in|during
        particle by: by
        particle to: to
        particle till: till|til|'til
        particle until: until
        particle from: from
        particle between: between
        particle through: through|thru
        particle for: for
        particle than: than
        particle with: with
        particle around: around|circa
        particle approximately: 大约|大概|约|差不多|可能|也许|接近|将近|快到|approximately|about|roughly
        particle my: my
        particle date: date
        particle day: day
        particle year: 年|年度
        particle ofHan: 的
        particle fromHan: 从|自
        particle tillHan: 到|至|直到
        particle andHan: 和|与|及
        particle betweenHan: 之间|期间|中间|间
        particle atHan: 在|于
        particle again: 又|零|加|外加
        particle past: past|过
        particle before: before
        particle after: after
        particle since: since
        particle ago: ago|earlier|back
        particle later: later
        particle fromNow: from now|hence|from today
        particle within: within|within the
        particle starting: starting|beginning|commencing|starting from|starting on|starting with|beginning on|beginning from|commencing on
        particle beforeHan: 之前|以前|前
        particle afterHan: 之后|以后|后|过后
        particle agoHan: 之前|以前|前
        particle laterHan: 之后|以后|后|过后
        particle withinHan: 内|之内|以内
        particle inside: 内|之内|以内|里|以来|间
        particle sinceSuffix: 以来|开始|起|为起点
        particle untilNow: 至今|迄今|到现在|到目前|至今为止|到目前为止|到今天
        particle inclusiveBefore: 或之前|或以前|及之前|及以前|和之前|和以前|含之前
        particle inclusiveAfter: 或之后|或以后|及之后|及以后|和之后|和以后|含之后
        particle remaining: 还剩|还有|剩
        particle oneDay: day|the day
        particle lapseLead: 过|再过|等
        particle lessThan: less than
        particle moreThan: more than
        particle orLater: or later|and later|or after|and after|or greater|and greater|or above|and above|onwards|onward|and onwards|or newer
        particle orBefore: or before|or earlier|and before|and earlier|or older
        particle early: early|earlier
        particle late: late
        particle middle: mid|middle of|the middle of
        particle beginning: beginning of|start of|the beginning of|the start of
        particle end: end of|the end of
        particle earlyInDay: early in the day|earlier in the day|early in|earlier in|early|earlier
        particle lateInDay: late in the day|later in the day|late in|later in|later|late
        particle earlierIn: earlier in|early in
        particle laterIn: later in|late in
        particle rest: rest|rest of|remaining|remainder of|remaining of
        particle toDate: to date|until date|till date
        particle notToDate: up|equal|equals
        particle yearToDate: year to date|the year to date|ytd
        particle monthToDate: month to date|the month to date|mtd
        particle another: another
        particle several: several
        particle couple: couple|pair
        particle few: few|some
        particle whole: all|full|whole|entire
        particle week: week
        particle weekend: weekend
        particle calendar: calendar|fiscal|school|financial
        particle monthOf: month of
        particle monthSuffix: 份|份间
        particle yearWord: year|the year|year of|calendar year|cy|fy|fiscal year|the year of
        particle afterNext: after next|after the next
        particle lastOne: last|the last
        particle lastOneHan: 最后一个|最后一|最后1个
        particle firstHan: 前|头
        particle lastHan: 最后|最末|最后的
        particle piece: 个
        particle endOfDay: eod|end of day|end of the day|close of business|cob
        particle endOfYear: eoy|end of year
        particle endOfMonth: eom|end of month
        particle theHour: the hour|my hour
        particle now: now|right now|as soon as possible|asap|recently|previously|at present|at this time|at the moment|at this moment|at the minute|at this minute|at the present time|right away|现在|马上|立刻|立即|刚刚才|刚刚|刚才|这会儿|当下|此刻|目前
        particle oclock: o'clock|oclock|o clock|sharp
        particle ish: ish
        particle exactHour: 左右|整|钟|前后|许|sharp
        particle hourHan: 点|点钟|时|点整
        particle notHour: 儿|建议|意见|要求|问题|水|钱|希望|原因|心意|小|也|都|间|半点|评|击|赞|名|餐|子
        particle minuteHan: 分|分钟
        particle secondHan: 秒|秒钟
        particle quarterHan: 刻|刻钟
        particle lacks: 差
        particle greeting: good
        particle mealTime: lunchtime|dinnertime|time
        particle dayMark: 日|号
        particle notDayMark: 号楼|号线|号门|号店|号机|号码|号院|号厅|号仓|号馆|号文|号桌|号房|号柜|日报|日元|号员工|号客户|号公馆
        particle firstDays: 初
        particle lunar: 农历|阴历
        particle firstLunar: 大年|正月
        particle centuryHan: 世纪
        particle decadeHan: 年代
        particle decadeSuffix: s
        particle notMonth: may|march|mar
        particle partStart: 初|年初|月初|初期
        particle partMiddle: 中|年中|月中|中期
        particle partEnd: 底|末|年底|年末|月底|月末|底末
        particle notMiddle: 中国|中秋|中心|中方|中标|中型|中午|中央|中科|中建|中铁|中石|中海|中信|中粮|中化|中兴|中小
        """

    static let bounds = """
        bound 1: before|prior to|in advance of|earlier than|sooner than|<|ahead of
        bound 2: on or before|on or earlier than|before or on|no later than|not later than|<=|as late as|at or before|in or before
        bound 3: until|till|by|ending with|ending on|up until|直到|截至|截止|截止到|截至到|不晚于|最晚|最迟
        bound 4: after|later than|greater than|after on|year greater than|>
        bound 5: on or after|later than or on|later than or in|after or on|at or after|on or later than|in or after|in or later than
        bound 6: since|starting|starting from|starting on|starting with|beginning on|beginning from|as early as|any time from|anytime from|>=|after or equal to|自从|自打|from as early as
        comparison 1: bigger than|greater than|more than|higher than|larger than|above|over|>|exceed|exceeds|exceeding|exceeded|大于|多于|高于|超过|超过了|大于了|过|超出
        comparison 2: at least|no less than|not less than|no lower than|no fewer than|no smaller than|greater or equal to|greater or equal than|greater than or equal to|greater than or equal|more than or equal to|higher or equal than|higher or equal to|bigger or equal than|bigger or equal to|larger or equal than|larger or equal to|higher than or equal to|bigger than or equal to|larger than or equal to|more or equal to|at least or equal to|>=|≥|大于等于|大于或等于|大于或者等于|高于等于|高于或等于|多于或等于|超过或等于|不小于|不少于|不低于|不足于|至少|至少有|至少是|至少为|最少|最少有|最少是|最低
        comparison 3: less than|lower than|smaller than|fewer than|below|under|<|小于|少于|低于|不到|不足
        comparison 4: at most|no more than|not more than|no greater than|no higher than|no larger than|up to|less or equal to|less or equal than|less than or equal to|less than or equal|lower or equal than|lower or equal to|smaller or equal than|smaller or equal to|fewer or equal to|lower than or equal to|smaller than or equal to|at most or equal to|<=|≤|小于等于|小于或等于|小于或者等于|低于等于|低于或等于|少于或等于|不大于|不多于|不高于|不超过|至多|至多有|至多是|最多|最多有|最多是|最高
        comparison 5: equal to|equal|equals|equals to|equal than|等于|=
        comparisonSuffix 1: 以上|之上|开外|更大|更多|更高
        comparisonSuffix 2: or more|and more|or greater|or higher|or larger|or bigger|or above|and above|or greater than|and greater|and higher|and larger|或以上|或者以上|或更多|或者更多|或更大|或者更大|及以上|和以上|或者更高|或更高|或之上
        comparisonSuffix 3: 以下|之下|更小|更少|更低
        comparisonSuffix 4: or less|and less|or lower|or smaller|or fewer|or below|and below|or less than|and lower|and smaller|或以下|或者以下|或更少|或者更少|或更小|或者更小|及以下|和以下|或者更低|或更低|或之下
        particle orEqual: or equal|or equal to|or equal than|or equals
        particle comparedWith: 比
        particle bigger: 大|多|高|更大|更多|更高
        particle smaller: 小|少|低|更小|更少|更低
        particle andBound: and|but|且|而且|并|并且|的同时|同时|又
        particle located: 位于|在
        """
}

extension WordLists {
    static let phones = """
        particle phoneExtension: 转|分机|分机号|转分机|x|ext|ext.|extension|extn
        particle phoneEnding: 尾号|尾数|尾号是|尾号为|末四位|后四位|后四位是|ending in|ending with|ends in|ends with|last four|last four digits
        """
}
