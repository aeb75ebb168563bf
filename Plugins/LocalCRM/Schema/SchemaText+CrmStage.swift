// Generated from fields_get of Odoo 19.0: name|type flags>relation|English|Chinese|selection.
// Flags: ! required, ~ written by the store alone, * computed, @ translated. The last line has the defaults.
// swift-format-ignore-file

extension SchemaText {
    static let crmStage = """
        color|integer|Color|
        create_date|datetime~|Created on|创建日期
        create_uid|many2one~>res.users|Created by|创建人
        display_name|char~*|Display Name|显示名称
        fold|boolean|Folded in Pipeline|在渠道中折叠
        id|integer~|ID|
        is_won|boolean|Is Won Stage?|是赢得阶段？
        name|char!@|Stage Name|阶段名称
        requirements|text@|Requirements|要求
        rotting_threshold_days|integer|Days to rot|
        sequence|integer|Sequence|序号
        team_count|integer*|team_count|
        team_ids|many2many>crm.team|Sales Teams|销售团队
        write_date|datetime~|Last Updated on|最后更新日期
        write_uid|many2one~>res.users|Last Updated by|最后更新人
        = {"sequence": 1}
        """
}
