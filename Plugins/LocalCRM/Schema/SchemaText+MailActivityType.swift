// Generated from fields_get of Odoo 19.0: name|type flags>relation|English|Chinese|selection.
// Flags: ! required, ~ written by the store alone, * computed, @ translated. The last line has the defaults.
// swift-format-ignore-file

extension SchemaText {
    static let mailActivityType = """
        active|boolean|Active|有效
        category|selection|Action|操作|default=None=无;upload_file=Upload Document=上传单据;phonecall=Phonecall=电话;meeting=Meeting=会议
        chaining_type|selection|Chaining Type|链接类型|suggest=Suggest Next Activity=建议下一个活动;trigger=Trigger Next Activity=触发下一个活动
        create_date|datetime~|Created on|创建日期
        create_uid|many2one~>res.users|Create Uid|创建Uid
        default_user_id|many2one>res.users|Default User|默认用户
        delay_count|integer|Schedule|安排
        delay_from|selection|Delay Type|延迟类型|current_date=after previous activity completion date=上一活动完成日期之后;previous_activity=after previous activity deadline=上次活动结束后
        delay_unit|selection!|Delay units|延迟单位|days=days=天;weeks=weeks=周;months=months=月
        display_name|char~*|Display Name|显示名称
        icon|char|Icon|图标
        id|integer~|ID|
        name|char!@|Name|名称
        res_model|char|Model|模型
        sequence|integer|Sequence|序列
        summary|char@|Default Summary|默认摘要
        write_date|datetime~|Last Updated on|上次更新日期
        write_uid|many2one~>res.users|Last Updated by|最后更新人
        = {"active": true, "category": "default", "chaining_type": "suggest", "delay_from": "previous_activity", "delay_unit": "days", "sequence": 10}
        """
}
