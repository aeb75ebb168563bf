// Generated from fields_get of Odoo 19.0: name|type flags>relation|English|Chinese|selection.
// Flags: ! required, ~ written by the store alone, * computed, @ translated. The last line has the defaults.
// swift-format-ignore-file

extension SchemaText {
    static let resCompany = """
        active|boolean|Active|有效
        city|char|City|城市
        country_id|many2one>res.country|Country|国家/地区
        create_date|datetime~|Created on|创建日期
        create_uid|many2one~>res.users|Created by|创建人
        currency_id|many2one!>res.currency|Currency|货币
        display_name|char~*|Display Name|显示名称
        email|char|Email|电子邮件
        id|integer~|ID|ID
        name|char!|Company Name|公司名称
        partner_id|many2one>res.partner|Partner|业务伙伴
        phone|char|Phone|电话
        sequence|integer|Sequence|序号
        street|char|Street|街道
        vat|char|Tax ID|税号
        website|char|Website Link|网站链接
        write_date|datetime~|Last Updated on|上次更新日期
        write_uid|many2one~>res.users|Last Updated by|上次更新人
        zip|char|Zip|邮政编码
        = {"active": true, "sequence": 10}
        """
}
