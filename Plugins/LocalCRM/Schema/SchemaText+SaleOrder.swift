// Generated from fields_get of Odoo 19.0: name|type flags>relation|English|Chinese|selection.
// Flags: ! required, ~ written by the store alone, * computed, @ translated. The last line has the defaults.
// swift-format-ignore-file

extension SchemaText {
    static let saleOrder = """
        activity_date_deadline|date*|Next Activity Deadline|下一活动截止日期
        activity_ids|one2many>mail.activity.res_id|Activities|活动
        activity_state|selection*|Activity State|活动状态|overdue=Overdue;today=Today;planned=Planned
        activity_summary|char*|Next Activity Summary|下一活动摘要
        activity_type_id|many2one*>mail.activity.type|Next Activity Type|下一活动类型
        activity_user_id|many2one*>res.users|Responsible User|责任用户
        amount_tax|monetary~|Taxes|税项
        amount_total|monetary~|Total|总计
        amount_untaxed|monetary~|Untaxed Amount|未完税金额
        client_order_ref|char|Customer Reference|客户参考号
        commitment_date|datetime|Delivery Date|交付日期
        company_id|many2one>res.company|Company|公司
        create_date|datetime~|Creation Date|创建日期
        create_uid|many2one~>res.users|Created by|创建人
        currency_id|many2one>res.currency|Currency|币别
        date_order|datetime|Order Date|订单日期
        display_name|char~*|Display Name|显示名称
        id|integer~|ID|
        invoice_status|selection~|Invoice Status|发票状态|upselling=Upselling Opportunity=加售商机;invoiced=Fully Invoiced=已全额开票;to invoice=To Invoice=待开票;no=Nothing to Invoice=没有待开票项目
        is_expired|boolean*|Is Expired|已过期
        locked|boolean|Locked|已锁定
        message_ids|one2many>mail.message.res_id|Messages|消息
        name|char|Order Reference|订单参考号
        note|html|Terms and conditions|条款和条件
        opportunity_id|many2one>crm.lead|Opportunity|商机
        order_line|one2many>sale.order.line.order_id|Order Lines|订单明细
        origin|char|Source Document|源单据
        partner_id|many2one!>res.partner|Customer|客户
        partner_invoice_id|many2one>res.partner|Invoice Address|发票地址
        partner_shipping_id|many2one>res.partner|Delivery Address|交付地址
        source_id|many2one>utm.source|Source|来源
        state|selection|Status|状态|draft=Quotation=报价单;sent=Quotation Sent=已发送报价单;sale=Sales Order=销售订单;cancel=Cancelled=已取消
        tag_ids|many2many>crm.tag|Tags|标签
        team_id|many2one>crm.team|Sales Team|销售团队
        user_id|many2one>res.users|Salesperson|销售人员
        validity_date|date|Expiration|有效期至
        write_date|datetime~|Last Updated on|上次更新日期
        write_uid|many2one~>res.users|Last Updated by|上一更新人
        = {"name": "New", "state": "draft"}
        """
}
