// Generated from fields_get of Odoo 19.0: name|type flags>relation|English|Chinese|selection.
// Flags: ! required, ~ written by the store alone, * computed, @ translated. The last line has the defaults.
// swift-format-ignore-file

extension SchemaText {
    static let resCurrency = """
        active|boolean|Active|有效
        create_date|datetime~|Created on|创建日期
        create_uid|many2one~>res.users|Created by|创建人
        currency_subunit_label|char|Currency Subunit|币别小组
        currency_unit_label|char|Currency Unit|币别单位
        decimal_places|integer|Decimal Places|小数位数
        display_name|char~*|Display Name|显示名称
        full_name|char|Name|名称
        id|integer~|ID|
        iso_numeric|integer|Currency numeric code.|币别的数字代码。
        name|char!|Currency|币别
        position|selection|Symbol Position|符号位置|after=After Amount=在金额后面;before=Before Amount=金额前
        rounding|float|Rounding Factor|四舍五入系数
        symbol|char!|Symbol|符号
        write_date|datetime~|Last Updated on|最后更新时间
        write_uid|many2one~>res.users|Last Updated by|最后更新人
        = {"active": true, "position": "after", "rounding": 0.01}
        """
}
