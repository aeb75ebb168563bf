extension WordLists {
    static let holidays = """
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
        holiday 14: 国庆|国庆节|十一国庆|十一假期|十一长假|十一黄金周|national day|chinese national day
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
