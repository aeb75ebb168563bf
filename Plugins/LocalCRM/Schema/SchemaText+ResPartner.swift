// Generated from fields_get of Odoo 19.0: name|type flags>relation|English|Chinese|selection.
// Flags: ! required, ~ written by the store alone, * computed, @ translated. The last line has the defaults.
// swift-format-ignore-file

extension SchemaText {
    static let resPartner = """
        active|boolean|Active|有效
        activity_date_deadline|date*|Next Activity Deadline|下一活动截止日期
        activity_ids|one2many>mail.activity.res_id|Activities|活动
        activity_state|selection*|Activity State|活动状态|overdue=Overdue=逾期;today=Today=今天;planned=Planned=已安排
        activity_summary|char*|Next Activity Summary|下一活动摘要
        activity_type_id|many2one*>mail.activity.type|Next Activity Type|下一活动类型
        activity_user_id|many2one*>res.users|Responsible User|责任用户
        barcode|char|Barcode|条形码
        category_id|many2many>res.partner.category|Tags|标签
        child_ids|one2many>res.partner.parent_id|Contact|联系人
        city|char|City|城市
        color|integer|Color Index|颜色索引
        comment|html|Notes|备注
        commercial_company_name|char~|Company Name Entity|公司名称实体
        commercial_partner_id|many2one~>res.partner|Commercial Entity|商业实体
        company_id|many2one>res.company|Company|公司
        company_name|char|Company Name|公司名称
        company_registry|char|Company ID|公司注册号
        company_type|selection*|Company Type|公司类型|person=Person=人;company=Company=公司
        complete_name|char~|Complete Name|全名
        contact_address|char*|Complete Address|完整地址
        country_id|many2one>res.country|Country|国家/地区
        create_date|datetime~|Created on|创建日期
        create_uid|many2one~>res.users|Created by|创建人
        credit_limit|float|Credit Limit|信贷额度
        customer_rank|integer|Customer Rank|客户等级
        display_name|char~*|Display Name|显示名称
        email|char|Email|邮箱
        email_normalized|char~|Normalized Email|规范化邮件
        function|char|Job Position|工作职位
        id|integer~|ID|
        is_company|boolean|Is a Company|是公司
        lang|selection|Language|语言|zh_CN=Chinese, Simplified / 简体中文;en_US=English (US)
        meeting_count|integer*|# Meetings|# 会议
        message_ids|one2many>mail.message.res_id|Messages|消息
        name|char|Name|名称
        opportunity_count|integer*|Opportunity Count|商机数量
        opportunity_ids|one2many>crm.lead.partner_id|Opportunities|商机
        parent_id|many2one>res.partner|Related Company|相关公司
        phone|char|Phone|电话
        phone_mobile_search|char*|Phone Number|电话号码
        phone_sanitized|char~|Sanitized Number|净化数量
        ref|char|Reference|参考
        sale_order_count|integer*|Sale Order Count|销售订单计数
        sale_order_ids|one2many>sale.order.partner_id|Sales Order|销售订单
        state_id|many2one>res.country.state|State|省/州
        street|char|Street|街道
        street2|char|Street2|详细地址
        supplier_rank|integer|Supplier Rank|供应商排名
        type|selection|Address Type|地址类型|contact=Contact=联系人;invoice=Invoice=发票;delivery=Delivery=发货;other=Other=其他
        tz|char|Timezone|时区
        user_id|many2one>res.users|Salesperson|业务员
        user_ids|one2many>res.users.partner_id|Users|用户
        vat|char|Tax ID|税号ID
        website|char|Website Link|网站链接
        write_date|datetime~|Last Updated on|最后更新时间
        write_uid|many2one~>res.users|Last Updated by|最后更新人
        zip|char|Zip|邮编
        = {"active": true, "type": "contact"}
        """
}
