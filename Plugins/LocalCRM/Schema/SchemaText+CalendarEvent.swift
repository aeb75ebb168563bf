// Generated from fields_get of Odoo 19.0: name|type flags>relation|English|Chinese|selection.
// Flags: ! required, ~ written by the store alone, * computed, @ translated. The last line has the defaults.
// swift-format-ignore-file

extension SchemaText {
    static let calendarEvent = """
        accepted_count|integer*|Accepted Count|已接受数量
        active|boolean|Active|有效
        activity_ids|one2many>mail.activity.calendar_event_id|Activities|活动
        allday|boolean|All Day|全天
        attendee_ids|one2many>calendar.attendee.event_id|Participant|参与者
        attendees_count|integer*|Attendees Count|参会者数量
        create_date|datetime~|Created on|创建日期
        create_uid|many2one~>res.users|Created by|创建人
        description|html|Description|描述
        display_name|char~*|Display Name|显示名称
        duration|float|Duration|时长
        id|integer~|ID|
        location|char|Location|位置
        message_ids|one2many>mail.message.res_id|Messages|消息
        name|char!|Meeting Subject|会议主题
        notes|html|Notes|备注
        opportunity_id|many2one>crm.lead|Opportunity|商机
        partner_id|many2one*>res.partner|Scheduled by|规划人
        partner_ids|many2many>res.partner|Attendees|参会者
        privacy|selection|Privacy|隐私|public=Public=公开;private=Private=私密;confidential=Only internal users=仅限内部用户
        res_id|many2one_reference|Document ID|文档 ID
        res_model|char~|Document Model Name|文档模型名称
        show_as|selection|Show as|显示为|free=Available=有空;busy=Busy=忙碌
        start|datetime|Start|开始
        start_date|date|Start Date|开始日期
        stop|datetime|Stop|停止
        stop_date|date|End Date|结束日期
        user_id|many2one>res.users|Organizer|组织者
        videocall_location|char|Meeting URL|会议网址
        write_date|datetime~|Last Updated on|上次更新日期
        write_uid|many2one~>res.users|Last Updated by|最后更新人
        = {"active": true, "show_as": "busy"}
        """
}
