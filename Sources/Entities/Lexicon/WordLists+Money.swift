extension WordLists {
    /// Units of money; the values are ISO 4217 codes, `XXX` where the word alone names several currencies.
    static let money = """
        currency CNY: 元|块|块钱|元人民币|人民币元|人民币|块人民币|圆|rmb|cny|yuan|yuans|renminbi|kuai|圆人民币|元整|元正|元rmb
        currency USD: 美元|美金|美圆|美刀|刀|刀乐|usd|us dollar|us dollars|u.s. dollar|u.s. dollars|united states dollar|united states dollars|american dollar|american dollars|dollar|dollars|buck|bucks|us $|us$|usd $|usd$|u.s. $
        currency HKD: 港币|港元|港圆|港纸|hkd|hk$|hk $|hong kong dollar|hong kong dollars|hk dollar|hk dollars
        currency TWD: 新台币|台币|新臺幣|twd|ntd|nt$|nt $|taiwan dollar|taiwan dollars|new taiwan dollar|new taiwan dollars
        currency MOP: 澳门元|澳门币|葡币|mop|pataca|patacas
        currency EUR: 欧元|欧|eur|euro|euros|€|eur €
        currency GBP: 英镑|镑|gbp|british pound|british pounds|pound sterling|pounds sterling|sterling|quid|quids|pound|pounds|uk pound|uk pounds
        currency JPY: 日元|日圆|日币|円|jpy|yen|japanese yen|yens
        currency KRW: 韩元|韩圆|韩币|krw|won|korean won|south korean won|₩
        currency KPW: 朝鲜元|朝鲜圆|kpw|north korean won
        currency SGD: 新加坡元|新币|坡币|新元|sgd|s$|singapore dollar|singapore dollars
        currency AUD: 澳元|澳大利亚元|澳币|澳洲元|aud|a$|au$|australian dollar|australian dollars
        currency CAD: 加元|加拿大元|加币|cad|c$|c $|ca$|canadian dollar|canadian dollars
        currency NZD: 新西兰元|纽币|纽元|nzd|nz$|new zealand dollar|new zealand dollars
        currency CHF: 瑞士法郎|瑞郎|chf|swiss franc|swiss francs
        currency RUB: 卢布|俄罗斯卢布|rub|ruble|rubles|rouble|roubles|russian ruble|russian rubles|₽
        currency INR: 印度卢比|inr|indian rupee|indian rupees|₹
        currency THB: 泰铢|泰国铢|铢|thb|baht|bahts|thai baht|฿
        currency MYR: 林吉特|马币|令吉|myr|ringgit|malaysian ringgit
        currency IDR: 印尼盾|印尼卢比|idr|rupiah|indonesian rupiah
        currency PHP: 菲律宾比索|php|philippine peso|philippine pesos|₱
        currency VND: 越南盾|vnd|dong|vietnamese dong|₫
        currency MXN: 墨西哥比索|mxn|mexican peso|mexican pesos|mex$|mex $|mxn$|mxn $
        currency BRL: 巴西雷亚尔|雷亚尔|brl|brazilian real|reais|r$|brazilian reals
        currency ZAR: 兰特|南非兰特|zar|rand|south african rand
        currency SEK: 瑞典克朗|瑞典克郎|sek|swedish krona|swedish kronor|swedish crown|swedish crowns
        currency NOK: 挪威克朗|nok|norwegian krone|norwegian kroner|norwegian crown|norwegian crowns
        currency DKK: 丹麦克朗|dkk|danish krone|danish kroner|danish crown|danish crowns
        currency ISK: 冰岛克朗|isk|icelandic krona
        currency CZK: 捷克克朗|czk|czech koruna|czech crown|czech crowns
        currency PLN: 兹罗提|波兰兹罗提|pln|zloty|zlotys|polish zloty
        currency HUF: 福林|匈牙利福林|huf|forint|forints|hungarian forint
        currency TRY: 土耳其里拉|try|turkish lira|turkish liras|₺
        currency AED: 迪拉姆|阿联酋迪拉姆|aed|dirham|dirhams|uae dirham
        currency SAR: 沙特里亚尔|里亚尔|sar|saudi riyal|saudi riyals
        currency QAR: 卡塔尔里亚尔|qar|qatari riyal
        currency KWD: 科威特第纳尔|kwd|kuwaiti dinar|kuwaiti dinars
        currency IQD: 伊拉克第纳尔|iqd|iraqi dinar
        currency IRR: 伊朗里亚尔|irr|iranian rial
        currency ILS: 新谢克尔|谢克尔|ils|shekel|shekels|israeli shekel|₪
        currency EGP: 埃及镑|egp|egyptian pound|egyptian pounds
        currency NGN: 奈拉|ngn|naira|nigerian naira|₦
        currency KES: 肯尼亚先令|kes|kenyan shilling|kenyan shillings
        currency UAH: 格里夫纳|乌克兰格里夫纳|uah|hryvnia|hryvnias|₴
        currency KZT: 坚戈|kzt|tenge|₸
        currency GEL: 拉里|gel|georgian lari|₾
        currency CRC: 科朗|crc|costa rican colon|colones|₡
        currency ARS: 阿根廷比索|ars|argentine peso|argentine pesos
        currency CLP: 智利比索|clp|chilean peso|chilean pesos
        currency COP: 哥伦比亚比索|cop|colombian peso|colombian pesos
        currency PEN: 索尔|秘鲁索尔|pen|peruvian sol|nuevo sol
        currency UYU: 乌拉圭比索|uyu|uruguayan peso|uruguayan pesos
        currency VES: 玻利瓦尔|ves|bolivar|bolivars|venezuelan bolivar
        currency PKR: 巴基斯坦卢比|pkr|pakistani rupee|pakistani rupees
        currency LKR: 斯里兰卡卢比|lkr|sri lankan rupee
        currency NPR: 尼泊尔卢比|npr|nepalese rupee
        currency BDT: 塔卡|bdt|taka|৳
        currency MMK: 缅元|缅甸元|mmk|kyat
        currency LAK: 基普|老挝基普|lak|lao kip
        currency KHR: 瑞尔|柬埔寨瑞尔|khr|riel|៛
        currency MNT: 图格里克|蒙古图格里克|mnt|tugrik|₮
        currency RON: 列伊|罗马尼亚列伊|ron|romanian leu|lei
        currency BGN: 列弗|保加利亚列弗|bgn|bulgarian lev|leva
        currency HRK: 库纳|hrk|croatian kuna
        currency RSD: 塞尔维亚第纳尔|rsd|serbian dinar
        currency MAD: 摩洛哥迪拉姆|mad|moroccan dirham
        currency JMD: jmd|jamaican dollar|jamaican dollars
        currency AFN: afn|阿富汗尼|afghani|afghanis
        currency ALL: all|albanian lek|阿尔巴尼亚列克
        currency AMD: amd|armenian dram|德拉姆
        currency ANG: ang
        currency AOA: aoa|kwanza|宽扎
        currency AWG: awg
        currency AZN: azn|manat|阿塞拜疆马纳特
        currency BAM: bam|convertible mark
        currency BBD: bbd|barbadian dollar|barbados dollar|巴巴多斯元
        currency BHD: bhd|bahraini dinar|巴林第纳尔
        currency BIF: bif
        currency BMD: bmd|bermudian dollar|百慕大元
        currency BND: bnd|brunei dollar|文莱元|文莱币
        currency BOB: bob|boliviano|bolivianos|玻利维亚诺
        currency BSD: bsd|bahamian dollar|巴哈马元
        currency BTN: btn|ngultrum|努尔特鲁姆
        currency BWP: bwp|pula|普拉
        currency BYN: byn|belarusian ruble|belarusian rubles|白俄罗斯卢布
        currency BZD: bzd|belize dollar|伯利兹元
        currency CDF: cdf
        currency CUP: cup|cuban peso|cuban pesos|古巴比索
        currency CVE: cve
        currency DJF: djf
        currency DOP: dop|dominican peso|dominican pesos|多米尼加比索
        currency DZD: dzd|algerian dinar|阿尔及利亚第纳尔
        currency ERN: ern
        currency ETB: etb|birr|ethiopian birr|比尔
        currency FJD: fjd|fijian dollar|fiji dollar|斐济元
        currency FKP: fkp
        currency GHS: ghs|cedi|cedis|塞地
        currency GIP: gip
        currency GMD: gmd
        currency GNF: gnf
        currency GTQ: gtq|quetzal|quetzals|格查尔
        currency GYD: gyd|guyanese dollar|圭亚那元
        currency HNL: hnl|lempira|伦皮拉
        currency HTG: htg|gourde|古德
        currency JOD: jod|jordanian dinar|约旦第纳尔
        currency KGS: kgs|kyrgyzstani som|吉尔吉斯斯坦索姆
        currency KMF: kmf
        currency KYD: kyd|cayman dollar|开曼元
        currency LBP: lbp|lebanese pound|黎巴嫩镑
        currency LRD: lrd|liberian dollar|利比里亚元
        currency LSL: lsl
        currency LYD: lyd|libyan dinar|利比亚第纳尔
        currency MDL: mdl|moldovan leu|摩尔多瓦列伊
        currency MGA: mga|ariary|阿里亚里
        currency MKD: mkd|macedonian denar|马其顿第纳尔
        currency MRU: mru
        currency MUR: mur|mauritian rupee|毛里求斯卢比
        currency MVR: mvr|rufiyaa|拉菲亚
        currency MWK: mwk|malawian kwacha
        currency MZN: mzn|metical|梅蒂卡尔
        currency NAD: nad|namibian dollar|纳米比亚元
        currency NIO: nio|cordoba|科多巴
        currency OMR: omr|omani rial|阿曼里亚尔
        currency PAB: pab|balboa|巴波亚
        currency PGK: pgk|kina|基那
        currency PYG: pyg|guarani|瓜拉尼
        currency RWF: rwf
        currency SBD: sbd
        currency SCR: scr
        currency SDG: sdg
        currency SHP: shp
        currency SLE: sle
        currency SOS: sos
        currency SRD: srd|surinamese dollar|苏里南元
        currency SSP: ssp
        currency STN: stn
        currency SYP: syp|syrian pound|叙利亚镑
        currency SZL: szl
        currency TJS: tjs|somoni|索莫尼
        currency TMT: tmt|turkmenistan manat|土库曼斯坦马纳特
        currency TND: tnd|tunisian dinar|突尼斯第纳尔
        currency TOP: top
        currency TTD: ttd|trinidad and tobago dollar|特立尼达多巴哥元
        currency TZS: tzs|tanzanian shilling|tanzanian shillings|坦桑尼亚先令
        currency UGX: ugx|ugandan shilling|ugandan shillings|乌干达先令
        currency UZS: uzs|uzbekistani som|乌兹别克斯坦索姆
        currency VUV: vuv
        currency WST: wst
        currency XAF: xaf|中非法郎|central african cfa franc
        currency XCD: xcd
        currency XOF: xof|西非法郎|west african cfa franc
        currency XPF: xpf
        currency YER: yer|yemeni rial|也门里亚尔
        currency ZMW: zmw|zambian kwacha|赞比亚克瓦查
        currency BTC: 比特币|btc|bitcoin|bitcoins|₿
        currency XXX: franc|francs|法郎|比索|peso|pesos|卢比|rupee|rupees|krona|krone|kr|kroner|kronor|dinar|dinars|lira|liras|riyal|riyals|rial|rials|shilling|shillings|第纳尔|里拉|先令|克朗
        currencySign USD: $
        currencySign GBP: £
        currencySign CNY: ¥
        subunit 10: 角|毛|角钱|毛钱|jiao|mao
        subunit 100: 分|分钱|美分|cent|cents|penny|pennies|pence|欧分|港仙|便士|fen|kopek|kopeks|centavo|centavos|centimes|centime|sen|satoshi
        millionCode USD: musd
        millionCode EUR: meur
        millionCode GBP: mgbp
        millionCode SEK: msek
        millionCode NOK: mnok
        millionCode DKK: mdkk
        millionCode CHF: mchf
        millionCode JPY: mjpy
        millionCode CNY: mcny|mrmb
        particle dollarWord: dollar|dollars|buck|bucks|pound|pounds
        particle kuai: 块
        particle notMoney: 元素|元旦|元件|元老|元宇宙|元年|元首|元器件|元气|块儿|块头|刀具|刀片|欧洲|欧姆|欧式|镑礼|圆形|圆桌|圆满|圆珠
        """
}
