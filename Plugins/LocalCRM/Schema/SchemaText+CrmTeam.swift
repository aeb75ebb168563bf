// Generated from fields_get of Odoo 19.0: name|type flags>relation|English|Chinese|selection.
// Flags: ! required, ~ written by the store alone, * computed, @ translated. The last line has the defaults.
// swift-format-ignore-file

extension SchemaText {
    static let crmTeam = """
        active|boolean|Active|有效
        color|integer|Color Index|颜色指标
        company_id|many2one>res.company|Company|公司
        create_date|datetime~|Created on|创建日期
        create_uid|many2one~>res.users|Created by|创建人
        currency_id|many2one*>res.currency|Currency|币别
        display_name|char~*|Display Name|显示名称
        id|integer~|ID|
        member_ids|many2many>res.users|Salespersons|销售员
        message_ids|one2many>mail.message.res_id|Messages|消息
        name|char!@|Sales Team|销售团队
        sequence|integer|Sequence|序列
        use_leads|boolean|Leads|线索
        use_opportunities|boolean|Pipeline|渠道
        user_id|many2one>res.users|Team Leader|团队负责人
        write_date|datetime~|Last Updated on|上次更新日期
        write_uid|many2one~>res.users|Last Updated by|最后更新人
        = {"active": true, "color": 11, "sequence": 10, "use_opportunities": true}
        """
}
