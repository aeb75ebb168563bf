// Generated from fields_get of Odoo 19.0: name|type flags>relation|English|Chinese|selection.
// Flags: ! required, ~ written by the store alone, * computed, @ translated. The last line has the defaults.
// swift-format-ignore-file

extension SchemaText {
    static let resUsers = """
        active|boolean|Active|有效
        color|integer|Color Index|颜色索引
        company_id|many2one>res.company|Company|公司
        company_ids|many2many>res.company|Companies|公司
        create_date|datetime~|Created on|创建日期
        create_uid|many2one~>res.users|Created by|创建人
        display_name|char~*|Display Name|显示名称
        email|char|Email|邮箱
        id|integer~|ID|
        lang|selection|Language|语言|zh_CN=Chinese, Simplified / 简体中文;en_US=English (US)
        login|char!|Login|登录
        name|char!|Name|名称
        partner_id|many2one>res.partner|Related Partner|相关合作伙伴
        phone|char|Phone|电话
        share|boolean|Share User|共享用户
        signature|html|Email Signature|电子邮件签名
        tz|char|Timezone|时区
        write_date|datetime~|Last Updated on|最后更新时间
        write_uid|many2one~>res.users|Last Updated by|最后更新人
        = {"active": true}
        """
}
