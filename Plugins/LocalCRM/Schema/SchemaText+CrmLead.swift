// Generated from fields_get of Odoo 19.0: name|type flags>relation|English|Chinese|selection.
// Flags: ! required, ~ written by the store alone, * computed, @ translated. The last line has the defaults.
// swift-format-ignore-file

extension SchemaText {
    static let crmLead = """
        active|boolean|Active|有效
        activity_date_deadline|date*|Next Activity Deadline|下一活动截止日期
        activity_ids|one2many>mail.activity.res_id|Activities|活动
        activity_state|selection*|Activity State|活动状态|overdue=Overdue;today=Today;planned=Planned
        activity_summary|char*|Next Activity Summary|下一活动摘要
        activity_type_id|many2one*>mail.activity.type|Next Activity Type|下一活动类型
        activity_user_id|many2one*>res.users|Responsible User|负责人
        automated_probability|float~|Automated Probability|自动概率
        calendar_event_ids|one2many>calendar.event.opportunity_id|Meetings|会议
        city|char|City|城市
        color|integer|Color Index|颜色索引
        commercial_partner_id|many2one*>res.partner|Customer Company|客户公司
        company_currency|many2one*>res.currency|Currency|币别
        company_id|many2one>res.company|Company|公司
        contact_name|char|Contact Name|联系人姓名
        country_id|many2one>res.country|Country|国家/地区
        create_date|datetime~|Created on|创建日期
        create_uid|many2one~>res.users|Created by|创建人
        date_closed|datetime~|Closed Date|关闭日期
        date_conversion|datetime|Conversion Date|转化日期
        date_deadline|date|Expected Closing|预期结束
        date_last_stage_update|datetime~|Last Stage Update|最后阶段更新
        date_open|datetime|Assignment Date|指派日期
        description|html|Notes|备注
        display_name|char~*|Display Name|显示名称
        email_from|char|Email|电子邮件
        email_normalized|char~|Normalized Email|规范化电子邮件
        expected_revenue|monetary|Expected Revenue|预期收入
        function|char|Job Position|工作岗位
        id|integer~|ID|
        lost_reason_id|many2one>crm.lost.reason|Lost Reason|丢失原因
        message_ids|one2many>mail.message.res_id|Messages|消息
        my_activity_date_deadline|date*|My Activity Deadline|我的活动截止时间
        name|char!|Opportunity|商机
        order_ids|one2many>sale.order.opportunity_id|Orders|订单
        partner_id|many2one>res.partner|Contact|联系人
        partner_name|char|Company Name|公司名称
        phone|char|Phone|电话号码
        phone_mobile_search|char*|Phone Number|电话号码
        phone_sanitized|char~|Sanitized Number|已净化号码
        priority|selection|Priority|优先级|0=Low=低;1=Medium=中等;2=High=高;3=Very High=非常高
        probability|float|Probability|概率
        prorated_revenue|monetary~|Prorated Revenue|按比例分配的收入
        quotation_count|integer*|Number of Quotations|报价的数量
        recurring_revenue|monetary|Recurring Revenues|经常性收入
        referred|char|Referred By|推荐人
        sale_amount_total|monetary*|Sum of Orders|销售订单的总数
        sale_order_count|integer*|Number of Sale Orders|销售订单数量
        source_id|many2one>utm.source|Source|来源
        stage_id|many2one>crm.stage|Stage|阶段
        state_id|many2one>res.country.state|State|省/州
        street|char|Street|街道
        street2|char|Street2|街道2
        tag_ids|many2many>crm.tag|Tags|标签
        team_id|many2one>crm.team|Sales Team|销售团队
        type|selection!|Type|类型|lead=Lead=线索;opportunity=Opportunity=商机
        user_id|many2one>res.users|Salesperson|销售人员
        website|char|Website|网站
        won_status|selection~|Won/Lost|赢得/丢失|won=Won=赢得;lost=Lost=已丢失;pending=Pending=待定
        write_date|datetime~|Last Updated on|最后更新日期
        write_uid|many2one~>res.users|Last Updated by|最后更新人
        zip|char|Zip|邮编
        = {"active": true, "priority": "0", "type": "opportunity"}
        """
}
