// Generated from fields_get of Odoo 19.0: name|type flags>relation|English|Chinese|selection.
// Flags: ! required, ~ written by the store alone, * computed, @ translated. The last line has the defaults.
// swift-format-ignore-file

extension SchemaText {
    static let mailActivity = """
        active|boolean|Active|有效
        activity_category|selection*|Action|操作|default=None=无;upload_file=Upload Document=上传单据;phonecall=Phonecall=电话;meeting=Meeting=会议
        activity_type_id|many2one>mail.activity.type|Activity Type|活动类型
        calendar_event_id|many2one>calendar.event|Calendar Meeting|日历会议
        create_date|datetime~|Created on|创建日期
        create_uid|many2one~>res.users|Created by|创建人
        date_deadline|date!|Due Date|到期日期
        date_done|date~|Done Date|完成日期
        display_name|char~*|Display Name|显示名称
        feedback|text|Feedback|反馈
        icon|char*|Icon|图标
        id|integer~|ID|
        note|html|Note|备注
        res_id|many2one_reference|Related Document ID|相关单据ID
        res_model|char~|Related Document Model|相关单据模型
        res_name|char~|Document Name|单据名称
        state|selection*|State|状态|overdue=Overdue=逾期;today=Today=今天;planned=Planned=已安排;done=Done=已完成
        summary|char|Summary|摘要
        user_id|many2one>res.users|Assigned to|分派给
        write_date|datetime~|Last Updated on|上次更新日期
        write_uid|many2one~>res.users|Last Updated by|最后更新人
        = {"active": true}
        """
}
