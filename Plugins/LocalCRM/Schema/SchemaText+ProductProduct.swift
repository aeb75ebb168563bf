// Generated from fields_get of Odoo 19.0: name|type flags>relation|English|Chinese|selection.
// Flags: ! required, ~ written by the store alone, * computed, @ translated. The last line has the defaults.
// swift-format-ignore-file

extension SchemaText {
    static let productProduct = """
        active|boolean|Active|有效
        activity_date_deadline|date*|Next Activity Deadline|下一活动截止日期
        activity_ids|one2many>mail.activity.res_id|Activities|活动
        activity_state|selection*|Activity State|活动状态|overdue=Overdue;today=Today;planned=Planned
        barcode|char|Barcode|条码
        color|integer|Color Index|颜色指标
        create_date|datetime~|Created on|创建日期
        create_uid|many2one~>res.users|Created by|创建人
        currency_id|many2one*>res.currency|Currency|币别
        default_code|char|Internal Reference|内部参考号
        description|html|Description|描述
        description_sale|text@|Sales Description|销售说明
        display_name|char~*|Display Name|显示名称
        id|integer~|ID|
        is_favorite|boolean|Favorite|已收藏
        list_price|float|Sales Price|销售价格
        lst_price|float|Sales Price|销售价格
        message_ids|one2many>mail.message.res_id|Messages|消息
        name|char!@|Name|名称
        purchase_ok|boolean|Purchase|采购
        sale_ok|boolean|Sales|销售
        sequence|integer|Sequence|序列
        standard_price|float|Cost|成本
        type|selection!|Product Type|产品类型|consu=Goods=实物;service=Service=服务;combo=Combo=组合
        volume|float|Volume|体积
        weight|float|Weight|重量
        write_date|datetime~|Write Date|写入日期
        write_uid|many2one~>res.users|Last Updated by|最后更新人
        = {"active": true, "list_price": 1.0, "purchase_ok": true, "sale_ok": true, "type": "consu"}
        """
}
