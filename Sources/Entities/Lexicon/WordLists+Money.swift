extension WordLists {
    /// Units of money; the values are ISO 4217 codes, `XXX` where the word alone names several currencies.
    static let money = """
        currency CNY: 元|块|块钱|元人民币|人民币元|人民币|块人民币|圆|rmb|cny|yuan|yuans|renminbi|kuai|圆人民币|元整|元正|元rmb
        currency USD: 美元|美金|美圆|美刀|刀|刀乐|usd|us dollar|us dollars|u.s. dollar|u.s. dollars|united states dollar|united states dollars|american dollar|american dollars|us $|us$|usd $|usd$|u.s. $
        currency HKD: 港币|港元|港圆|港纸|hkd|hk$|hk $|hong kong dollar|hong kong dollars|hk dollar|hk dollars
        currency TWD: 新台币|台币|新臺幣|twd|ntd|nt$|nt $|taiwan dollar|taiwan dollars|new taiwan dollar|new taiwan dollars
        currency MOP: 澳门元|澳门币|葡币|mop|pataca|patacas
        currency EUR: 欧元|欧|eur|euro|euros|€|eur €
        currency GBP: 英镑|镑|gbp|british pound|british pounds|pound sterling|pounds sterling|sterling|quid|quids|uk pound|uk pounds
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
        currency BTC: 比特币|btc|bitcoin|bitcoins|₿
        currency XXX: dollar|dollars|buck|bucks|pound|pounds|franc|francs|法郎|比索|peso|pesos|卢比|rupee|rupees|krona|krone|kroner|kronor|dinar|dinars|lira|liras|riyal|riyals|rial|rials|shilling|shillings|第纳尔|里拉|先令|克朗
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
