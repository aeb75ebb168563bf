/// Characters that given names are made of more often than other words are.
enum GivenNames {
    /// The share of such characters in `given`.
    static func share(_ given: ArraySlice<Unicode.Scalar>) -> Double {
        guard !given.isEmpty else { return 0 }
        return Double(given.filter(characters.contains).count) / Double(given.count)
    }

    private static let characters = Set(
        """
        伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀兰霞平刚桂英华玉红梅建国文志海燕鹏飞宇浩然子轩梓涵欣怡雨婷佳慧雪琳晓东春生辉波斌峰俊凯林健宁博瑞\
        晨阳龙翔洁莹颖琴云莉萍倩玲珍珠凤香菊荣贵福祥瑶璐薇蓉菲萱妍茜瑾琪瑜珊珂淑惠贤德忠义仁信诚诗语思源嘉家豪泽天睿毅恒昊彬彦成栋梁柏松楠\
        桐森鑫锋钢铭锦钰铎江河湖泉源清澄润泓洪涵沛淼逸达远航帆舟乐安康祺祯禄寿宏振兴旺盛昌启耀光亮景晟昱旭昕曦暖心爱美媛娇婉婧姗妮媚嫣娥娅\
        骏骁骥腾虎豹鹤鸿雁燕鸣麟威武雄壮彪猛烈胜利凡一三良才有为世民先立新君少卿书礼翰墨章学勤俭朴正直廷孝友恭谦和顺吉庆丰亚男楠青竹梦月星辰\
        雷雅文静芬芝莲荷蕾蓓蕊薰馨茹若兰芷芸苗萌蔓菁莎艺苑苒恩念慈悦怀恬愉慕忆奕奇然焱炎灿烨煜炜烽焕煊
        """.unicodeScalars.filter { $0.isHan }
    )
}
