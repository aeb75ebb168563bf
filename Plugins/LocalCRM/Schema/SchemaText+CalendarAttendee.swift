// Generated from fields_get of Odoo 19.0: name|type flags>relation|English|Chinese|selection.
// Flags: ! required, ~ written by the store alone, * computed, @ translated. The last line has the defaults.
// swift-format-ignore-file

extension SchemaText {
    static let calendarAttendee = """
        availability|selection~|Available/Busy|有空/繁忙|free=Available=有空;busy=Busy=忙碌
        common_name|char~|Common name|通用名称
        create_date|datetime~|Created on|创建日期
        create_uid|many2one~>res.users|Created by|创建人
        display_name|char~*|Display Name|显示名称
        email|char*|Email|电子邮件
        event_id|many2one!>calendar.event|Meeting linked|会议已连接
        id|integer~|ID|
        partner_id|many2one!>res.partner|Attendee|參加者
        phone|char*|Phone|电话
        state|selection|Status|状态|accepted=Yes=是;declined=No=否;tentative=Maybe=也许;needsAction=Needs Action=待处理
        write_date|datetime~|Last Updated on|上次更新日期
        write_uid|many2one~>res.users|Last Updated by|最后更新人
        = {"state": "needsAction"}
        """
}
